"""Pages of value-added services: the edition's list, one service with whom it fits, and its answers."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from events.current import current_edition
from events.models import Edition
from exhibitors.participation import Participation
from foundation.access import local_path, may
from foundation.addresses import address
from foundation.database import db
from foundation.forms import refuse
from foundation.removal import Removal, offer_undo, remove, restore
from plans import offer_figures, offering
from plans.offer import Answer, Offer
from plans.offer_form import OfferForm
from staff.sign_in import signed_in

blueprint = Blueprint("offer", __name__, url_prefix="/offers")
NOT_ASKED = "none"


@blueprint.get("/")
@may("plans.view")
def index() -> ResponseReturnValue:
    """Show the edition's services with take-up and revenue."""
    edition = current_edition()
    if edition is None:
        return render_template("plans/no_edition.html")
    figures = offer_figures.figures(edition.id)
    return render_template(
        "plans/offers.html",
        of=edition,
        offers=offering.of_edition(edition.id),
        figures=figures,
        total=offer_figures.total(figures.values()),
        nothing=offer_figures.Figures(),
    )


def _edit(offer: Offer, edition: Edition, title: str) -> ResponseReturnValue:
    form = OfferForm(obj=offer if offer.id else None)
    if not form.is_submitted():
        return render_template("plans/offer_form.html", form=form, title=title, of=edition)
    valid = form.validate()
    if valid and offering.name_taken(edition.id, form.name.data or "", offer.id):
        form.name.errors, valid = [_("This name is taken at this edition.")], False
    if not valid:
        return refuse("plans/offer_form.html", form, title=title, of=edition)
    form.write(offer)
    db.session.add(offer)
    db.session.flush()
    flash(_("%(name)s is saved.", name=offer.name))
    return redirect(url_for("plans.offer.page", offer_id=offer.id))


@blueprint.route("/new", methods=["GET", "POST"])
@may("plans.templates")
def new() -> ResponseReturnValue:
    """Add a service to the edition."""
    edition = current_edition() or abort(404)
    return _edit(Offer(edition_id=edition.id), edition, _("New service"))


@blueprint.route("/<int:offer_id>/edit", methods=["GET", "POST"])
@may("plans.templates")
def edit(offer_id: int) -> ResponseReturnValue:
    """Change a service; what was taken up keeps its price."""
    offer = db.get_or_404(Offer, offer_id)
    return _edit(offer, offer.edition, offer.name)


@blueprint.get("/<int:offer_id>")
@may("plans.view")
def page(offer_id: int) -> ResponseReturnValue:
    """Show whom a service fits, and what they said."""
    offer, asked = db.get_or_404(Offer, offer_id), request.args.get("answer")
    known = asked if asked in (NOT_ASKED, *Answer) else None
    return render_template(
        "plans/offer.html",
        offer=offer,
        of=offer.edition,
        page=offering.whom(offer, known, request.args.get("after")),
        figures=offer_figures.figures(offer.edition_id).get(offer.id, offer_figures.Figures()),
    )


@blueprint.post("/<int:offer_id>/all")
@may("plans.templates")
def offer_all(offer_id: int) -> ResponseReturnValue:
    """Note that everybody whom it fits was offered the service."""
    count = offering.offer_to_all(db.get_or_404(Offer, offer_id), signed_in().id)
    flash(ngettext("%(num)d exhibitor more has the offer.", "%(num)d exhibitors more have the offer.", count))
    return redirect(url_for("plans.offer.page", offer_id=offer_id))


@blueprint.post("/<int:offer_id>/answers/<int:participation_id>")
@may("plans.edit")
def answer(offer_id: int, participation_id: int) -> ResponseReturnValue:
    """Note what one exhibitor said."""
    offer, said = db.get_or_404(Offer, offer_id), request.form.get("answer", "")
    if said not in (NOT_ASKED, *Answer):
        abort(422, _("Choose what the exhibitor said: offered, taken up, or declined."))
    participation = db.get_or_404(Participation, participation_id)
    try:
        offering.answer(offer, participation, None if said == NOT_ASKED else said, signed_in().id)
    except offering.NotComing:
        abort(422, _("This exhibitor does not take part in the event of this service."))
    back = url_for("plans.offer.page", offer_id=offer_id)
    return redirect(local_path(request.form.get("back")) or address(back))


@blueprint.post("/<int:offer_id>/delete")
@may("plans.templates")
def delete(offer_id: int) -> ResponseReturnValue:
    """Delete a service with its answers; one click brings both back."""
    offer = db.get_or_404(Offer, offer_id)
    text = _("%(name)s is deleted.", name=offer.name)
    offering.note_taken(offer_id)
    removal = remove(offer)
    offer_undo(text, url_for("plans.offer.put_back", removal_id=removal.id))
    return redirect(url_for("plans.offer.index"))


@blueprint.post("/put-back/<int:removal_id>")
@may("plans.templates")
def put_back(removal_id: int) -> ResponseReturnValue:
    """Put a deleted service back."""
    mine = Removal.id == removal_id, Removal.table_name == Offer.__tablename__
    offering.note_taken(restore(db.one_or_404(select(Removal).where(*mine))))
    flash(_("The service is back."))
    return redirect(url_for("plans.offer.index"))
