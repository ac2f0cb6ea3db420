"""How much of a mail is parsed: whoever sends it shall not choose how long that takes.

The parser's work grows with the square of a header's length, and with the depth of parts inside parts.
"""

from collections.abc import Callable
from email.message import EmailMessage
from email.policy import Compat32, EmailPolicy

LONGEST_HEADER = 2000
LONGEST_CONTENT_HEADER = 800
MOST_OPENED = 300
MOST_MULTIPARTS = 30


class TooMuchError(ValueError):
    """More parts than anybody sends."""


def _cut(name: str, value: str) -> str:
    content = name.lower().startswith("content-")
    return value[: LONGEST_CONTENT_HEADER if content else LONGEST_HEADER]


class PlainHeads(Compat32):
    """Headers as they are, cut."""

    def header_fetch_parse(self, name, value):
        """Return the beginning of a header."""
        return super().header_fetch_parse(name, _cut(name, value))


class BoundedMail(EmailPolicy):
    """Headers taken apart, cut before that; written again as they came."""

    def header_fetch_parse(self, name, value):
        """Take the beginning of a header apart."""
        return super().header_fetch_parse(name, _cut(name, str(value)))


class Part(EmailMessage):
    """A part that counts how many of its mail hold others."""

    holders: set[int]

    def get_boundary(self, failobj=None):
        """Return what parts its parts, or raise TooMuchError; the parser asks once for each holder."""
        self.holders.add(id(self))
        if len(self.holders) > MOST_MULTIPARTS:
            raise TooMuchError("too many parts inside parts")
        return super().get_boundary(failobj)


def policy() -> EmailPolicy:
    """Return how to parse one mail: raises TooMuchError where it has too many parts."""
    return BoundedMail(refold_source="none", message_factory=_counted())


def _counted() -> Callable[..., Part]:
    holders: set[int] = set()
    made = 0

    def new(policy: EmailPolicy) -> Part:
        nonlocal made
        made += 1
        if made > MOST_OPENED:
            raise TooMuchError("too many parts")
        part = Part(policy)
        part.holders = holders
        return part

    return new
