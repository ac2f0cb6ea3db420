"""Who served whom over the years, what was handed over, who is away, and who has how many hours."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select

from events.capacity import Capacity
from events.models import Edition
from exhibitors.assignment import Assignment, Duty
from exhibitors.models import Exhibitor, RelationshipClass
from exhibitors.participation import Participation
from foundation.database import db
from staff.absence import Absence
from staff.models import Person, PersonSkill, Skill
from staff.skill_records import NeededBy, SkillNeed

LISTED_BEFORE, LEARNT_BEFORE = timedelta(days=190), timedelta(days=730)
EVERY, AGO = 6, (30, 320)
"""One exhibitor of so many had another owner before, until so many days ago."""
NOTES = (
    "Decides alone and late; call, never write. Was promised the corner by the entrance for next time.",
    "The daughter takes over next year. Invoices go to Vienna, goods come from Graz.",
    "Reads everything twice: send the technical drawing before the price. Coffee, no small talk.",
)
HOURS = {"Klara Busch": 60, "Maja Lindholm": 40, "Ada Novak": 0}


def serve(editions: list[Edition], people: Mapping[str, Person], today: date) -> None:
    """Add it all; who had another owner follows from the exhibitors' order."""
    _stints([person.id for name, person in people.items() if name != "Ada Novak"], today)
    _away(people, today)
    newest = max(editions, key=lambda one: (one.starts_on <= today, one.starts_on))
    db.session.add_all(
        Capacity(edition_id=newest.id, person_id=people[name].id, hours=hours)
        for name, hours in HOURS.items()
    )
    for name, word in (
        ("Matchmaking", RelationshipClass.STRATEGIC),
        ("Press and stage", RelationshipClass.KEY),
    ):
        skill = db.session.scalars(select(Skill).where(Skill.name == name)).one()
        db.session.add(SkillNeed(skill=skill, what=NeededBy.CLASS, value=word))
    for held in db.session.scalars(select(PersonSkill).where(PersonSkill.expires_on.is_not(None))):
        held.acquired_on = held.expires_on - LEARNT_BEFORE if held.expires_on else None
    db.session.flush()


def _away(people: Mapping[str, Person], today: date) -> None:
    days = [
        ("Klara Busch", "Tomasz Wilk", -2, 9, "Exams"),
        ("Sofia Conti", "Emre Aydın", 21, 35, "Parental leave"),
    ]
    for name, cover, first, last, note in days:
        starts_on, ends_on = today + timedelta(days=first), today + timedelta(days=last)
        away = {"starts_on": starts_on, "ends_on": ends_on, "note": note}
        db.session.add(Absence(person=people[name], cover=people[cover], **away))


def _stints(others: list[int], today: date) -> None:
    first = func.min(Edition.starts_on)
    query = select(Exhibitor.id, Exhibitor.owner_id, Exhibitor.relationship_class, first.label("first")).join(
        Participation, Participation.exhibitor_id == Exhibitor.id
    )
    owned = query.join(Edition, Edition.id == Participation.edition_id).where(Exhibitor.owner_id.is_not(None))
    rows = db.session.execute(owned.group_by(Exhibitor.id).order_by(Exhibitor.id)).all()
    db.session.execute(delete(Assignment))
    values = [one for place, row in enumerate(rows) for one in _of(place, row, others, today)]
    db.session.execute(insert(Assignment), values)


def _of(place: int, row: Any, others: list[int], today: date) -> list[dict[str, Any]]:
    began = _noon(min(row.first - LISTED_BEFORE, today))
    owner = _stint(row.id, row.owner_id, began)
    changed = _noon(today - timedelta(days=AGO[place // EVERY % 2]))
    found = [owner]
    former = others[place % len(others)]
    if place % EVERY == 0 and former != row.owner_id and began < changed:
        note = NOTES[place // EVERY % len(NOTES)]
        past = {"until": changed, "handover": note, "handover_at": changed}
        found = [{**_stint(row.id, former, began), **past}, {**owner, "since": changed}]
    if row.relationship_class == RelationshipClass.STRATEGIC and former != row.owner_id:
        found.append({**_stint(row.id, former, began), "duty": Duty.DEPUTY, "share": 30})
    return found


def _stint(exhibitor: int, person: int, since: datetime) -> dict[str, Any]:
    blank = dict.fromkeys(("until", "handover", "handover_at", "share"))
    return {"exhibitor_id": exhibitor, "person_id": person, "duty": Duty.OWNER, "since": since, **blank}


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(10), UTC)
