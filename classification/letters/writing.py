"""Writing a letter, deciding about it, sending it: what is sent stands in the exhibitor's timeline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import force_locale
from sqlalchemy import select

from classification.letters.models import LetterState, RiskLetter, RiskTemplate
from classification.letters.standard import STANDARD
from classification.letters.wording import filled
from classification.queries import latest
from classification.sentences import amount
from events.models import Edition
from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation import clock, figures, mail
from foundation.database import db
from foundation.paging import Page, page
from staff.models import Person

FEW = 10


class SamePersonError(Exception):
    """Whoever wrote a letter cannot approve it."""


def template_of(kind: str, language: str) -> RiskTemplate:
    """Return the wording of a kind of letter, the standard one where the organiser has none."""
    own = select(RiskTemplate).where(RiskTemplate.kind == kind, RiskTemplate.language == language)
    with db.session.no_autoflush:
        if found := db.session.scalar(own):
            return found
    subject, body = STANDARD[kind, language]
    return RiskTemplate(kind=kind, language=language, subject=subject, body=body)


def write(
    exhibitor: Exhibitor, contact: Contact, kind: str, language: str, until: date, author: Person
) -> RiskLetter:
    """Store a letter from its template, filled, waiting for approval."""
    template = template_of(kind, language)
    with force_locale(language):
        values = _values(exhibitor, contact, until, author)
    letter = RiskLetter(
        exhibitor_id=exhibitor.id,
        contact_id=contact.id,
        kind=kind,
        subject=filled(template.subject, values),
        body=filled(template.body, values),
        written_by_id=author.id,
    )
    db.session.add(letter)
    db.session.flush()
    return letter


def _values(exhibitor: Exhibitor, contact: Contact, until: date, author: Person) -> dict[str, str]:
    edition = db.session.scalar(
        select(Edition.name)
        .join(Participation, Participation.edition_id == Edition.id)
        .where(Participation.exhibitor_id == exhibitor.id)
        .order_by(Edition.starts_on.desc())
        .limit(1)
    )
    last = latest(exhibitor.id)
    return {
        "exhibitor": exhibitor.name,
        "contact": contact.name,
        "edition": edition or "",
        "overdue": amount(last.facts.get("overdue_minor", 0) if last else 0),
        "until": figures.day(until),
        "author": author.name,
    }


def approve(letter: RiskLetter, person: Person) -> None:
    """Send a letter and keep it in the timeline.

    Raises `SamePersonError` for whoever wrote it, `LookupError` where there is nobody to send it to any more.
    """
    if letter.written_by_id == person.id:
        raise SamePersonError
    if letter.contact is None or not letter.contact.email:
        raise LookupError("nobody to write to")
    _decide(letter, LetterState.SENT, person)
    mail.queue(letter.contact.email, letter.subject, letter.body, purpose=f"letter:{letter.id}")
    entry = Interaction(
        exhibitor_id=letter.exhibitor_id,
        contact_id=letter.contact_id,
        person_id=person.id,
        kind=InteractionKind.MAIL,
        summary=letter.subject,
        body=letter.body,
    )
    db.session.add(entry)
    db.session.flush()


def refuse(letter: RiskLetter, person: Person, note: str) -> None:
    """Keep a letter from being sent, and say why."""
    letter.note = note
    _decide(letter, LetterState.REFUSED, person)


def _decide(letter: RiskLetter, state: LetterState, person: Person) -> None:
    letter.state, letter.decided_by_id, letter.decided_at = state, person.id, clock.now()
    db.session.flush()


def letters(state: str | None, cursor: str | None) -> Page:
    """Return a page of letters, the newest first."""
    own = RiskLetter.id, RiskLetter.kind, RiskLetter.state, RiskLetter.subject, RiskLetter.written_at
    statement: Any = (
        select(*own, Exhibitor.name, Person.name.label("author"))
        .select_from(RiskLetter)
        .join(Exhibitor, Exhibitor.id == RiskLetter.exhibitor_id)
        .outerjoin(Person, Person.id == RiskLetter.written_by_id)
    )
    if state:
        statement = statement.where(RiskLetter.state == state)
    return page(statement, [RiskLetter.id], cursor, descending=True)


def of_exhibitor(exhibitor_id: int) -> Sequence[RiskLetter]:
    """Return the last letters to one exhibitor, the newest first."""
    mine = select(RiskLetter).where(RiskLetter.exhibitor_id == exhibitor_id)
    return db.session.scalars(mine.order_by(RiskLetter.id.desc()).limit(FEW)).all()
