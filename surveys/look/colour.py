"""One accent colour made fit to read: contrast after WCAG 2.2, shades for light and dark."""

import re
from dataclasses import dataclass

WHITE, NIGHT = "#ffffff", "#12161b"
TEXT, SHAPE = 4.5, 3.0
"""The least contrast of text, and of what is no text, with what is behind it."""
STEP, LIGHT_TINT, DARK_TINT = 0.02, 0.1, 0.25
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class NoColour(ValueError):
    """Not a colour as "#0b6f6a"."""


class Unreadable(ValueError):
    """White writing on the colour cannot be read; `nearest` is a darker one on which it can."""

    def __init__(self, contrast: float, nearest: str) -> None:
        super().__init__(contrast, nearest)
        self.contrast = contrast
        self.nearest = nearest


@dataclass(frozen=True)
class Shades:
    """What is filled with white writing on it, what is written or outlined, and the ground behind that."""

    fill: str
    mark: str
    tint: str


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with a share (0-1) of another in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _until(colour: str, towards: str, behind: str, needed: float) -> str:
    """The colour, moved as little as needed towards another until it stands out."""
    share, found = 0.0, colour
    while contrast(found, behind) < needed and share < 1:
        share += STEP
        found = mixed(colour, towards, share)
    return found


def tidied(text: str) -> str:
    """The colour in small letters with its mark. Raises `NoColour`."""
    colour = f"#{text.strip().lower().removeprefix('#')}"
    if not _COLOUR.fullmatch(colour):
        raise NoColour(text)
    return colour


def check(accent: str) -> None:
    """Raises `Unreadable` where white writing on the colour, or the colour on white, cannot be read."""
    if contrast(WHITE, accent) < TEXT:
        raise Unreadable(contrast(WHITE, accent), _until(accent, "#000000", WHITE, TEXT))


def on_light(accent: str) -> Shades:
    """The shades on a white ground."""
    tint = mixed(WHITE, accent, LIGHT_TINT)
    return Shades(accent, _until(accent, "#000000", tint, TEXT), tint)


def on_dark(accent: str) -> Shades:
    """The shades on the dark ground: a colour too dark to be seen there is lightened."""
    fill = _until(accent, WHITE, NIGHT, SHAPE)
    tint = mixed(NIGHT, fill, DARK_TINT)
    return Shades(fill, _until(fill, WHITE, tint, TEXT), tint)


def stylesheet(accent: str) -> str:
    """The rules that colour the answer pages."""
    light, dark = on_light(accent), on_dark(accent)
    rules = (
        f"--{name}: light-dark({getattr(light, name)}, {getattr(dark, name)});"
        for name in ("fill", "mark", "tint")
    )
    return f":root {{ {' '.join(rules)} }}\n"
