"""Classes set by hand that end or have ended: listed for review, and their authors told in time."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import aliased

from classification import assessing
from classification.models import Assessment, Override
from classification.sentences import class_word
from exhibitors.models import Exhibitor
from foundation import clock, figures, mail
from foundation.database import db, unit_of_work
from staff.models import Person, Role

SOON = timedelta(days=14)
LATELY = timedelta(days=90)


def to_review(today: date) -> Sequence[Any]:
    """Return overrides in force and those that ended lately and were not reviewed, the first to end first.

    Columns: id, exhibitor_id, name, relationship_class, reason, ends_on, author, candidate (what the rules
    say), now (the class today).
    """
    last = aliased(Assessment)
    newest = select(func.max(last.id)).where(last.exhibitor_id == Override.exhibitor_id)
    ended = Override.reviewed_at.is_(None) & Override.ends_on.between(today - LATELY, today)
    statement = (
        select(
            Override.id,
            Override.exhibitor_id,
            Exhibitor.name,
            Override.relationship_class,
            Override.reason,
            Override.ends_on,
            Person.name.label("author"),
            Assessment.candidate,
            Exhibitor.relationship_class.label("now"),
        )
        .join(Exhibitor, Exhibitor.id == Override.exhibitor_id)
        .outerjoin(Person, Person.id == Override.person_id)
        .outerjoin(Assessment, Assessment.id == newest.correlate(Override).scalar_subquery())
        .where(Override.ended_at.is_(None), or_(Override.ends_on >= today, ended))
        .order_by(Override.ends_on, Override.id)
    )
    return db.session.execute(statement).all()


def reviewed(override_id: int) -> None:
    """Note that somebody looked at an override that has ended."""
    mine = update(Override).where(Override.id == override_id, Override.reviewed_at.is_(None))
    db.session.execute(mine.values(reviewed_at=clock.now()))


def remind() -> int:
    """Mail authors whose override ends within 14 days; managers where the author is gone. Once each.

    Return how many mails are new.
    """
    today, new = assessing.today(), 0
    with unit_of_work():
        ending = select(Override).where(
            Override.ended_at.is_(None), Override.ends_on.between(today, today + SOON)
        )
        managers = select(Person).where(Person.active, Person.role == Role.MANAGER)
        for one in db.session.scalars(ending).all():
            author = [one.person] if one.person and one.person.active else None
            new += sum(_tell(person, one) for person in author or db.session.scalars(managers).all())
    return new


def _tell(person: Person, override: Override) -> bool:
    name = db.session.scalar(select(Exhibitor.name).where(Exhibitor.id == override.exhibitor_id)) or ""
    with force_locale(person.language):
        word, day = class_word(override.relationship_class), figures.day(override.ends_on)
        subject = _("%(name)s: the class set by hand ends on %(day)s", name=name, day=day)
        body = _(
            "%(name)s was set to %(class)s until %(day)s, because: %(reason)s\n\nExtend it with a reason, "
            "or let the rules decide again.",
            **{"class": word},
            name=name,
            day=day,
            reason=override.reason,
        )
    page = f"{current_app.config['BASE_URL']}/classes/overrides"
    purpose = f"override:{override.id}:{override.ends_on}:{person.id}"
    return mail.queue(person.email, subject, f"{body}\n\n{page}\n", purpose=purpose) is not None
