"""How differently exhibitors climb the same ladder, what their words mean, and who is still to be asked."""

from random import Random

from sqlalchemy import select

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import db
from goals import actions, coding, inviting
from goals.models import Goal

OTHERWISE = 0.4
GIVES = {
    "a quiet meeting room": ("time without hurry", "the right partners, not leads"),
    "matchmaking on the first morning": ("longer talks", "talks agreed before we travel"),
    "a slot on the opening stage": ("new customers find us", "the right partners, not leads"),
    "a lounge near the entrance": ("longer talks", "new customers find us"),
    "power and rigging without delay": ("new customers find us", "a calm first day"),
    "an interpreter at the stand": ("the right partners, not leads", "longer talks"),
}
"""What else an attribute gives, in an exhibitor's words."""
MATTERS = {
    "longer talks": ("customers who stay", "a supplier we trust"),
    "time without hurry": ("fewer, bigger orders",),
    "the right partners, not leads": ("fewer, bigger orders", "no surprises next year"),
    "talks agreed before we travel": ("fewer, bigger orders", "a second home market"),
    "the trade press is there": ("a second home market",),
    "new customers find us": ("a second home market", "fewer, bigger orders", "seen as the innovator"),
    "a calm first day": ("people who stay with us", "seen as the innovator"),
    "machines running all day": ("fewer, bigger orders", "seen as the innovator"),
    "technical talks that work": ("a second home market", "no surprises next year"),
}
"""Why else that matters."""
MEANINGS = {
    "attribute": {
        "Matchmaking": ("matchmaking on the first morning",),
        "Quiet place to meet": ("a quiet meeting room", "a lounge near the entrance"),
        "Stage and press": ("a slot on the opening stage",),
        "Technical service in time": ("power and rigging without delay",),
        "Interpreters": ("an interpreter at the stand",),
        "Early access": ("early opening for exhibitors",),
        "Guided tours": ("a student tour to our stand",),
    },
    "consequence": {
        "Time to talk": ("longer talks", "time without hurry", "technical talks that work"),
        "The right contacts": ("the right partners, not leads", "talks agreed before we travel"),
        "Being seen": ("the trade press is there", "new customers find us"),
        "Machines shown at work": ("machines running all day",),
        "Knowing the market": ("a walk before the crowd",),
        "Pride in one's work": ("they explain what they built",),
    },
    "end_goal": {
        "Better orders": ("fewer, bigger orders", "no freight home"),
        "Growth abroad": ("a second home market",),
        "Reputation as innovator": ("seen as the innovator",),
        "Lasting relationships": ("customers who stay", "a supplier we trust"),
        "Lower risk": ("no surprises next year",),
        "A team that stays": ("people who stay with us",),
    },
}
FAILURES = (
    "Nobody from purchasing finds us",
    "The machine is not running on the first morning",
    "Only students and collectors of pens",
    "We meet the same people as last year",
)
REQUESTS = (
    "An interpreter for Polish on day one",
    "Fork lift at seven",
    None,
    "A table for eight at the dinner",
)


def varied(ladder: tuple[str, str, str], own: Random) -> tuple[str, str, str]:
    """Return the ladder as one exhibitor climbs it."""
    attribute, consequence, end_goal = ladder
    if own.random() < OTHERWISE and attribute in GIVES:
        consequence = own.choice(GIVES[attribute])
        end_goal = own.choice(MATTERS.get(consequence, (end_goal,)))
    elif own.random() < OTHERWISE and consequence in MATTERS:
        end_goal = own.choice(MATTERS[consequence])
    return attribute, consequence, end_goal


def code(person_id: int) -> None:
    """Code what was said, as a manager did; a calm first day still waits."""
    for rung, meanings in MEANINGS.items():
        for name, texts in meanings.items():
            phrases = [coding.phrase_of(rung, text) for text in texts]
            coding.code(phrases, coding.code_named(rung, name), person_id)


def ask(edition: Edition) -> None:
    """Mail a link to half of those without goals at a coming edition; note what others said beside theirs."""
    if actions.over(edition) or edition.starts_on < clock.today():
        return
    inviting.send(edition, select(Exhibitor.id).where(Exhibitor.id % 2 == 0), inviting.SUBJECT, inviting.BODY)
    said = select(Goal.exhibitor_id).where(Goal.edition_id == edition.id)
    mine = select(Participation).where(
        Participation.edition_id == edition.id,
        Participation.status.in_(TAKING_PART),
        Participation.exhibitor_id.in_(said),
    )
    for n, one in enumerate(db.session.scalars(mine.order_by(Participation.id))):
        if n % 3 == 0:
            _note(one, n // 3)


def _note(participation: Participation, n: int) -> None:
    budget = round((participation.price_minor or 1_000_000) * (0.8 + n % 5 * 0.3), -5)
    values = {"failure": FAILURES[n % len(FAILURES)], "requests": REQUESTS[n % len(REQUESTS)]}
    money = {"budget_minor": int(budget), "headroom_minor": int(budget) // 10 if n % 2 else None}
    actions.note_sheet(participation.id, values | money)
