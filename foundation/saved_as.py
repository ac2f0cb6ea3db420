"""The name under which a browser saves an answer."""

from unicodedata import normalize
from urllib.parse import quote

from flask import Response


def save_as(answer: Response, filename: str, how: str = "attachment") -> None:
    """Name the file, in any script: plain letters for old programs, UTF-8 beside them (RFC 6266).

    A header holds ASCII only: the server refuses to send any other.
    """
    plain = normalize("NFKD", filename).encode("ascii", "ignore").decode()
    names = {"filename": plain}
    if plain != filename:
        names["filename*"] = f"UTF-8''{quote(filename, safe='')}"
    answer.headers.set("Content-Disposition", how, **names)
