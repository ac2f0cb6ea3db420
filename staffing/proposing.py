"""Making a proposal: the solver's choice for every exhibitor of an edition, with reasons, to be adjusted."""

from typing import Any

from sqlalchemy import delete, insert

from events.models import Edition
from foundation.database import db
from staff.models import Person
from staffing import gathering, hours
from staffing.gathering import Needing
from staffing.models import Proposal, ProposalLine, ProposalState
from staffing.pairing import Pairing

SAME = 1e-9
"""Values that differ by less are equal: nobody fits better."""


class Refused(Exception):
    """The proposal cannot be made or changed like this; nothing was."""


class NobodyToServe(Refused):
    """Nobody has hours for the edition, or nobody takes part."""


class Settled(Refused):
    """The proposal is not a draft any more."""


class Unavailable(Refused):
    """The person has left."""


def propose(edition: Edition, keep: str, made_by: int | None) -> Proposal:
    """Store a new draft for the edition in place of earlier ones; NobodyToServe with nothing to solve.

    Who is away on a show day, or has no hours, is left out.
    """
    exhibitors = gathering.needing(edition)
    staff = [row for row in hours.hours_of(edition) if row.hours > 0 and not row.away]
    if not exhibitors or not staff:
        raise NobodyToServe
    pairing = Pairing(edition, keep)
    lines, quality = _solve(pairing, exhibitors, {row.person.id: row.hours for row in staff})
    draft = Proposal.edition_id == edition.id, Proposal.state == ProposalState.DRAFT
    db.session.execute(delete(Proposal).where(*draft))
    proposal = Proposal(edition_id=edition.id, quality=quality, made_by_id=made_by)
    db.session.add(proposal)
    db.session.flush()
    db.session.execute(insert(ProposalLine), [{**line, "proposal_id": proposal.id} for line in lines])
    return proposal


def _solve(
    pairing: Pairing, exhibitors: list[Needing], hours_by_person: dict[int, float]
) -> tuple[list[dict[str, Any]], float]:
    import numpy as np

    from staffing.solving import assign

    people = list(hours_by_person)
    values = pairing.values(exhibitors, people)
    spent = np.array([one.served.hours for one in exhibitors])
    found = assign(values, spent, np.array(list(hours_by_person.values())))
    best, most = values.argmax(axis=1), values.max(axis=1) * (1 - SAME)
    lines = []
    for row, (one, chosen) in enumerate(zip(exhibitors, found.chosen, strict=True)):
        if chosen >= 0 and values[row, chosen] >= most[row]:
            best[row] = chosen
        lines.append(_line(pairing, one, people[chosen] if chosen >= 0 else None, people[best[row]]))
    return lines, found.quality


def _line(pairing: Pairing, one: Needing, person: int | None, best: int) -> dict[str, Any]:
    """One line; `full` names who would have been worth more but has no hours left."""
    key = {"exhibitor_id": one.served.id, "from_id": one.served.owner_id, "hours": one.served.hours}
    if person is None:
        why = {**pairing.of_nobody(one), "full": best}
        return {**key, "to_id": None, "fit": None, "why": why, "adjusted": False}
    pair = pairing.pair(one, person)
    why = {**pair.why, "full": best if best != person else None}
    return {**key, "to_id": person, "fit": pair.fit, "why": why, "adjusted": False}


def adjust(proposal: Proposal, line: ProposalLine, person: Person | None) -> None:
    """Give the line to somebody else, None for nobody; Settled or Unavailable when that cannot be."""
    if proposal.state != ProposalState.DRAFT:
        raise Settled
    if person is not None and not person.active:
        raise Unavailable
    line.to_id, line.adjusted, line.fit = person.id if person else None, True, None
    line.why = {"met": [], "missing": [], "nobody": []}
    if person is not None:
        one = next(
            (one for one in gathering.needing(proposal.edition) if one.served.id == line.exhibitor_id), None
        )
        if one is not None:
            pair = Pairing(proposal.edition).pair(one, person.id)
            line.fit, line.why = pair.fit, pair.why
    db.session.flush()
