"""HTML to tagged PDF (PDF/UA-1), with our own files only.

The typesetter takes most of a second to load: the first report loads it, not the start of the server.
"""

from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

STATIC = Path(__file__).parent.parent / "static"
STYLES = STATIC / "report.css"


class ForeignAddressError(Exception):
    """A report pointed at something other than one of our own static files; nothing was opened."""


class OwnFiles(URLFetcher):
    """Opens files of the static folder, and refuses every other address."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the file behind `url`."""
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not path.is_relative_to(STATIC) or not path.is_file():
            raise FatalURLFetchingError(url)
        kind = guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


@cache
def _styles() -> tuple[CSS, FontConfiguration]:
    fonts = FontConfiguration()
    return CSS(filename=str(STYLES), font_config=fonts, url_fetcher=OwnFiles()), fonts


def pdf(html: str) -> bytes:
    """Return a page as a PDF file; ForeignAddressError when it points outside the static folder."""
    styles, fonts = _styles()
    page = HTML(string=html, base_url=f"{STATIC.as_uri()}/", url_fetcher=OwnFiles())
    try:
        written = page.write_pdf(stylesheets=[styles], font_config=fonts, pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as error:
        raise ForeignAddressError(str(error)) from error
    assert written is not None
    return written
