"""Mail about plays to our own people: one mail for a sweep, however much it holds."""

from collections import defaultdict
from collections.abc import Sequence

from flask import current_app
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _
from sqlalchemy import select

from classification.plays.limits import Occasion
from classification.plays.models import Play
from classification.plays.words import cause_sentence
from foundation import figures, mail
from foundation.database import Rows, db
from staff.models import Person, Role


def tell_owners(play: Play, fired: Sequence[Occasion], number: int) -> None:
    """Tell each owner what the play asks of it, and why. `number` makes the mail exist once."""
    mine: dict[int | None, list[Occasion]] = defaultdict(list)
    for one in fired:
        mine[one.owner_id].append(one)
    owners = select(Person).where(Person.id.in_([key for key in mine if key]), Person.active)
    for person in db.session.scalars(owners):
        with force_locale(person.language):
            subject = ngettext(
                "%(play)s: %(num)d exhibitor",
                "%(play)s: %(num)d exhibitors",
                len(mine[person.id]),
                play=play.name,
            )
            lines = [
                f"{one.name}\n{cause_sentence(play.trigger, one.cause)}\n{_page(one.exhibitor_id)}"
                for one in mine[person.id]
            ]
            body = "\n\n".join([_("To do: %(task)s", task=play.task_title), *lines])
        mail.queue(person.email, subject, body + "\n", purpose=f"play:{number}:{person.id}")


def tell_managers(play: Play, late: Rows, number: int) -> None:
    """Tell the managers which tasks of the play are open past their day."""
    managers = select(Person).where(Person.active, Person.role == Role.MANAGER)
    for person in db.session.scalars(managers):
        with force_locale(person.language):
            subject = ngettext(
                "%(play)s: %(num)d task is late",
                "%(play)s: %(num)d tasks are late",
                len(late),
                play=play.name,
            )
            lines = [f"{row.name}\n{row.title}, {figures.day(row.due_on)}\n{_page(row.id)}" for row in late]
        mail.queue(
            person.email, subject, "\n\n".join(lines) + "\n", purpose=f"play-late:{number}:{person.id}"
        )


def _page(exhibitor_id: int) -> str:
    return f"{current_app.config['BASE_URL']}/exhibitors/{exhibitor_id}"
