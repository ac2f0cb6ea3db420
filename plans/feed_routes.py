"""The calendar of one's own promises: its address, made, changed and taken back; the file itself."""

from flask import Blueprint, Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import anyone, may
from plans import feed
from staff.sign_in import signed_in

blueprint = Blueprint("feed", __name__)


@blueprint.post("/my-day/calendar")
@may("plans.view")
def renew() -> ResponseReturnValue:
    """Make the address of my calendar, or a new one in place of the old."""
    feed.renew(signed_in().id)
    flash(_("Your calendar has a new address. Whoever has it sees your promises: keep it to yourself."))
    return redirect(url_for("plans.my_day", _anchor="calendar"))


@blueprint.post("/my-day/calendar/revoke")
@may("plans.view")
def revoke() -> ResponseReturnValue:
    """End my calendar's address."""
    feed.revoke(signed_in().id)
    flash(_("The calendar's address no longer works."))
    return redirect(url_for("plans.my_day", _anchor="calendar"))


@blueprint.get("/calendar/<token>.ics")
@anyone
def read(token: str) -> Response:
    """Return the calendar behind a secret address."""
    person = feed.owner_of(token)
    if person is None:
        abort(404)
    answer = Response(feed.written(person), content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, max-age=300"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
