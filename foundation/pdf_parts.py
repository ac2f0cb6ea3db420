"""The parts of a PDF file as the typesetter writes it: one object stream, and streams that stand alone.

Not a reader of any PDF: what is laid out otherwise raises `UnknownLayout`.
"""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

STANDING = re.compile(rb"(\d+) 0 obj\n(<<.*?>>)\nstream\n", re.DOTALL)
END = b"\nendstream\nendobj\n"
LENGTH, FIRST = re.compile(rb"/Length (\d+)"), re.compile(rb"/First (\d+)")
TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|(?<![\d.])(\d+) 0 R\b", re.DOTALL)


class UnknownLayout(Exception):
    """A file that the typesetter did not write like this."""


@dataclass(frozen=True)
class Parts:
    """Objects by number: `plain` ones, `streams` as (dictionary, content); `size` is above every number."""

    plain: dict[int, bytes]
    streams: dict[int, tuple[bytes, bytes]]
    size: int

    def typed(self, name: bytes) -> int:
        """Return the number of the first object of a type."""
        for number, data in self.plain.items():
            if b"/Type /" + name in data:
                return number
        raise UnknownLayout(name.decode())

    def named(self, key: bytes, of: int) -> int:
        """Return the number that an object refers to by a key of its dictionary."""
        found = re.search(rb"/" + key + rb" (\d+) 0 R", self.plain[of])
        if found is None:
            raise UnknownLayout(key.decode())
        return int(found[1])


def parts(content: bytes) -> Parts:
    """Take a file apart; the lists of what is where are left out."""
    plain: dict[int, bytes] = {}
    streams: dict[int, tuple[bytes, bytes]] = {}
    place, number = content.index(b"\n", content.index(b"\n") + 1) + 1, 0
    while found := STANDING.match(content, place):
        number, length = int(found[1]), _number(LENGTH, found[2])
        inside, place = content[found.end() : found.end() + length], found.end() + length + len(END)
        if b"/Type /ObjStm" in found[2]:
            plain |= _packed(zlib.decompress(inside), _number(FIRST, found[2]))
        elif b"/Type /XRef" not in found[2]:
            streams[number] = found[2], inside
    if not content.startswith(b"startxref", place) or not plain:
        raise UnknownLayout(content[place : place + 40].decode(errors="replace"))
    return Parts(plain, streams, number + 1)


def _number(what: re.Pattern[bytes], dictionary: bytes) -> int:
    found = what.search(dictionary)
    if found is None:
        raise UnknownLayout(dictionary[:80].decode(errors="replace"))
    return int(found[1])


def _packed(data: bytes, first: int) -> dict[int, bytes]:
    table = [int(word) for word in data[:first].split()]
    numbers, places = table[::2], [first + place for place in table[1::2]]
    ends = [*places[1:], len(data)]
    return {number: data[begin:end].strip() for number, begin, end in zip(numbers, places, ends, strict=True)}


def renumbered(data: bytes, to: Callable[[int], int]) -> bytes:
    """Return an object's text with every reference to another object renumbered; strings stay as they are."""
    return TOKEN.sub(lambda found: b"%d 0 R" % to(int(found[1])) if found[1] else found[0], data)
