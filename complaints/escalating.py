"""Telling us in time: each rung of the ladder is raised once for each complaint, by one statement."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row, case, insert, select, update

from complaints import flow, notices, policies
from complaints.kinds import StepKind
from complaints.models import Complaint, ComplaintStep
from complaints.policy import ADMINS, MANAGERS, OWNER, Rung
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db
from staff import absences
from staff.models import Person, Role

ROLES = {Role.MANAGER: MANAGERS, Role.ADMIN: ADMINS}


def sweep() -> int:
    """Raise what has come due since; return how many complaints. The caller's transaction holds all of it."""
    now, ladder = clock.now(), policies.in_force().ladder
    raised = _claim(now, ladder)
    if raised:
        _write_history(raised)
        _tell(raised, ladder, now)
    return len(raised)


def _claim(now: datetime, ladder: Sequence[Rung]) -> dict[int, int]:
    """Mark in one statement which rung each has come to; who comes second gets none of them."""
    ends = [(now - timedelta(hours=rung.hours), number) for number, rung in enumerate(ladder, 1)]
    rung = case(*((Complaint.answer_due_at < end, number) for end, number in reversed(ends)), else_=0)
    due = update(Complaint).where(
        Complaint.state.in_(flow.WAITING_FOR_ANSWER),
        Complaint.paused_at.is_(None),
        Complaint.answer_due_at < ends[0][0],
        Complaint.escalated < rung,
    )
    claimed = due.values(escalated=rung, overdue_raised_at=now).returning(Complaint.id, Complaint.escalated)
    return {row.id: row.escalated for row in db.session.connection().execute(claimed)}


def _write_history(raised: dict[int, int]) -> None:
    states = db.session.execute(select(Complaint.id, Complaint.state).where(Complaint.id.in_(raised)))
    lines = [
        {
            "complaint_id": number,
            "from_state": state,
            "to_state": state,
            "kind": StepKind.OVERDUE,
            "note": str(raised[number]),
        }
        for number, state in states
    ]
    db.session.execute(insert(ComplaintStep), lines)


def _rows(ids: Sequence[int]) -> Sequence[Row]:
    return db.session.execute(
        select(
            Complaint.id,
            Complaint.number,
            Exhibitor.name,
            Complaint.title,
            Complaint.owner_id,
            Complaint.answer_due_at,
        )
        .join(Exhibitor, Exhibitor.id == Complaint.exhibitor_id)
        .where(Complaint.id.in_(ids))
        .order_by(Complaint.answer_due_at, Complaint.id)
    ).all()


def _tell(raised: dict[int, int], ladder: Sequence[Rung], now: datetime) -> None:
    """Write at most one mail a person for what is late and one for what soon is, whatever their number."""
    rows = _rows(list(raised))
    people = {person.id: person for person in db.session.scalars(select(Person).where(Person.active))}
    cover = absences.covers([row.owner_id for row in rows if row.owner_id], now.date())
    told: dict[tuple[int, bool], list] = defaultdict(list)
    for row in rows:
        rung = ladder[raised[row.id] - 1]
        for person_id in _whom(row.owner_id, rung, people, cover):
            told[person_id, row.answer_due_at < now].append((row.id, row.number, row.name, row.title))
    first = f"{rows[0].number}:{rows[0].answer_due_at:%Y%m%d%H%M%S}:{raised[rows[0].id]}"
    for (person_id, late), lines in told.items():
        person, purpose = people[person_id], f"complaint-{'overdue' if late else 'due-soon'}:{first}"
        notice = notices.overdue if late else notices.due_soon
        notice(person.id, person.email, person.language, lines, purpose)


def _whom(owner_id: int | None, rung: Rung, people: dict[int, Person], cover: dict[int, int]) -> set[int]:
    """Whoever the rung names, and for an owner who is away the colleague who covers."""
    those = {person.id for person in people.values() if ROLES.get(Role(person.role)) in rung.who}
    if owner_id is not None and OWNER in rung.who:
        those |= {owner_id, cover.get(owner_id, owner_id)}
    return those & people.keys()
