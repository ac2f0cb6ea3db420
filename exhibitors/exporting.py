"""A long list written to a file by a job: complete at any size, in pieces, kept for a day for who asked."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask_babel import force_locale
from sqlalchemy import JSON, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.export import header, rows
from exhibitors.filters import Filters, from_address
from exhibitors.queries import counted
from foundation import clock, csv_file, work
from foundation.database import Base, UtcDateTime, db, one_of, unit_of_work, word

KINDS = ("csv", "xlsx")
JOB = "exhibitors.export"
KEPT = timedelta(days=1)
PIECE, EVERY, MOST = 1 << 20, 1000, 50


class ListExport(Base):
    """A file that somebody asked for: of which list, in which language."""

    __tablename__ = "list_export"
    __table_args__ = (one_of("kind", KINDS),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = word()
    query: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    language: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, index=True)

    @property
    def subject(self) -> str:
        """Return the name under which the export's job is found."""
        return f"export:{self.id}"


class ExportPiece(Base):
    """A piece of a file."""

    __tablename__ = "export_piece"
    export_id: Mapped[int] = mapped_column(ForeignKey("list_export.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes]


def start(filters: Filters, kind: str, person_id: int, language: str) -> ListExport:
    """Ask for the list as a file."""
    export = ListExport(
        person_id=person_id,
        edition_id=filters.edition_id,
        kind=kind,
        query=filters.address,
        language=language,
    )
    db.session.add(export)
    db.session.flush()
    work.queue(JOB, subject=export.subject, export=export.id)
    return export


def exports_of(person_id: int) -> list[tuple[ListExport, work.Job | None]]:
    """Return what the person asked for in the last day, newest first, each with its job."""
    fresh = ListExport.person_id == person_id, ListExport.asked_at > clock.now() - KEPT
    query = select(ListExport).where(*fresh).order_by(ListExport.id.desc()).limit(MOST)
    found = db.session.scalars(query).all()
    about = work.Job.subject.in_([export.subject for export in found])
    jobs = {
        job.subject: job for job in db.session.scalars(select(work.Job).where(about).order_by(work.Job.id))
    }
    return [(export, jobs.get(export.subject)) for export in found]


def mine(export_id: int, person_id: int) -> ListExport | None:
    """Return the export if this person asked for it, less than a day ago."""
    export = db.session.get(ListExport, export_id)
    if export is None or export.asked_at <= clock.now() - KEPT:
        return None
    return export if export.person_id == person_id else None


def content(export_id: int) -> Iterator[bytes]:
    """Return the file piece by piece."""
    number = 0
    pieces = select(ExportPiece.content).where(ExportPiece.export_id == export_id)
    while (piece := db.session.scalar(pieces.where(ExportPiece.number == number))) is not None:
        yield piece
        number += 1


@work.handles(JOB)
def write_file(job: work.Job) -> None:
    """Write the file; a job that was cut off starts anew."""
    export = db.session.get(ListExport, job.payload["export"])
    if export is None:
        return
    db.session.execute(delete(ExportPiece).where(ExportPiece.export_id == export.id))
    number, kind, language = export.id, export.kind, export.language
    filters = from_address(export.query, export.edition_id, export.person_id)
    total = counted(filters)
    with force_locale(language):
        lines = _reported(job, rows(filters), total)
        for place, piece in enumerate(_pieces(kind, header(), lines)):
            db.session.add(ExportPiece(export_id=number, number=place, content=piece))
            db.session.commit()


def _reported(job: work.Job, lines: Iterable[list[Any]], total: int) -> Iterator[list[Any]]:
    """Pass rows on; progress, and the end of a transaction, every so many."""
    for done, line in enumerate(lines, 1):
        yield line
        if done % EVERY == 0:
            job.report(done, max(total, done))
            db.session.commit()


def _pieces(kind: str, head: Sequence[str], lines: Iterable[list[Any]]) -> Iterator[bytes]:
    if kind == "xlsx":
        from foundation import xlsx_file  # slow to load: with the first workbook, not with the server

        yield from _packed(xlsx_file.pieces(head, lines))
    else:
        yield from _packed(line.encode() for line in csv_file.lines(head, lines))


def _packed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Return the same bytes in larger pieces."""
    waiting: list[bytes] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= PIECE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)


def forget_old() -> int:
    """Delete the files that are older than a day; return how many."""
    old = delete(ListExport).where(ListExport.asked_at < clock.now() - KEPT)
    with unit_of_work():
        return db.session.connection().execute(old).rowcount
