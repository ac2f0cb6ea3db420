"""What a mail has beside its text: the same in HTML with the house's logo, made by whoever knows the look."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Dress:
    """The HTML, which shows the logo (a PNG) as `cid:logo` and nothing from elsewhere."""

    html: str
    logo: bytes


Maker = Callable[[str], Dress | None]
_MAKERS: list[Maker] = []


def dresses(maker: Maker) -> Maker:
    """Have `maker` dress the text of mails that ask for it."""
    _MAKERS.append(maker)
    return maker


def dress_of(body: str) -> Dress | None:
    """Return how the text is dressed, None where the house has no logo."""
    return next((found for maker in _MAKERS if (found := maker(body))), None)
