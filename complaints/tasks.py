"""What the timetable does for complaints: opens them from very low answers, raises what is overdue."""

from collections.abc import Callable
from datetime import timedelta

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import Select, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from complaints import alarms, escalating, recovery
from complaints.actions import Heard, open_complaint
from complaints.causes import CorrectiveAction
from complaints.low_answers import DAYS, LOW_OVERALL, LOWEST, severity_of
from complaints.models import Complaint, Source
from events.models import Edition
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db, unit_of_work
from staff.models import Person
from surveys.afterwards import calls
from surveys.kinds import SurveyKind
from surveys.models import Survey
from surveys.response import Response

BATCH = 200


def _low_and_unheard() -> Select[Response]:
    """Submitted responses to a post-show survey, very low, recent, that no complaint came of yet."""
    return (
        select(Response)
        .join(Survey, Survey.id == Response.survey_id)
        .outerjoin(Complaint, Complaint.response_id == Response.id)
        .where(
            Complaint.id.is_(None),
            Response.exhibitor_id.is_not(None),
            Survey.kind == SurveyKind.POST_SHOW,
            Response.submitted_at >= clock.now() - timedelta(days=DAYS),
            or_(Response.overall <= LOW_OVERALL, Response.would_return == LOWEST),
        )
        .options(
            joinedload(Response.survey).joinedload(Survey.edition).joinedload(Edition.show),
            joinedload(Response.exhibitor).joinedload(Exhibitor.owner),
            joinedload(Response.contact),
        )
        .order_by(Response.submitted_at, Response.id)
        .limit(BATCH)
    )


def _described(response: Response) -> str | None:
    """What they wrote, and that they want a call where they asked for one."""
    wish = calls.of_invitation(response.invitation_id) if response.invitation_id else None
    if wish is None or wish.called_at:
        return response.comment
    asked = _("Asks to be called: %(how)s", how=", ".join(filter(None, (wish.phone, wish.suits))) or "–")
    return "\n".join(filter(None, (response.comment, asked)))


def _open_from(response: Response) -> bool:
    severity = severity_of(response.overall, response.would_return)
    if severity is None or response.exhibitor is None:
        return False
    with force_locale(response.exhibitor.owner.language if response.exhibitor.owner else "en"):
        title = _("Very low answer in “%(survey)s”", survey=response.survey.title)
        description = _described(response)
    heard = Heard(
        exhibitor=response.exhibitor,
        edition=response.survey.edition,
        contact=response.contact,
        title=title,
        description=description,
        severity=severity,
        source=Source.SURVEY,
        response_id=response.id,
    )
    try:
        with db.session.begin_nested():
            open_complaint(heard, None)
    except IntegrityError:
        return False
    return True


def open_from_answers() -> int:
    """Open one complaint for each very low response of the last DAYS days; return how many."""
    opened = 0
    while True:
        with unit_of_work():
            responses = db.session.scalars(_low_and_unheard()).all()
            found = [_open_from(response) for response in responses]
        opened += sum(found)
        if len(found) < BATCH or not any(found):
            return opened


def follow_up() -> int:
    """Ask once after each closed complaint whether the fix worked, and take up the answers; return how many.

    Every complaint is a transaction of its own, so one that cannot be asked about holds up no other.
    """
    count = 0
    for statement, do in ((recovery.to_ask(1), recovery.ask), (recovery.unheard(1), recovery.hear)):
        while _one(statement, do):
            count += 1
    return count


def _one(statement: Select, do: Callable[..., object]) -> bool:
    with unit_of_work():
        row = db.session.execute(statement).first()
        if row is not None:
            do(*row)
    return row is not None


def raise_overdue() -> int:
    """Raise, once each, what is about to be overdue or is; return how many complaints.

    The mark, the history and the mail are one transaction: killed before its end, nothing was raised.
    """
    with unit_of_work():
        return escalating.sweep()


def raise_corrections() -> int:
    """Tell the owners of corrective actions that are overdue, once each; return how many were told of."""
    with unit_of_work():
        today = clock.today(current_app.config["TIME_ZONE"])
        late = (
            select(CorrectiveAction)
            .join(Person)
            .where(CorrectiveAction.done_on.is_(None), CorrectiveAction.due_on < today, Person.active)
        )
        return sum(alarms.overdue_correction(one) for one in db.session.scalars(late).all())
