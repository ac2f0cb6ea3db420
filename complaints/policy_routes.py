"""The page of the clock's rules: targets, working time, ladder, limits, holidays."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints import policies
from complaints.policy import PolicyError
from complaints.policy_form import PolicyForm, data_of
from complaints.policy_holidays import HolidayForm
from complaints.targets import SEVERITIES
from foundation.access import may
from foundation.database import db
from foundation.languages import later as _l
from staff.sign_in import signed_in

blueprint = Blueprint("policy", __name__, url_prefix="/policy")
WRONG = {
    "weekdays": _l("A clock needs at least one business day a week."),
    "hours": _l("Business hours have to open before they close."),
    "targets": _l("Every complaint is acknowledged in more than 0 hours, and not later than it is answered."),
    "ladder": _l("Each step of the ladder comes later than the one before it."),
}


def _page(form: PolicyForm, holiday: HolidayForm | None = None, wrong: str | None = None) -> str:
    return render_template(
        "complaints/policy.html",
        form=form,
        holiday=holiday or HolidayForm(formdata=None),
        wrong=wrong,
        severities=list(reversed(SEVERITIES)),
        versions=policies.history(),
        holidays=policies.all_holidays(),
    )


def _current() -> PolicyForm:
    return PolicyForm(formdata=None, data=data_of(policies.in_force()))


@blueprint.get("/")
@may("complaints.view")
def show() -> ResponseReturnValue:
    """Show the rules in force, to managers as a form."""
    return _page(_current())


@blueprint.post("/")
@may("complaints.policy")
def save() -> ResponseReturnValue:
    """Put a new version in force; deadlines that are set stay."""
    form = PolicyForm()
    if not form.validate():
        return _page(form), form.refused
    try:
        version = policies.put_in_force(form.policy(), form.reason.data, signed_in())
    except PolicyError as error:
        return _page(form, wrong=str(WRONG[error.reason])), 422
    flash(_("Version %(number)s is in force. Deadlines that are set stay.", number=version.number))
    return redirect(url_for("complaints.policy.show"))


@blueprint.post("/holidays")
@may("complaints.policy")
def add_holiday() -> ResponseReturnValue:
    """Add a day without business hours."""
    form = HolidayForm()
    if not form.validate() or form.day.data is None:
        return _page(_current(), form), form.refused
    if not policies.add_holiday(form.day.data, form.country.data or "", form.name.data or ""):
        flash(_("This day is a holiday there already."), "error")
    return redirect(url_for("complaints.policy.show"))


@blueprint.post("/holidays/remove")
@may("complaints.policy")
def remove_holiday() -> ResponseReturnValue:
    """Take a holiday back."""
    holiday = db.session.get(policies.Holiday, request.form.get("holiday_id", 0, type=int))
    if holiday is None:
        abort(404)
    db.session.delete(holiday)
    return redirect(url_for("complaints.policy.show"))
