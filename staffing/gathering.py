"""What is known for an edition: whom we serve there, what they need, and who can do what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select

from classification.strategies import all_strategies
from events.models import Edition
from exhibitors.assignment import Assignment, Duty
from exhibitors.interaction import Interaction
from exhibitors.models import Exhibitor, RelationshipClass
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import db
from goals import coverage
from staff.expertise import valid_on
from staff.models import Person, PersonSkill, Skill, SkillKind
from staff.skill_records import NeededBy, SkillNeed
from staffing import needs, tongues
from staffing.needs import Need, Rules, Served

REMEMBERED = timedelta(days=730)
"""How long a talk makes two people know each other."""
Pairs = Mapping[tuple[int, int], int]


@dataclass(frozen=True)
class Needing:
    """An exhibitor of the edition with what it needs."""

    served: Served
    needs: tuple[Need, ...]


def served(edition: Edition) -> list[Served]:
    """Return who takes part, by name; hours are those of its class (transactional where it has none)."""
    hours = {word: strategy.hours_per_edition for word, strategy in all_strategies().items()}
    query = select(
        Exhibitor.id,
        Exhibitor.name,
        Exhibitor.relationship_class,
        Exhibitor.country,
        Exhibitor.language,
        Exhibitor.industry,
        Exhibitor.owner_id,
    ).join(Participation)
    here = query.where(Participation.edition_id == edition.id, Participation.status.in_(TAKING_PART))
    rows = db.session.execute(here.order_by(Exhibitor.name_key, Exhibitor.id))
    plain = RelationshipClass.TRANSACTIONAL
    return [Served(*row, hours=hours[row.relationship_class or plain]) for row in rows]


def needing(edition: Edition) -> list[Needing]:
    """Return who takes part with what it needs, by name."""
    of_goals: dict[int, dict[int, int]] = defaultdict(dict)
    need = coverage.needs(edition.id)
    for exhibitor, skill, weight in db.session.execute(select(need)):
        of_goals[exhibitor][skill] = int(weight)
    taking_part = served(edition)
    known = rules({one.country for one in taking_part if one.country})
    return [Needing(one, needs.needs_of(one, of_goals.get(one.id, {}), known)) for one in taking_part]


def rules(countries: set[str]) -> Rules:
    """Return which skills follow from a language, country, industry or class.

    Entered by hand, or from names in the dictionary: a language by its own, an industry by the same word.
    """
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in db.session.scalars(select(SkillNeed)):
        value = one.value.casefold() if one.what == NeededBy.INDUSTRY else one.value
        found[one.what, value].add(one.skill_id)
    speaks = {country: tongues.spoken_in(country) for country in countries}
    for number, name, kind in db.session.execute(select(Skill.id, Skill.name, Skill.kind)):
        if kind == SkillKind.INDUSTRY:
            found[needs.INDUSTRY, name.casefold()].add(number)
        elif kind == SkillKind.LANGUAGE and (code := tongues.tongue(name)):
            found[needs.LANGUAGE, "zh_CN" if code == "zh" else code].add(number)
            for country in (country for country, spoken in speaks.items() if spoken == code):
                found[needs.COUNTRY, country].add(number)
    return found


def levels(day: date) -> dict[int, dict[int, int]]:
    """Return every active person's level by skill, as far as its proof holds on the day."""
    held = select(PersonSkill.person_id, PersonSkill.skill_id, PersonSkill.level).join(Person)
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for person, skill, level in db.session.execute(held.where(Person.active, valid_on(day))):
        found[person][skill] = level
    return found


def _taking_part(edition: Edition) -> Select[int]:
    here = Participation.edition_id == edition.id, Participation.status.in_(TAKING_PART)
    return select(Participation.exhibitor_id).where(*here)


def talks(edition: Edition) -> Pairs:
    """Return how often each (exhibitor, person) talked in the last two years, of those who take part."""
    pair = Interaction.exhibitor_id, Interaction.person_id
    query = select(*pair, func.count()).where(
        Interaction.exhibitor_id.in_(_taking_part(edition)),
        Interaction.person_id.is_not(None),
        Interaction.happened_at > clock.now() - REMEMBERED,
    )
    rows = db.session.execute(query.group_by(*pair))
    return {(exhibitor, person): n for exhibitor, person, n in rows if person is not None}


def former_owners(edition: Edition) -> set[tuple[int, int]]:
    """Return the (exhibitor, person) of stints that are over, of those who take part."""
    query = select(Assignment.exhibitor_id, Assignment.person_id)
    query = query.where(Assignment.exhibitor_id.in_(_taking_part(edition)))
    over = query.where(Assignment.duty == Duty.OWNER, Assignment.until.is_not(None))
    return {(exhibitor, person) for exhibitor, person in db.session.execute(over)}


def skill_names() -> dict[int, Skill]:
    """Return the dictionary by number."""
    return {skill.id: skill for skill in db.session.scalars(select(Skill))}


def names(people: Sequence[int | None]) -> dict[int | None, str]:
    """Return the names of people by number, whether they are still here or not."""
    query = select(Person.id, Person.name).where(Person.id.in_({one for one in people if one}))
    return dict(db.session.execute(query).all())
