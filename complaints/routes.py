"""Pages of complaints: the list, a new one, one complaint, its facts."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from complaints import (
    actions,
    bulk,
    cause_routes,
    cause_tree_routes,
    choosing,
    conduct_routes,
    joining_routes,
    page,
    policy_routes,
    queries,
    remedy_routes,
    silence_routes,
    step_routes,
    table,
    telling,
    words,
    writing_routes,
)
from complaints.door import card_routes
from complaints.forms import ComplaintForm, NewComplaintForm
from complaints.listing import ComplaintList
from complaints.logs import routes as logs
from complaints.mailbox import queries as mail_queries
from complaints.mailbox import routes as mailbox
from complaints.models import Complaint
from complaints.reading import routes as reading
from complaints.reading import stand_routes
from complaints.statuses import routes as statuses
from complaints.statuses import setting
from events.current import current_edition, editions
from events.models import Edition
from exhibitors import queries as exhibitor_list
from exhibitors.filters import Filters
from exhibitors.models import Contact, Exhibitor
from foundation import csv_file
from foundation.access import may
from foundation.addresses import address
from foundation.database import db
from foundation.forms import choices, refuse
from staff.models import Person
from staff.sign_in import signed_in

blueprint = Blueprint("complaints", __name__, url_prefix="/complaints")
PARTS = (
    step_routes,
    joining_routes,
    remedy_routes,
    policy_routes,
    cause_routes,
    cause_tree_routes,
    conduct_routes,
    silence_routes,
    mailbox,
    card_routes,
    reading,
    logs,
    writing_routes,
    statuses,
    stand_routes,
)
for part in PARTS:
    blueprint.register_blueprint(part.blueprint)
WORDS = {name: value for name, value in vars(words).items() if name.isupper()}
TELLING = {word: getattr(telling, word) for word in ("tell_mailed", "tell_answer", "tell_next")}
blueprint.context_processor(lambda: WORDS | TELLING)
MOST_AT_ONCE = 500


def _list() -> ComplaintList:
    edition = current_edition()
    return ComplaintList.from_address(request.args, signed_in().id, edition.id if edition else None)


@blueprint.get("/")
@may("complaints.view")
def index() -> ResponseReturnValue:
    """Show the complaints that the address asks for, what is due first on top."""
    asked, edition = _list(), current_edition()
    return render_template(
        "complaints/index.html",
        asked=asked,
        page=asked.page(request.args.get("after")),
        people=page.people(),
        statuses=setting.statuses(),
        mails_waiting=mail_queries.waiting(),
        standing=queries.standing(edition.id, edition.time_zone) if edition else None,
    )


@blueprint.get("/export.csv")
@may("exhibitors.export")
def export() -> ResponseReturnValue:
    """Download the list as the address asks for it."""
    return csv_file.download("complaints", table.header(), table.rows(_list().export()))


@blueprint.post("/assign")
@may("complaints.edit")
def assign_many() -> ResponseReturnValue:
    """Give the chosen complaints to somebody."""
    chosen = request.form.getlist("complaint", type=int)[:MOST_AT_ONCE]
    owner = db.session.get(Person, request.form.get("owner_id", 0, type=int))
    if owner is None or not owner.active or not chosen:
        abort(422, _("Choose at least one complaint, and somebody to give it to."))
    given = bulk.assign(chosen, owner, signed_in())
    text = ngettext(
        "%(num)d complaint is %(name)s’s now.",
        "%(num)d complaints are %(name)s’s now.",
        given,
        name=owner.name,
    )
    flash(text)
    return redirect(address(url_for("complaints.index")))


def _new_form(exhibitor: Exhibitor) -> NewComplaintForm:
    form, here = NewComplaintForm(), choosing.edition_of(exhibitor)
    form.edition_id.choices = choices((edition.id, edition.name) for edition in editions())
    if not form.is_submitted() and here:
        form.edition_id.data = here.id
    choosing.fill(form, exhibitor.id, here.id if here else None)
    return form


@blueprint.get("/new")
@may("complaints.edit")
def choose() -> ResponseReturnValue:
    """Find the exhibitor whose complaint it is."""
    asked = request.args.get("q", "").strip()[:100]
    found = exhibitor_list.exhibitors(Filters(q=asked), request.args.get("after")) if asked else None
    return render_template("complaints/choose.html", page=found, asked=asked)


@blueprint.route("/new/<int:exhibitor_id>", methods=["GET", "POST"])
@may("complaints.edit")
def new(exhibitor_id: int) -> ResponseReturnValue:
    """Open a complaint of an exhibitor."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    form = _new_form(exhibitor)
    if not form.is_submitted():
        return render_template("complaints/form.html", form=form, exhibitor=exhibitor, complaint=None)
    if not form.validate():
        return refuse("complaints/form.html", form, exhibitor=exhibitor, complaint=None)
    opened = actions.open_complaint(_heard(form, exhibitor), signed_in())
    flash(_("%(number)s is open.", number=opened.number))
    return redirect(url_for("complaints.complaint", complaint_id=opened.id))


def _heard(form: NewComplaintForm, exhibitor: Exhibitor) -> actions.Heard:
    contact_id = form.contact_id.data
    return actions.Heard(
        exhibitor=exhibitor,
        edition=db.session.get_one(Edition, form.edition_id.data),
        contact=db.session.get(Contact, contact_id) if contact_id else None,
        title=form.title.data or "",
        severity=form.severity.data,
        description=form.description.data,
        remedy_sought=form.remedy_sought.data,
        plan_item_id=form.plan_item_id.data,
        stand_id=form.stand_id.data,
        supplier=form.supplier.data,
    )


@blueprint.get("/<int:complaint_id>")
@may("complaints.view")
def complaint(complaint_id: int) -> ResponseReturnValue:
    """Show one complaint with its history and what may be done next."""
    return page.render(page.load(complaint_id))


@blueprint.route("/<int:complaint_id>/edit", methods=["GET", "POST"])
@may("complaints.edit")
def edit(complaint_id: int) -> ResponseReturnValue:
    """Correct what was written down; a new severity sets new deadlines."""
    record = db.get_or_404(Complaint, complaint_id)
    form, severity = ComplaintForm(obj=record), record.severity
    choosing.fill(form, record.exhibitor_id, record.edition_id)
    context = {"exhibitor": record.exhibitor, "complaint": record}
    if not form.is_submitted():
        return render_template("complaints/form.html", form=form, **context)
    if not form.validate():
        return refuse("complaints/form.html", form, **context)
    form.populate_obj(record)
    actions.change(record, signed_in(), severity)
    flash(_("%(number)s is saved.", number=record.number))
    return redirect(url_for("complaints.complaint", complaint_id=record.id))
