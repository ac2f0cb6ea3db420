"""Rows that no key knows and that look like an exhibitor all the same, and what somebody said they are."""

from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    UniqueConstraint,
    and_,
    delete,
    distinct,
    exists,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from exhibitors.imports.models import ImportRow, ImportRun
from exhibitors.models import Exhibitor
from foundation.database import Base, db
from foundation.upsert import upsert


class ImportLikeness(Base):
    """An exhibitor that a row, new by every key, may be all the same; `score` is from 0 to 1."""

    __tablename__ = "import_likeness"
    __table_args__ = (UniqueConstraint("run_id", "number", "exhibitor_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    score: Mapped[float]
    reasons: Mapped[list[Any]] = mapped_column(JSON, default=list)


class ImportDecision(Base):
    """What somebody said that a row is: this exhibitor, or (None) a new one. It outlives a new preview.

    A decision holds while the row still has the name that was decided on.
    """

    __tablename__ = "import_decision"
    __table_args__ = (UniqueConstraint("run_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    name_key: Mapped[str]
    exhibitor_id: Mapped[int | None] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True
    )


def decided(run: ImportRun, number: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a row was decided by hand."""
    return exists().where(ImportDecision.run_id == run.id, ImportDecision.number == number)


def undecided(run: ImportRun) -> int:
    """Return how many rows look like a known exhibitor and are not decided."""
    open_ = ImportLikeness.run_id == run.id, ~decided(run, ImportLikeness.__table__.c.number)
    return db.session.scalar(select(func.count(distinct(ImportLikeness.number))).where(*open_)) or 0


def span(run: ImportRun) -> tuple[int, int]:
    """Return the first and the last row that were decided."""
    ends = select(func.min(ImportDecision.number), func.max(ImportDecision.number))
    low, high = db.session.execute(ends.where(ImportDecision.run_id == run.id)).one()
    return low or 0, high or 0


def decide(run: ImportRun, number: int, exhibitor_id: int | None) -> None:
    """Say that a row is this exhibitor, or (None) a new one; raise LookupError when either is not there."""
    row = select(ImportRow.name_key).where(ImportRow.run_id == run.id, ImportRow.number == number)
    name_key = db.session.scalar(row)
    if name_key is None or (exhibitor_id is not None and db.session.get(Exhibitor, exhibitor_id) is None):
        raise LookupError(number)
    said = {"run_id": run.id, "number": number, "name_key": name_key, "exhibitor_id": exhibitor_id}
    upsert(ImportDecision, [said], ["run_id", "number"])


def take_back(run: ImportRun, number: int) -> None:
    """Leave a row undecided again."""
    mine = ImportDecision.run_id == run.id, ImportDecision.number == number
    db.session.execute(delete(ImportDecision).where(*mine))


def decide_all_above(run: ImportRun, score: float) -> int:
    """Say of each undecided row that it is the likeliest exhibitor, if that scores `score` or more.

    Return how many. Two rows that look like one exhibitor most are left to be decided one by one.
    """
    best = func.row_number().over(
        partition_by=ImportLikeness.number,
        order_by=(ImportLikeness.score.desc(), ImportLikeness.exhibitor_id),
    )
    ranked = select(ImportLikeness, best.label("place")).where(ImportLikeness.run_id == run.id).subquery()
    likely = select(ranked).where(ranked.c.place == 1, ranked.c.score >= score).subquery()
    alone = select(likely.c.exhibitor_id).group_by(likely.c.exhibitor_id).having(func.count() == 1)
    new = (
        select(literal(run.id), ImportRow.number, ImportRow.name_key, likely.c.exhibitor_id)
        .join(likely, and_(ImportRow.run_id == run.id, ImportRow.number == likely.c.number))
        .where(likely.c.exhibitor_id.in_(alone), ~decided(run, likely.c.number))
    )
    columns = ["run_id", "number", "name_key", "exhibitor_id"]
    statement = insert(ImportDecision).from_select(columns, new).execution_options(preserve_rowcount=True)
    return db.session.connection().execute(statement).rowcount
