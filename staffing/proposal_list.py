"""The lines of a proposal as its page and its file show them, narrowed by the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from exhibitors.models import Exhibitor
from foundation.database import Rows, db
from foundation.paging import Page, page
from staff.models import Person
from staffing.models import Proposal, ProposalLine

SHOWN = ("changes", "stays", "missing", "nobody", "adjusted", "all")
FITS = 0.999


def moves() -> ColumnElement[bool]:
    """Return the condition that a line changes the owner."""
    return ProposalLine.to_id.is_not(None) & ProposalLine.to_id.is_distinct_from(ProposalLine.from_id)


@dataclass(frozen=True)
class Lines:
    """Which lines of the proposal are asked for."""

    proposal: Proposal
    show: str = "changes"
    to: int | None = None
    text: str = ""

    @classmethod
    def from_address(cls, proposal: Proposal, args: Mapping[str, str]) -> "Lines":
        """Return what the address asks for; unknown words are as good as none."""
        show, to = args.get("show", ""), args.get("to", "")
        number = int(to) if to.isdecimal() and len(to) < 10 else None
        return cls(proposal, show if show in SHOWN else SHOWN[0], number, args.get("q", "").strip()[:100])

    def _query(self) -> Select[*tuple[Any, ...]]:
        was, to = aliased(Person), aliased(Person)
        line = ProposalLine
        query: Select[*tuple[Any, ...]] = (
            select(
                line.id,
                line.exhibitor_id,
                Exhibitor.name,
                Exhibitor.relationship_class,
                line.hours,
                line.from_id,
                was.name.label("from_name"),
                line.to_id,
                to.name.label("to_name"),
                line.fit,
                line.why,
                line.adjusted,
            )
            .join(Exhibitor, Exhibitor.id == line.exhibitor_id)
            .outerjoin(was, was.id == line.from_id)
            .outerjoin(to, to.id == line.to_id)
            .where(line.proposal_id == self.proposal.id)
        )
        return query.where(*self._narrowed())

    def _narrowed(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = {
            "changes": [moves()],
            "stays": [ProposalLine.to_id == ProposalLine.from_id],
            "missing": [ProposalLine.fit < FITS],
            "nobody": [ProposalLine.to_id.is_(None)],
            "adjusted": [ProposalLine.adjusted],
        }.get(self.show, [])
        if self.to is not None:
            found = [*found, ProposalLine.to_id == self.to]
        if self.text:
            found = [*found, Exhibitor.search_text.contains(self.text.casefold(), autoescape=True)]
        return found

    def page(self, cursor: str | None) -> Page:
        """Return one page by name."""
        return page(self._query(), (Exhibitor.name_key, Exhibitor.id), cursor)

    def rows(self) -> Rows:
        """Return all of it, for the export."""
        return db.session.execute(self._query().order_by(Exhibitor.name_key, Exhibitor.id)).all()


def counts(proposal: Proposal) -> dict[str, int]:
    """Return how many lines each list has."""
    line = ProposalLine
    row = db.session.execute(
        select(
            func.count().label("all"),
            func.count().filter(moves()).label("changes"),
            func.count().filter(line.to_id == line.from_id).label("stays"),
            func.count().filter(line.fit < FITS).label("missing"),
            func.count().filter(line.to_id.is_(None)).label("nobody"),
            func.count().filter(line.adjusted).label("adjusted"),
        ).where(line.proposal_id == proposal.id)
    ).one()
    return dict(row._mapping)


def loads(proposal: Proposal) -> dict[int | None, tuple[int, float]]:
    """Return person -> (exhibitors, hours) as the proposal has it."""
    query = select(ProposalLine.to_id, func.count(), func.sum(ProposalLine.hours))
    rows = db.session.execute(
        query.where(ProposalLine.proposal_id == proposal.id).group_by(ProposalLine.to_id)
    )
    return {person: (count, float(hours)) for person, count, hours in rows}


def proposals(edition_id: int) -> Sequence[Proposal]:
    """Return the edition's proposals, the latest first, at most twenty."""
    query = select(Proposal).where(Proposal.edition_id == edition_id)
    return db.session.scalars(query.order_by(Proposal.id.desc()).limit(20)).all()
