"""What each of us has to put right today, by mail each morning: once a day, and only to who has something."""

from collections import defaultdict

from flask import current_app
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _
from sqlalchemy import Row

from complaints import queries
from foundation import clock
from foundation.database import db, unit_of_work
from foundation.mail import queue
from staff.models import Person

MOST = 500


def mail_each_morning() -> int:
    """Write to every owner of complaints that are overdue or due today; return how many were written to."""
    zone = current_app.config["TIME_ZONE"]
    with unit_of_work():
        due: dict[str, list[Row]] = defaultdict(list)
        for row in queries.due_today(zone, limit=MOST):
            due[row.owner_email or ""].append(row)
        people = db.session.query(Person).filter(Person.active, Person.email.in_(list(due)))
        return sum(_write(person, due[person.email], zone) for person in people)


def _write(person: Person, rows: list[Row], zone: str) -> bool:
    with force_locale(person.language):
        subject = ngettext("%(num)d complaint is due today", "%(num)d complaints are due today", len(rows))
        lines = [f"{row.number}  {row.exhibitor}\n{row.title}\n{_link(row.id)}" for row in rows]
        intro = _("Answer these first: what is overdue stands on top.")
    purpose = f"complaint-digest:{clock.today(zone)}:{person.id}"
    return queue(person.email, subject, "\n\n".join([intro, *lines]) + "\n", purpose=purpose) is not None


def _link(complaint_id: int) -> str:
    return f"{current_app.config['BASE_URL']}/complaints/{complaint_id}"
