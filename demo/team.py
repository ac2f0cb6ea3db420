"""Hire the organiser's twelve people, with what each masters and learnt."""

from datetime import date, timedelta
from random import Random

from demo.colleagues import NOTES, SKILLS, TEAM, TRAININGS, Colleague
from foundation.database import db
from staff import passwords
from staff.models import (
    KnowledgeNote,
    Person,
    PersonSkill,
    Role,
    Skill,
    SkillKind,
    Training,
    TrainingAttendance,
)

PASSWORD = "demo-demo-demo"  # noqa: S105  (printed at every start of the demo: it protects nothing)


def _skills() -> dict[str, Skill]:
    skills = {name: Skill(name=name, kind=kind) for name, kind in SKILLS.items()}
    db.session.add_all(skills.values())
    return skills


def _person(one: Colleague, skills: dict[str, Skill], password: str, today: date, random: Random) -> Person:
    person = Person(
        name=one.name,
        email=f"{one.email}@standwell.example",
        role=one.role,
        team=one.team,
        job_title=one.job,
        password_hash=password,
        weekly_hours=30 if one.job == "Trainee" else 38,
    )
    for name in one.skills:
        expires = (
            today + timedelta(days=random.choice((30, 400))) if SKILLS[name] == SkillKind.TECHNICAL else None
        )
        level = random.choice((3, 3, 4)) if one.job != "Trainee" else 2
        person.skills.append(PersonSkill(skill=skills[name], level=level, expires_on=expires))
    return person


def _training(people: list[Person], skills: dict[str, Skill], today: date, random: Random) -> None:
    for title, skill, hours, days in TRAININGS:
        held = today + timedelta(days=days)
        training = Training(title=title, skill=skills.get(skill or ""), held_on=held, hours=hours)
        for person in random.sample(people, 7):
            drawn = random.choices(("passed", "absent", "failed"), (85, 10, 5))[0]
            result = "booked" if days > 0 else drawn
            training.attendances.append(TrainingAttendance(person=person, result=result))
        db.session.add(training)


def hire(today: date, random: Random) -> dict[str, Person]:
    """Add the team with its skills, trainings and notes; return the people by name."""
    skills, password = _skills(), passwords.hashed(PASSWORD)
    people = {one.name: _person(one, skills, password, today, random) for one in TEAM}
    db.session.add_all(people.values())
    _training([person for person in people.values() if person.role != Role.ADMIN], skills, today, random)
    authors = list(people.values())[1:]
    for title, skill, body in NOTES:
        note = KnowledgeNote(
            title=title, body=body, skill=skills.get(skill or ""), author=random.choice(authors)
        )
        db.session.add(note)
    db.session.flush()
    return people
