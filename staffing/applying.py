"""A proposal made true in one transaction, refused when it is out of date, and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from exhibitors.bulk import changes
from exhibitors.field_change import ChangeBatch
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import db
from staff.models import Person
from staffing.models import Proposal, ProposalLine, ProposalState
from staffing.proposal_list import moves
from staffing.proposing import Refused, Settled


@dataclass(frozen=True)
class Changed:
    """What is not as the proposal had it: `owner` (now another), `cancelled`, or `left` (the person has)."""

    what: str
    exhibitor_id: int
    exhibitor: str
    was: str | None
    now: str | None


class OutOfDate(Refused):
    """Exhibitors or people changed since the proposal was made; `changed` says which."""

    def __init__(self, changed: Sequence[Changed]) -> None:
        super().__init__()
        self.changed = changed


def changed_since(proposal: Proposal) -> list[Changed]:
    """Return what changed meanwhile of the exhibitors that the proposal moves, by name."""
    was, now, to = aliased(Person), aliased(Person), aliased(Person)
    here = (Participation.exhibitor_id == Exhibitor.id) & (Participation.edition_id == proposal.edition_id)
    query = (
        select(
            Exhibitor.id,
            Exhibitor.name,
            was.name.label("was"),
            now.name.label("now"),
            to.name.label("to"),
            to.active,
            Exhibitor.owner_id.is_distinct_from(ProposalLine.from_id).label("moved"),
            Participation.status.in_(TAKING_PART).label("there"),
        )
        .join(ProposalLine, ProposalLine.exhibitor_id == Exhibitor.id)
        .join(to, to.id == ProposalLine.to_id)
        .outerjoin(was, was.id == ProposalLine.from_id)
        .outerjoin(now, now.id == Exhibitor.owner_id)
        .outerjoin(Participation, here)
        .where(ProposalLine.proposal_id == proposal.id, moves())
    )
    rows = db.session.execute(query.order_by(Exhibitor.name_key, Exhibitor.id))
    return [_what(row) for row in rows if row.moved or not row.there or not row.active]


def _what(row: Any) -> Changed:
    if row.moved:
        return Changed("owner", row.id, row.name, row.was, row.now)
    if not row.active:
        return Changed("left", row.id, row.name, row.to, None)
    return Changed("cancelled", row.id, row.name, None, None)


def apply(proposal_id: int, person_id: int | None) -> Proposal:
    """Give every exhibitor the owner that the proposal says; OutOfDate or Settled when that cannot be.

    Each new owner's exhibitors are one change of many, with its history; where the proposal has nobody, the
    present owner stays.
    """
    proposal = _locked(proposal_id, ProposalState.DRAFT)
    if changed := changed_since(proposal):
        raise OutOfDate(changed)
    mine = ProposalLine.proposal_id == proposal.id, moves()
    batches = []
    for owner in db.session.scalars(select(ProposalLine.to_id).where(*mine).distinct()).all():
        ids = select(ProposalLine.exhibitor_id).where(*mine, ProposalLine.to_id == owner)
        batches.append(changes.set_column(ids, "owner_id", owner, person_id).id)
    proposal.batches, proposal.state, proposal.settled_at = batches, ProposalState.APPLIED, clock.now()
    db.session.flush()
    return proposal


def undo(proposal_id: int) -> tuple[int, int]:
    """Give the exhibitors their former owners back; return how many, and how many stay as changed since."""
    proposal = _locked(proposal_id, ProposalState.APPLIED)
    back = total = 0
    for batch in db.session.scalars(select(ChangeBatch).where(ChangeBatch.id.in_(proposal.batches))).all():
        if batch.undone_at is None:
            total += batch.changed
            back += changes.take_back(batch)
    proposal = db.session.get_one(Proposal, proposal_id)
    proposal.state, proposal.settled_at = ProposalState.UNDONE, clock.now()
    db.session.flush()
    return back, total - back


def leave_out(proposal: Proposal) -> int:
    """Take what changed meanwhile out of the draft, so that the rest can be applied; return how many."""
    if proposal.state != ProposalState.DRAFT:
        raise Settled
    gone = [one.exhibitor_id for one in changed_since(proposal)]
    lines = select(ProposalLine).where(
        ProposalLine.proposal_id == proposal.id, ProposalLine.exhibitor_id.in_(gone)
    )
    for line in db.session.scalars(lines).all():
        db.session.delete(line)
    db.session.flush()
    return len(gone)


def _locked(proposal_id: int, state: str) -> Proposal:
    query = select(Proposal).where(Proposal.id == proposal_id).with_for_update()
    proposal = db.session.scalars(query.execution_options(populate_existing=True)).one()
    if proposal.state != state:
        raise Settled
    return proposal
