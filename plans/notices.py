"""Mails about promises, in the language of who reads them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import current_app
from flask_babel import force_locale, format_date, ngettext
from flask_babel import gettext as _

from foundation import mail
from plans.models import PlanItem
from staff.models import Person


def _link(path: str) -> str:
    """The timetable has no request to build addresses in."""
    return f"{current_app.config['BASE_URL']}{path}"


def _line(row: Any, owner: bool = False) -> str:
    who = f" · {row.owner or _('Nobody')}" if owner else ""
    return f"- {format_date(row.due_on, 'medium')}: {row.title} · {row.exhibitor}, {row.edition}{who}"


def _more(total: int, shown: int) -> str:
    more = total - shown
    return ngettext("and %(num)d more", "and %(num)d more", more) + "\n" if more > 0 else ""


def _listed(title: str, rows: Sequence[Any]) -> str:
    return "\n".join([title, *map(_line, rows)]) + "\n\n" if rows else ""


def day(person: Person, rows: Sequence[Any], today: date) -> bool:
    """Mail a person what is late and what is due today; False when it was mailed that day before."""
    with force_locale(person.language):
        late, now = [r for r in rows if r.due_on < today], [r for r in rows if r.due_on >= today]
        total = rows[0].total
        body = (
            _("Hello %(name)s,", name=person.name)
            + "\n\n"
            + _listed(_("Late:"), late)
            + _listed(_("Due today:"), now)
            + _more(total, len(rows))
            + "\n"
            + _link("/plans/my-day")
            + "\n"
        )
        subject = ngettext("Your day: %(num)d promise", "Your day: %(num)d promises", total)
        return mail.queue(person.email, subject, body, purpose=f"plans-day:{person.id}:{today}") is not None


def overdue(person: Person, rows: Sequence[Any], total: int) -> None:
    """Mail somebody of a rung what has become overdue; each promise is in one such mail a rung."""
    with force_locale(person.language):
        title = ngettext(
            "%(num)d promise to an exhibitor is overdue", "%(num)d promises to exhibitors are overdue", total
        )
        lines = "\n".join(_line(row, owner=True) for row in rows)
        body = (
            _("Hello %(name)s,", name=person.name)
            + "\n\n"
            + f"{title}:\n\n{lines}\n{_more(total, len(rows))}\n"
            + _link("/plans/?due=late")
            + "\n"
        )
        mail.queue(person.email, title, body)


def mention(person: Person, item: PlanItem, author: str, text: str, comment_id: int) -> None:
    """Mail a comment to who is called in it, once."""
    with force_locale(person.language):
        subject = _("%(author)s mentions you: %(title)s", author=author, title=item.title)
        exhibitor = item.plan.participation.exhibitor.name
        body = f"{item.title} · {exhibitor}\n\n{author}: {text}\n\n{_link(f'/plans/items/{item.id}')}\n"
        mail.queue(person.email, subject, body, purpose=f"plans-mention:{comment_id}:{person.id}")
