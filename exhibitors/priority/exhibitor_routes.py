"""One exhibitor's points: line by line, and set by hand."""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from events.models import Edition, Show
from exhibitors.across.choosing import number
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from exhibitors.priority import by_hand, ranking, schemes
from exhibitors.priority.forms import ByHandForm
from exhibitors.priority.lines import Counting
from exhibitors.priority.scheme import Scheme, hundredths
from exhibitors.priority.schemes import today
from exhibitors.routes import blueprint
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from staff.sign_in import signed_in

PAGE = "exhibitors/priority/exhibitor.html"


@dataclass(frozen=True)
class AtShow:
    """An exhibitor's points at one show: the total with its parts (None without points) and the lines."""

    show: Show
    total: Any | None
    lines: list[Any]
    scheme: Scheme


@blueprint.app_template_global()
def priority_points(exhibitor_id: int) -> list[tuple[Show, Any | None]]:
    """Return the exhibitor's total of today, None without points, at each show that it ever was in."""
    return [(one.show, one.total) for one in _at_shows(exhibitor_id)]


def _at_shows(exhibitor_id: int, *, with_lines: bool = False) -> list[AtShow]:
    shows = select(Edition.show_id).join(Participation, Participation.edition_id == Edition.id)
    mine = shows.where(Participation.exhibitor_id == exhibitor_id)
    found = db.session.scalars(select(Show).where(Show.id.in_(mine)).order_by(Show.name)).all()
    scheme = schemes.scheme_of(schemes.in_force(today())) if found else Scheme()
    return [_at_show(exhibitor_id, show, scheme, with_lines=with_lines) for show in found]


def _at_show(exhibitor_id: int, show: Show, scheme: Scheme, *, with_lines: bool) -> AtShow:
    counting = Counting(show.id, today(), scheme, (exhibitor_id,))
    total = ranking.total_of(counting, exhibitor_id)
    lines = ranking.lines_of(counting).get(exhibitor_id, []) if with_lines else []
    return AtShow(show, total, lines, scheme)


@blueprint.get("/<int:exhibitor_id>/priority")
@may("exhibitors.view")
def exhibitor_priority(exhibitor_id: int) -> ResponseReturnValue:
    """The points of an exhibitor, and what each is for."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    return render_template(PAGE, form=ByHandForm(formdata=None), **_page(exhibitor))


def _page(exhibitor: Exhibitor) -> dict[str, Any]:
    shows = _at_shows(exhibitor.id, with_lines=True)
    return {
        "exhibitor": exhibitor,
        "at_shows": shows,
        "history": {one.show.id: by_hand.history(exhibitor.id, one.show.id) for one in shows},
        "asked": number("show"),
    }


@blueprint.post("/<int:exhibitor_id>/priority")
@may("priority.edit")
def set_priority(exhibitor_id: int) -> ResponseReturnValue:
    """Set the exhibitor's points at a show by hand, until a day."""
    exhibitor, show, form = db.get_or_404(Exhibitor, exhibitor_id), _show(), ByHandForm()
    if not form.validate() or form.points.data is None or form.ends_on.data is None:
        return refuse(PAGE, form, **_page(exhibitor))
    days = today(), form.ends_on.data
    points = hundredths(form.points.data)
    by_hand.set_points(exhibitor_id, show.id, points, form.reason.data or "", days, signed_in().id)
    flash(_("The points of %(name)s are set until the day given.", name=exhibitor.name))
    return redirect(url_for(".exhibitor_priority", exhibitor_id=exhibitor_id))


@blueprint.post("/<int:exhibitor_id>/priority/end")
@may("priority.edit")
def end_priority(exhibitor_id: int) -> ResponseReturnValue:
    """Let the scheme decide again."""
    db.get_or_404(Exhibitor, exhibitor_id)
    by_hand.end(exhibitor_id, _show().id, today())
    flash(_("The scheme decides again."))
    return redirect(url_for(".exhibitor_priority", exhibitor_id=exhibitor_id))


def _show() -> Show:
    """The show in the address; without one there is nothing to set points at."""
    asked = number("show")
    if asked is None:
        abort(400, _("This link is damaged. Choose again from the list."))
    return db.get_or_404(Show, asked)
