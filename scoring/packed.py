"""A bundle's files as one ZIP or one PDF, piece by piece: any team needs the memory of one report."""

import zipfile
from collections.abc import Iterator
from typing import IO, cast

from sqlalchemy import select

from foundation import bound_pdf
from foundation.database import db
from scoring.bundle import BundledReport

READABLE = 0o644 << 16


class _Tray:
    """What the archive wrote and nobody has taken yet; the archive cannot look back in it."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Take a piece."""
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def taken(self) -> bytes:
        """Return what is there and forget it."""
        found, self.pieces = b"".join(self.pieces), []
        return found


def _written(bundle_id: int) -> Iterator[BundledReport]:
    """The files by name, one in memory at a time."""
    numbers = select(BundledReport.report_id).where(BundledReport.bundle_id == bundle_id)
    for report_id in db.session.scalars(numbers.order_by(BundledReport.name)).all():
        file = db.session.get_one(BundledReport, (bundle_id, report_id))
        yield file
        db.session.expunge(file)


def packed(bundle_id: int) -> Iterator[bytes]:
    """Yield the ZIP piece by piece, one report in memory at a time. The same files give the same bytes."""
    tray = _Tray()
    with zipfile.ZipFile(cast(IO[bytes], tray), "w") as archive:
        for file in _written(bundle_id):
            entry = zipfile.ZipInfo(file.name)
            entry.external_attr = READABLE
            archive.writestr(entry, file.content)
            yield tray.taken()
    yield tray.taken()


def bound(bundle_id: int, title: str, language: str) -> Iterator[bytes]:
    """Yield the reports as one PDF, a bookmark each, piece by piece; the same files give the same bytes."""
    files = ((file.name.removesuffix(".pdf"), file.content) for file in _written(bundle_id))
    return bound_pdf.bound(files, title, language)
