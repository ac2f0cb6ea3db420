"""Complaints: opened from very low answers and by hand, and put right, or not yet."""

from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from complaints import actions, assessing, remedies
from complaints.causes import Cause
from complaints.low_answers import severity_of
from complaints.models import Complaint, Source, State
from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from staff.models import Person
from surveys.models import Survey
from surveys.response import Response

BY_HAND = (
    ("Stage slot moved without notice", "high", "An explanation, and the opening slot next year"),
    ("Wrong power supply on the stand", "medium", "Refund of the electrician"),
    ("Stand built on the wrong side of the aisle", "critical", "Price reduction"),
    ("Name misspelt in the catalogue", "low", "Correction online"),
    ("Neighbour's noise during talks", "medium", "Another place next year"),
    ("Invoice for services not ordered", "medium", "Credit note"),
)
CAUSES = (
    ("service.told", "Forwarding between departments"),
    ("supplier.power", "The supplier had last year’s plan"),
    ("sales.place", "Expectation set in sales"),
    ("venue.hall", None),
    ("own.late", "Ordered after the last day"),
)
LEARNT = (
    "Checklist changed: changes of slot are confirmed by phone.",
    "Supplier briefed; spot checks on day one.",
    "Sales script changed.",
    "None: a single case.",
    "Reminder of last days a week earlier.",
)
UNFINISHED = 0.55
LATELY = timedelta(days=24)


def _low_answers(survey: Survey) -> list[tuple[Response, Exhibitor]]:
    query = select(Response, Exhibitor).join(Exhibitor, Exhibitor.id == Response.exhibitor_id)
    query = query.where(Response.survey_id == survey.id, Response.submitted_at.is_not(None))
    return [
        (response, exhibitor)
        for response, exhibitor in db.session.execute(query.order_by(Response.id))
        if severity_of(response.overall, response.would_return)
    ]


def hear(
    edition: Edition, survey: Survey | None, now: datetime, people: dict[str, Person], random: Random
) -> None:
    """Open what was said and told at the edition, and take each complaint as far as time allowed."""
    if survey is not None:
        for response, exhibitor in _low_answers(survey):
            severity = severity_of(response.overall, response.would_return) or "medium"
            heard = actions.Heard(
                exhibitor=exhibitor,
                edition=edition,
                title="Very low survey answer",
                severity=severity,
                description=response.comment,
                contact=response.contact,
                source=Source.SURVEY,
                response_id=response.id,
            )
            at = (response.submitted_at or now) + timedelta(minutes=1)
            _put_right(actions.open_complaint(heard, None, at), at, now, people, random)
    _by_hand(edition, now, people, random)


def _by_hand(edition: Edition, now: datetime, people: dict[str, Person], random: Random) -> None:
    query = select(Participation).where(
        Participation.edition_id == edition.id, Participation.status == "attended"
    )
    present = list(db.session.scalars(query.order_by(Participation.id)))
    for title, severity, sought in random.sample(BY_HAND, min(5, len(present))):
        one = random.choice(present)
        heard = actions.Heard(
            exhibitor=one.exhibitor,
            edition=edition,
            title=title,
            severity=severity,
            remedy_sought=sought,
        )
        at = datetime.combine(edition.starts_on, datetime.min.time(), now.tzinfo)
        at += timedelta(days=random.randint(0, 6), hours=random.randint(8, 16))
        if at < now:
            _put_right(actions.open_complaint(heard, one.exhibitor.owner, at), at, now, people, random)


def _put_right(
    complaint: Complaint, at: datetime, now: datetime, people: dict[str, Person], random: Random
) -> None:
    """Investigate, answer, settle and close, each step only if its time has come."""
    owner = complaint.owner or people["Lena Wagner"]
    if complaint.owner is None:
        actions.assign(complaint, owner, None)
    pace = random.choice((0.4, 0.7, 0.9, 1.3)) * (complaint.answer_due_at - at)
    steps = (at + pace * 0.4, at + pace, at + pace + timedelta(days=3), at + pace + timedelta(days=5))
    if complaint.state == State.RECEIVED:
        actions.step(complaint, State.ACKNOWLEDGED, owner, at=at + timedelta(hours=1))
    if now - at < LATELY and random.random() < UNFINISHED:
        return
    if steps[0] < now:
        assessing.assess(complaint, _weighed(complaint, random), owner, at + (steps[0] - at) / 2)
        actions.step(complaint, State.INVESTIGATED, owner, at=steps[0])
    if steps[1] < now:
        kind, cost = random.choice(("apology", "fix", "credit")), random.choice((0, 0, 25_000))
        offer = remedies.offer(complaint, owner, kind, cost, at=steps[1])
        actions.step(
            complaint, State.ANSWERED, owner, "Explained what happened and what changes.", at=steps[1]
        )
        _settle(complaint, offer, owner, steps, now, random)


def _weighed(complaint: Complaint, random: Random) -> assessing.Weighed:
    severe = complaint.severity == "critical"
    return assessing.Weighed(
        severity=complaint.severity,
        complexity=random.choice(("simple", "simple", "several", "difficult")),
        impact=random.choice(("one", "one", "some")),
        safety=severe,
        immediate_action="Aisle closed off, electrician called." if severe else None,
    )


def _settle(complaint, offer, owner, steps, now, random) -> None:
    pleased = random.random() < 0.8
    if steps[2] >= now:
        return
    remedies.answer(offer, owner, "accepted" if pleased else "rejected", steps[2])
    actions.step(complaint, State.ACCEPTED if pleased else State.CONTESTED, owner, at=steps[2])
    if pleased and steps[3] < now:
        number = random.randrange(len(CAUSES))
        code, words = CAUSES[number]
        actions.close(
            complaint,
            owner,
            decision="Settled with the exhibitor.",
            cause_id=db.session.scalar(select(Cause.id).where(Cause.code == code)),
            cause=words,
            learning=LEARNT[number],
            recovered=random.choice((3, 4, 4, 5, 5)),
            at=steps[3],
        )
