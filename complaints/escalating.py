"""Telling us in time: each rung of the ladder is raised once for each deadline, by one statement."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update

from complaints import alarms, flow, policies
from complaints.kinds import StepKind
from complaints.models import Complaint, ComplaintStep
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from staff import absences
from staff.climbing import reached
from staff.ladder import Rung, whom
from staff.models import Person


@dataclass(frozen=True)
class Deadline:
    """What is due while a complaint is in one of the states: columns of until when, and of the last rung."""

    word: str
    states: tuple[str, ...]
    due_at: Any
    raised: Any


ANSWER = Deadline("answer", flow.WAITING_FOR_ANSWER, Complaint.answer_due_at, Complaint.escalated)
ACKNOWLEDGE = Deadline(
    "acknowledge", (flow.RECEIVED,), Complaint.acknowledge_due_at, Complaint.acknowledge_escalated
)


def sweep() -> int:
    """Raise what has come due since; return how many complaints. The caller's transaction holds all of it."""
    now, ladder = clock.now(), policies.in_force().ladder
    found: set[int] = set()
    for deadline in (ANSWER, ACKNOWLEDGE):
        raised = claim(deadline, now, ladder)
        if raised:
            _write_history(deadline, raised)
            _tell(deadline, raised, ladder, now)
        found |= raised.keys()
    return len(found)


def claim(deadline: Deadline, now: datetime, ladder: Sequence[Rung]) -> dict[int, int]:
    """Mark in one statement which rung each has come to; who comes second gets none of them."""
    ends = [now - timedelta(hours=rung.hours) for rung in ladder]
    rung = reached(deadline.due_at, ends)
    due = update(Complaint).where(
        Complaint.state.in_(deadline.states),
        Complaint.paused_at.is_(None),
        deadline.due_at < ends[0],
        deadline.raised < rung,
    )
    marked = {deadline.raised.key: rung} | ({"overdue_raised_at": now} if deadline is ANSWER else {})
    claimed = due.values(marked).returning(Complaint.id, deadline.raised.label("rung"))
    return {row.id: row.rung for row in db.session.connection().execute(claimed)}


def _write_history(deadline: Deadline, raised: dict[int, int]) -> None:
    states = db.session.execute(select(Complaint.id, Complaint.state).where(Complaint.id.in_(raised)))
    lines = [
        {
            "complaint_id": number,
            "from_state": state,
            "to_state": state,
            "kind": StepKind.OVERDUE,
            "note": str(raised[number]) if deadline is ANSWER else f"{deadline.word} {raised[number]}",
        }
        for number, state in states
    ]
    db.session.execute(insert(ComplaintStep), lines)


def _rows(deadline: Deadline, ids: Sequence[int]) -> Sequence[Row]:
    return db.session.execute(
        select(
            Complaint.id,
            Complaint.number,
            Exhibitor.name,
            Complaint.title,
            Complaint.owner_id,
            deadline.due_at.label("due_at"),
        )
        .join(Exhibitor, Exhibitor.id == Complaint.exhibitor_id)
        .where(Complaint.id.in_(ids))
        .order_by(deadline.due_at, Complaint.id)
    ).all()


def _tell(deadline: Deadline, raised: dict[int, int], ladder: Sequence[Rung], now: datetime) -> None:
    """Write at most one mail a person for what is late and one for what soon is, whatever their number."""
    rows = _rows(deadline, list(raised))
    people = {person.id: person for person in db.session.scalars(select(Person).where(Person.active))}
    roles = {number: person.role for number, person in people.items()}
    cover = absences.covers([row.owner_id for row in rows if row.owner_id], now.date())
    told: dict[tuple[int, bool], list] = defaultdict(list)
    for row in rows:
        rung = ladder[raised[row.id] - 1]
        for person_id in whom(rung, row.owner_id, roles, cover):
            told[person_id, row.due_at < now].append((row.id, row.number, row.name, row.title))
    first = f"{rows[0].number}:{rows[0].due_at:%Y%m%d%H%M%S}:{raised[rows[0].id]}"
    for (person_id, late), lines in told.items():
        alarms.tell(people[person_id], deadline.word, late, lines, f"{first}:{person_id}")
