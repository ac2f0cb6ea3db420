"""The exhibitor list: page, export, bulk actions."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from events.current import current_edition
from exhibitors import queries, words
from exhibitors.assignment import Assignment, assign, undo
from exhibitors.export import FILES, header, rows
from exhibitors.filters import NONE, Filters, UnknownFilter, from_address
from exhibitors.models import Exhibitor
from foundation.access import may
from foundation.addresses import address
from foundation.database import db
from foundation.figures import country
from foundation.removal import offer_undo
from staff.models import Person
from staff.sign_in import signed_in

blueprint = Blueprint("exhibitors", __name__, url_prefix="/exhibitors")
MOST_TICKED = 1000


def _filters() -> Filters:
    edition = current_edition()
    try:
        return from_address(request.args, edition.id if edition else None)
    except UnknownFilter as unknown:
        abort(400, _("The filter “%(name)s” is damaged. Open the list again.", name=unknown.name))


@blueprint.get("/")
@may("exhibitors.view")
def index() -> ResponseReturnValue:
    """The list: search, filters, sort, a page at a time."""
    filters = _filters()
    return render_template(
        "exhibitors/index.html",
        filters=filters,
        page=queries.exhibitors(filters, request.args.get("after")),
        count=queries.counted(filters),
        counted=queries.COUNTED,
        owners=queries.owners(),
        countries=_by_name(queries.offered(Exhibitor.country_order)),
        industries=[(name, name) for name in queries.offered(Exhibitor.industry)],
        words=words,
    )


def _by_name(codes: list[str]) -> list[tuple[str, str]]:
    return sorted(((code, country(code)) for code in codes), key=lambda choice: choice[1])


def _ticked() -> list[int]:
    """Return the ids that were ticked; too many or none is refused."""
    ids = [int(text) for text in request.form.getlist("id") if text.isdecimal() and len(text) < 10]
    if not ids:
        abort(422, _("Tick the exhibitors first, or choose all that match."))
    if len(ids) > MOST_TICKED:
        abort(422, _("Tick at most 1,000 exhibitors, or choose all that match."))
    return ids


@blueprint.route("/export", methods=["GET", "POST"])
@may("exhibitors.export")
def export() -> ResponseReturnValue:
    """The whole list as a file, or of it what was ticked."""
    kind = request.values.get("format", "csv")
    if kind not in FILES:
        abort(400, _("Choose CSV or XLSX."))
    ids = _ticked() if request.method == "POST" and "all" not in request.form else None
    return FILES[kind]("exhibitors", header(), rows(_filters(), ids))


def _new_owner() -> Person | None:
    text = request.form.get("owner_id", "")
    if text == NONE:
        return None
    person = db.session.get(Person, int(text)) if text.isdecimal() and len(text) < 10 else None
    if person is None or not person.active:
        abort(422, _("Choose who is to own these exhibitors."))
    return person


def _told(moved: int, owner: Person | None) -> str:
    if owner is None:
        return _("%(n)s exhibitors have no owner now.", n=moved)
    return _("%(n)s exhibitors now belong to %(owner)s.", n=moved, owner=owner.name)


@blueprint.post("/assign")
@may("exhibitors.edit")
def assign_owner() -> ResponseReturnValue:
    """Give what was ticked, or all that match, to one owner."""
    filters, owner = _filters(), _new_owner()
    chosen = queries.chosen_ids(filters)
    if "all" not in request.form:
        chosen = select(Exhibitor.id).where(Exhibitor.id.in_(_ticked()))
    assignment = assign(chosen, owner.id if owner else None, signed_in().id)
    taking_back = address(url_for(".undo_assignment", assignment_id=assignment.id))
    offer_undo(_told(assignment.moved, owner), taking_back)
    return redirect(address(url_for(".index")))


@blueprint.post("/assignments/<int:assignment_id>/undo")
@may("exhibitors.edit")
def undo_assignment(assignment_id: int) -> ResponseReturnValue:
    """Take an assignment back."""
    assignment = db.get_or_404(Assignment, assignment_id)
    if assignment.undone_at is not None:
        abort(409, _("This was taken back already."))
    flash(_("%(n)s exhibitors are back with their former owner.", n=undo(assignment)))
    return redirect(address(url_for(".index")))
