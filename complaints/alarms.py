"""Mail to our people about deadlines: of complaints, and of what is done so that they do not come back."""

from collections.abc import Sequence

from flask import current_app
from flask_babel import force_locale, format_date, ngettext
from flask_babel import gettext as _

from complaints.causes import CorrectiveAction
from foundation import mail
from staff.models import Person

Due = Sequence[tuple[int, str, str, str]]


def tell(person: Person, what: str, late: bool, due: Due, purpose: str) -> None:
    """Tell one of us which complaints are to be answered or acknowledged: (id, number, exhibitor, title)."""
    with force_locale(person.language):
        subject = (_late if late else _soon)(len(due), due[0][1])
        lines = "\n\n".join(_line(*one) for one in due)
        text = f"{_intro(what, late)}\n\n{lines}\n"
    kind = ("overdue" if late else "due-soon") + ("" if what == "answer" else f"-{what}")
    mail.queue(person.email, subject, text, purpose=f"complaint-{kind}:{purpose}")


def _late(count: int, first: str) -> str:
    return ngettext(
        "%(num)s complaint is overdue: %(first)s",
        "%(num)s complaints are overdue: %(first)s and more",
        count,
        first=first,
    )


def _soon(count: int, first: str) -> str:
    return ngettext(
        "%(num)s complaint is due soon: %(first)s",
        "%(num)s complaints are due soon: %(first)s and more",
        count,
        first=first,
    )


def _intro(what: str, late: bool) -> str:
    if what == "answer":
        return (
            _("No answer went out by the time that was due:")
            if late
            else _("Their answers are due within hours:")
        )
    if late:
        return _(
            "Nobody told these exhibitors by the time that was due that we have their complaint. Call them:"
        )
    return _("These exhibitors wait to hear within hours that we have their complaint. Call them:")


def _line(complaint_id: int, number: str, exhibitor: str, title: str) -> str:
    return f"{number}  {exhibitor}\n{title}\n{current_app.config['BASE_URL']}/complaints/{complaint_id}"


def overdue_correction(action: CorrectiveAction) -> bool:
    """Tell its owner once that a corrective action is overdue; again only where it got another day."""
    owner = action.owner
    assert owner is not None, "somebody is told"
    with force_locale(owner.language):
        subject = _("Overdue: %(title)s", title=action.title)
        text = _(
            "This was to be done by %(day)s, so that a cause of complaints goes away. Do it, or note what "
            "proves that it is done:",
            day=format_date(action.due_on),
        )
    url = f"{current_app.config['BASE_URL']}/complaints/causes/"
    purpose = f"correction-overdue:{action.id}:{action.due_on}"
    return mail.queue(owner.email, subject, f"{text}\n\n{action.title}\n{url}\n", purpose=purpose) is not None
