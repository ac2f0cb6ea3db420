"""What hangs on the demo's complaints: rules of the clock, holidays, corrective actions, conduct, links."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from complaints import conduct, joining, pausing, policies, recovery
from complaints.causes import Cause, CorrectiveAction
from complaints.models import Complaint, State
from complaints.policy import Policy
from complaints.statuses import putting, setting
from foundation.database import db
from staff.models import Person
from surveys import submitting
from surveys.response import Response

HOLIDAYS = ((12, 25, "Christmas Day"), (12, 26, "Boxing Day"), (1, 1, "New Year"))
STATUSES = (
    ("Called, will call back", "acknowledged", "runs"),
    ("Waits for photos", "investigated", "waits"),
    ("With the supplier", "investigated", "runs"),
    ("Answer given by phone", "answered", "stopped"),
)
CORRECTIONS = (
    (
        "supplier.power",
        "Test the power of every stand on the evening before",
        "No power on the first morning.",
        "Every stand’s power is tested on the evening before we open.",
        "Checklist of the hall crew, signed",
    ),
    (
        "service.told",
        "Confirm each change of a slot by phone",
        "Our slot was moved and nobody told us.",
        "Whoever moves a slot calls you the same day.",
        None,
    ),
)

CHECKED = (
    {"recovered": 5, "fair_outcome": 6, "fair_procedure": 7, "fair_treatment": 7, "trust_now": 6},
    {},
    {
        "recovered": 2,
        "fair_outcome": 2,
        "fair_procedure": 3,
        "fair_treatment": 5,
        "trust_now": 3,
        "left_open": "The credit note has still not come.",
    },
)


def put_right(now: datetime, people: dict[str, Person]) -> None:
    """Set the clock, say what is done about causes, and give some complaints what hangs on them."""
    lead = people["Lena Wagner"]
    policies.put_in_force(Policy(closes=time(18)), "Somebody is in until six now", lead)
    for month, day, name in HOLIDAYS:
        policies.add_holiday(date(now.year + (month == 1), month, day), "", name)
    _name_statuses(now, lead)
    _correct(now, lead)
    _hang_together(now, lead, people)
    _check()


def _name_statuses(now: datetime, lead: Person) -> None:
    """Give the organiser statuses of its own, and one open complaint the first of them."""
    made = [setting.add(name, step, does) for name, step, does in STATUSES]
    waiting = select(Complaint).where(Complaint.state == State.ACKNOWLEDGED)
    complaint = db.session.scalar(waiting.order_by(Complaint.received_at, Complaint.id).limit(1))
    if complaint is not None:
        putting.put(complaint, made[0], lead, now - timedelta(hours=20))


def _correct(now: datetime, lead: Person) -> None:
    for code, title, said, did, proof in CORRECTIONS:
        cause_id = db.session.scalar(select(Cause.id).where(Cause.code == code))
        if cause_id is None:
            continue
        due = now.date() + timedelta(days=14 if proof is None else -30)
        action = CorrectiveAction(cause_id=cause_id, owner=lead, title=title, due_on=due, said=said, did=did)
        action.proof, action.done_on = proof, due if proof else None
        db.session.add(action)


def _check() -> None:
    """Ask after three closed complaints: one is well put right, one waits for an answer, one is not."""
    closed = select(Complaint).where(Complaint.state == State.CLOSED, Complaint.contact_id.is_not(None))
    newest = closed.order_by(Complaint.received_at.desc(), Complaint.id.desc()).limit(len(CHECKED))
    for complaint, said in zip(db.session.scalars(newest).all(), CHECKED, strict=False):
        asked = recovery.ask(complaint)
        if said:
            response_id = submitting.submit(asked.invitation, said)
            recovery.hear(asked, db.session.get_one(Response, response_id))


def _hang_together(now: datetime, lead: Person, people: dict[str, Person]) -> None:
    newest = select(Complaint).order_by(Complaint.received_at.desc(), Complaint.id.desc())
    waiting = Complaint.state.in_((State.RECEIVED, State.ACKNOWLEDGED, State.INVESTIGATED))
    open_ = db.session.scalars(newest.where(waiting).limit(3)).all()
    if len(open_) > 1:
        joining.link(open_[0], open_[1], lead)
        pausing.pause(open_[-1], lead, "Photos of the damage", now - timedelta(days=1))
    ended = db.session.scalars(newest.where(Complaint.state == State.CLOSED).limit(2)).all()
    recorder = next(person for person in people.values() if person is not lead)
    for number, complaint in enumerate(ended):
        made = conduct.record(complaint, recorder, "abusive", "Shouted at the hall crew; two witnesses.")
        if number:
            conduct.review(made, lead, False, "Heard both sides: heated, not abusive.")
