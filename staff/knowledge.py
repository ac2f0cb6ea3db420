"""Knowledge notes: found by their words, shown as plain paragraphs."""

import re
from collections.abc import Sequence

from sqlalchemy import func, or_, select

from foundation.database import db
from foundation.paging import Page, page
from staff.models import KnowledgeNote, Person, Skill

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
EXCERPT = 200


def plain(text: str | None) -> str | None:
    """Return text without control characters, its line ends as newlines."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) if text else text


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a note: what empty lines divide."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def notes(text: str, skill_id: int | None, cursor: str | None) -> Page:
    """Return a page of the notes that hold every word of `text`, the latest change first."""
    query = (
        select(
            KnowledgeNote.id,
            KnowledgeNote.title,
            func.substr(KnowledgeNote.body, 1, EXCERPT).label("excerpt"),
            KnowledgeNote.updated_at,
            Skill.name.label("skill"),
            Person.name.label("author"),
        )
        .outerjoin(Skill, Skill.id == KnowledgeNote.skill_id)
        .outerjoin(Person, Person.id == KnowledgeNote.author_id)
    )
    for one in text.lower().split()[:10]:
        title, body = func.lower(KnowledgeNote.title), func.lower(KnowledgeNote.body)
        query = query.where(or_(title.contains(one, autoescape=True), body.contains(one, autoescape=True)))
    if skill_id is not None:
        query = query.where(KnowledgeNote.skill_id == skill_id)
    return page(query, (KnowledgeNote.updated_at, KnowledgeNote.id), cursor, descending=True)


def notes_by(person_id: int) -> Sequence[KnowledgeNote]:
    """Return the ten notes that a person changed last."""
    mine = select(KnowledgeNote).where(KnowledgeNote.author_id == person_id)
    return db.session.scalars(mine.order_by(KnowledgeNote.updated_at.desc()).limit(10)).all()
