"""A logo made fit for a small page: drawn anew, small, without whatever else was in the file."""

import io

LARGEST_FILE = 2 * 2**20
MOST_PIXELS = 25_000_000
WIDEST, HIGHEST = 320, 88
"""Twice what is shown, for fine screens."""
HEAVIEST = 12_000
COLOURS = (0, 128, 64, 32)


class NoPicture(ValueError):
    """Neither PNG nor JPEG, or broken."""


class TooLarge(ValueError):
    """More bytes or pixels than are taken, or too heavy for a page even when small."""


def drawn(content: bytes) -> bytes:
    """Return the picture as a PNG of at most WIDEST x HIGHEST pixels and HEAVIEST bytes.

    Raises `NoPicture` or `TooLarge`.
    """
    from PIL import Image  # only who uploads a logo needs it

    if len(content) > LARGEST_FILE:
        raise TooLarge
    try:
        # Asked first: the writer of PDF files has Pillow draw what is cut off as if it were whole.
        Image.open(io.BytesIO(content), formats=("PNG", "JPEG")).verify()
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as sent:
            if sent.width * sent.height > MOST_PIXELS:
                raise TooLarge
            picture = sent.convert("RGBA")
    except TooLarge:
        raise
    except Exception as error:
        raise NoPicture from error
    picture.thumbnail((WIDEST, HIGHEST))
    for colours in COLOURS:
        made = io.BytesIO()
        (picture.quantize(colours) if colours else picture).save(made, "PNG", optimize=True)
        if made.tell() <= HEAVIEST:
            return made.getvalue()
    raise TooLarge
