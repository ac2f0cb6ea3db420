"""What exhibitors come for: goals with their ladders, before the show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from demo import ladders
from demo.attendance import Attendance
from events.models import Edition
from foundation.database import db
from goals import actions
from goals.models import Dimension, Goal
from staff.models import Skill

WITHOUT_GOALS = 0.09


@dataclass(frozen=True)
class Wish:
    """A goal that many have: what for, the ladder, a target's range, and the skills it needs."""

    dimension: Dimension
    title: str
    ladder: tuple[str, str, str]
    target: tuple[int, int]
    unit: str
    measure: str
    skills: tuple[str, ...] = ()


WISHES = (
    Wish(
        Dimension.SALES,
        "Find distributors in Poland",
        ("matchmaking on the first morning", "the right partners, not leads", "a second home market"),
        (2, 5),
        "distributors",
        "signed letters of intent",
        ("Polish", "Matchmaking"),
    ),
    Wish(
        Dimension.SALES,
        "Meet buyers of large plants",
        ("a quiet meeting room", "longer talks", "fewer, bigger orders"),
        (15, 60),
        "talks",
        "minutes kept by our sales team",
        ("Matchmaking",),
    ),
    Wish(
        Dimension.IMAGE,
        "Launch a new series",
        ("a slot on the opening stage", "the trade press is there", "seen as the innovator"),
        (3, 8),
        "articles",
        "articles within four weeks",
        ("Press and stage",),
    ),
    Wish(
        Dimension.RELATIONSHIP,
        "See our existing customers",
        ("a lounge near the entrance", "time without hurry", "customers who stay"),
        (20, 90),
        "customers",
        "badge scans of invited customers",
    ),
    Wish(
        Dimension.INFORMATION,
        "Learn what competitors show",
        ("early opening for exhibitors", "a walk before the crowd", "no surprises next year"),
        (10, 25),
        "stands",
        "notes of the product managers",
    ),
    Wish(
        Dimension.MOTIVATION,
        "Give our young engineers a stage",
        ("a student tour to our stand", "they explain what they built", "people who stay with us"),
        (2, 6),
        "hires",
        "contracts by the end of the year",
    ),
    Wish(
        Dimension.SALES,
        "Sell the demonstration machines",
        ("power and rigging without delay", "machines running all day", "no freight home"),
        (1, 4),
        "machines",
        "orders signed on the stand",
        ("Power and rigging", "Stand construction"),
    ),
    Wish(
        Dimension.RELATIONSHIP,
        "Meet partners from China",
        ("an interpreter at the stand", "technical talks that work", "a supplier we trust"),
        (3, 12),
        "partners",
        "follow-up meetings agreed",
        ("Chinese",),
    ),
)
WEIGHTS = {1: (100,), 2: (60, 40), 3: (50, 30, 20)}


def _values(wish: Wish, weight: int, random: Random, own: Random) -> dict[str, object]:
    attribute, consequence, end_goal = ladders.varied(wish.ladder, own)
    return {
        "dimension": wish.dimension,
        "title": wish.title,
        "attribute": attribute,
        "consequence": consequence if random.random() < 0.9 else None,
        "end_goal": end_goal if random.random() < 0.75 else None,
        "weight": weight,
        "target_number": random.randint(*wish.target),
        "target_unit": wish.unit,
        "measure": wish.measure,
    }


def say(edition: Edition, rows: Sequence[Attendance], exhibitors: Mapping[str, int], random: Random) -> None:
    """Note one to three goals for most of those who take part."""
    skills = {skill.name: skill.id for skill in db.session.query(Skill)}
    for row in rows:
        if row.status == "cancelled" or random.random() < WITHOUT_GOALS:
            continue
        wishes = random.sample(WISHES, random.choices((1, 2, 3), (3, 5, 2))[0])
        for wish, weight in zip(wishes, WEIGHTS[len(wishes)], strict=True):
            goal = Goal(exhibitor_id=exhibitors[row.company.name], edition_id=edition.id)
            own = Random(f"{edition.name} {row.company.name} {wish.title}")
            actions.save(goal, _values(wish, weight, random, own), [skills[name] for name in wish.skills])
