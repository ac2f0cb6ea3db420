"""Pages of the service plans: an edition's list, one's own day, one plan."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from events.current import current_edition
from events.models import Edition
from foundation import clock, csv_file
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from goals.words import DIMENSIONS
from plans import (
    applying,
    behind,
    board_routes,
    feed_routes,
    floor_routes,
    item_routes,
    offer_routes,
    queries,
    talk_routes,
    template_routes,
)
from plans.listing import PlanList
from plans.models import PlanTemplate
from plans.words import ANCHORS, ANSWERS, CLASSES, PACKAGES, PHASES, STATES
from staff.sign_in import signed_in

blueprint = Blueprint("plans", __name__, url_prefix="/plans")
blueprint.register_blueprint(item_routes.blueprint)
blueprint.register_blueprint(template_routes.blueprint)
blueprint.register_blueprint(feed_routes.blueprint)
blueprint.register_blueprint(floor_routes.blueprint)
blueprint.register_blueprint(talk_routes.blueprint)
blueprint.register_blueprint(board_routes.blueprint)
blueprint.register_blueprint(offer_routes.blueprint)
WORDS = {"PHASES": PHASES, "STATES": STATES, "CLASSES": CLASSES, "PACKAGES": PACKAGES, "ANCHORS": ANCHORS}
WORDS |= {"ANSWERS": ANSWERS, "DIMENSIONS": DIMENSIONS}
blueprint.context_processor(lambda: WORDS)


def _list(edition: Edition) -> PlanList:
    return PlanList.asked(request.args, edition.id, clock.today(edition.time_zone), signed_in().id)


@blueprint.get("/")
@may("plans.view")
def index() -> ResponseReturnValue:
    """Show every exhibitor of the edition with what was promised, delivered, and is late."""
    edition = current_edition()
    if edition is None:
        return render_template("plans/index.html", page=None)
    plans = _list(edition)
    page = plans.page(request.args.get("after"))
    waiting = select(func.count()).select_from(applying.without_plan(edition.id).subquery())
    return render_template(
        "plans/index.html",
        page=page,
        counts=plans.counts(page.rows),
        total=queries.counts_of(edition.id, plans.today),
        waiting=db.session.scalar(waiting),
        templates=db.session.scalar(select(func.count(PlanTemplate.id))),
        by_class=queries.hours_by_class(edition.id),
        by_person=queries.hours_by_person(edition.id),
    )


@blueprint.get("/export.csv")
@may("exhibitors.export")
def export() -> ResponseReturnValue:
    """Download the items that the list's filters ask for."""
    edition = current_edition() or abort(404)
    header = [
        _("Exhibitor"),
        _("Class"),
        _("Phase"),
        _("Promise"),
        _("Owner"),
        _("Due on"),
        _("State"),
        _("Delivered on"),
        _("Hours planned"),
        _("Hours spent"),
        _("Dropped because"),
    ]
    return csv_file.download(f"plans-{edition.id}", header, _list(edition).items())


@blueprint.post("/editions/<int:edition_id>/apply")
@may("plans.templates")
def apply(edition_id: int) -> ResponseReturnValue:
    """Give everybody without a plan the one of the template that fits best."""
    done = applying.apply_to_all(db.get_or_404(Edition, edition_id))
    text = ngettext("%(num)d plan was made.", "%(num)d plans were made.", done.plans)
    if done.plans:
        url = url_for("plans.undo_apply", edition_id=edition_id, stamp=done.at.isoformat())
        offer_undo(text, url)
    else:
        flash(_("No plan was made: nobody is without one that a template fits."))
    return redirect(url_for("plans.index"))


@blueprint.post("/editions/<int:edition_id>/apply/<stamp>/undo")
@may("plans.templates")
def undo_apply(edition_id: int, stamp: str) -> ResponseReturnValue:
    """Take back the plans made in one go, but those in which something has happened."""
    gone = applying.undo(edition_id, clock.instant(stamp) or abort(404))
    flash(ngettext("%(num)d plan was taken back.", "%(num)d plans were taken back.", gone))
    return redirect(url_for("plans.index"))


@blueprint.get("/templates")
@may("plans.view")
def templates() -> ResponseReturnValue:
    """Show the templates that plans are made from."""
    edition = current_edition()
    behind_now = behind.waiting_by_template(edition.id) if edition else {}
    return render_template("plans/templates.html", templates=template_routes.listed(), behind=behind_now)
