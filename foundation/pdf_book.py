"""A PDF file that is written as it grows: which object is where is all that is remembered."""

import zlib
from array import array

FREE, ALONE, PACKED = 0, 1, 2
WIDTHS = 1, 5, 4


class Book:
    """Numbers, places and bytes of a PDF file; `leading` numbers are for the objects that lead to it all."""

    def __init__(self, leading: int) -> None:
        self.written = 0
        self.kinds, self.places, self.indexes = array("B"), array("Q"), array("L")
        self.take(leading)

    def take(self, size: int) -> int:
        """Take so many numbers; return what is to be added to numbers from 0 on."""
        base = len(self.kinds)
        for column in (self.kinds, self.places, self.indexes):
            column.extend([0] * size)
        return base

    def opening(self) -> bytes:
        """Return how a file begins."""
        return self._grown(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")

    def _grown(self, piece: bytes) -> bytes:
        self.written += len(piece)
        return piece

    def add(self, plain: dict[int, bytes], streams: dict[int, tuple[bytes, bytes]]) -> bytes:
        """Return objects by number: streams one by one, the plain ones packed together."""
        pieces = [self._alone(number, *stream) for number, stream in streams.items()]
        return b"".join([*pieces, self._packed(plain)])

    def _alone(self, number: int, about: bytes, inside: bytes) -> bytes:
        self.kinds[number], self.places[number] = ALONE, self.written
        return self._grown(b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, about, inside))

    def _packed(self, plain: dict[int, bytes]) -> bytes:
        number, table, place = self.take(1), b"", 0
        for index, (one, data) in enumerate(plain.items()):
            self.kinds[one], self.places[one], self.indexes[one] = PACKED, number, index
            table += b"%d %d " % (one, place)
            place += len(data) + 1
        inside = zlib.compress(table + b"\n".join(plain.values()))
        sizes = len(plain), len(table), len(inside)
        about = b"<</Type /ObjStm/N %d/First %d/Filter /FlateDecode/Length %d>>" % sizes
        return self._alone(number, about, inside)

    def closing(self, catalog: int, info: int) -> bytes:
        """Return the list of what is where, and how a file ends."""
        number, begins = self.take(1), self.written
        self.kinds[number], self.places[number] = ALONE, begins
        inside = zlib.compress(b"".join(map(self._line, range(len(self.kinds)))))
        entries = len(self.kinds), *WIDTHS, catalog, info, len(inside)
        about = b"<</Type /XRef/Size %d/W [%d %d %d]/Root %d 0 R/Info %d 0 R/Filter /FlateDecode/Length %d>>"
        return self._alone(number, about % entries, inside) + b"startxref\n%d\n%%%%EOF\n" % begins

    def _line(self, number: int) -> bytes:
        values = self.kinds[number], self.places[number], self.indexes[number]
        return b"".join(value.to_bytes(width, "big") for value, width in zip(values, WIDTHS, strict=True))
