"""Pages of the service plans: an edition's list, one's own day, one plan."""

from datetime import datetime

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from events.current import current_edition
from events.models import Edition
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock, csv_file
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from goals.models import Goal
from plans import (
    applying,
    asked_for,
    behind,
    day,
    feed,
    feed_routes,
    floor_routes,
    item_routes,
    keeping,
    queries,
    talk_routes,
    task_list,
    template_routes,
)
from plans.due import SOON
from plans.listing import PlanList
from plans.models import PlanTemplate, ServicePlan
from plans.words import ANCHORS, CLASSES, PACKAGES, PHASES, STATES
from staff.sign_in import signed_in

blueprint = Blueprint("plans", __name__, url_prefix="/plans")
blueprint.register_blueprint(item_routes.blueprint)
blueprint.register_blueprint(template_routes.blueprint)
blueprint.register_blueprint(feed_routes.blueprint)
blueprint.register_blueprint(floor_routes.blueprint)
blueprint.register_blueprint(talk_routes.blueprint)
WORDS = {"PHASES": PHASES, "STATES": STATES, "CLASSES": CLASSES, "PACKAGES": PACKAGES, "ANCHORS": ANCHORS}
blueprint.context_processor(lambda: WORDS)


def _list(edition: Edition) -> PlanList:
    return PlanList.asked(request.args, edition.id, clock.today(edition.time_zone), signed_in().id)


def _instant(stamp: str) -> datetime:
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        abort(404)
    return at if at.tzinfo else abort(404)


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
    gone = applying.undo(edition_id, _instant(stamp))
    flash(ngettext("%(num)d plan was taken back.", "%(num)d plans were taken back.", gone))
    return redirect(url_for("plans.index"))


@blueprint.get("/my-day")
@may("plans.view")
def my_day() -> ResponseReturnValue:
    """Show what I owe: late, today, within a week, over all editions."""
    me = signed_in().id
    page = day.owed(me, request.args.get("after"))
    return render_template(
        "plans/my_day.html",
        page=page,
        groups=day.by_timing(page.rows),
        done=day.just_done(me),
        tasks=task_list.due_for(me, clock.today(), clock.today() + SOON),
        calendar=feed.feed_of(me),
        base=current_app.config["BASE_URL"],
    )


@blueprint.post("/my-day/deliver")
@may("plans.edit")
def deliver_selected() -> ResponseReturnValue:
    """Mark every ticked item delivered."""
    at = clock.now()
    chosen = request.form.getlist("item", type=int)
    count = keeping.deliver_all(chosen, signed_in().id, at) if chosen else 0
    if count:
        text = ngettext("%(num)d promise is delivered.", "%(num)d promises are delivered.", count)
        offer_undo(text, url_for("plans.undo_selected", stamp=at.isoformat()))
    else:
        flash(_("Nothing was delivered: tick open promises first."))
    return redirect(url_for("plans.my_day"))


@blueprint.post("/my-day/deliver/<stamp>/undo")
@may("plans.edit")
def undo_selected(stamp: str) -> ResponseReturnValue:
    """Take back what I marked delivered in one go."""
    count = keeping.undo_deliveries(signed_in().id, _instant(stamp))
    flash(ngettext("%(num)d promise is open again.", "%(num)d promises are open again.", count))
    return redirect(url_for("plans.my_day"))


@blueprint.get("/<int:participation_id>")
@may("plans.view")
def plan(participation_id: int) -> ResponseReturnValue:
    """Show one exhibitor's plan at one edition, beside its goals."""
    participation = db.get_or_404(Participation, participation_id)
    edition, exhibitor = participation.edition, participation.exhibitor
    goals = select(Goal).where(Goal.exhibitor_id == exhibitor.id, Goal.edition_id == edition.id)
    found = db.session.scalar(select(ServicePlan).where(ServicePlan.participation_id == participation_id))
    today, items = clock.today(edition.time_zone), queries.items_of(exhibitor.id, edition.id)
    return render_template(
        "plans/plan.html",
        asked_for=asked_for.open_requests(participation_id, items),
        participation=participation,
        exhibitor=exhibitor,
        of=edition,
        plan=found,
        comes=participation.status in TAKING_PART,
        items=items,
        counts=queries.counts_of_plans([found.id], today).get(found.id) if found else None,
        goals=db.session.scalars(goals.order_by(Goal.weight.desc(), Goal.id)).all(),
        templates=db.session.scalars(select(PlanTemplate).order_by(PlanTemplate.name)).all(),
        fitting=None if found else applying.best_for(participation),
        today=today,
    )


@blueprint.post("/<int:participation_id>/start")
@may("plans.edit")
def start(participation_id: int) -> ResponseReturnValue:
    """Start one exhibitor's plan from a template, or empty."""
    participation = db.get_or_404(Participation, participation_id)
    template = db.session.get(PlanTemplate, request.form.get("template", 0, type=int))
    try:
        done = applying.apply_to_one(participation, template.id if template else None)
    except applying.NotTakingPart:
        abort(422, _("A plan is for an exhibitor that comes. Change the participation's status first."))
    if not done.plans:
        abort(409, _("There is a plan already. Open it to see what it promises."))
    flash(_("The plan is started."))
    return redirect(url_for("plans.plan", participation_id=participation_id))


@blueprint.get("/templates")
@may("plans.view")
def templates() -> ResponseReturnValue:
    """Show the templates that plans are made from."""
    edition = current_edition()
    behind_now = behind.waiting_by_template(edition.id) if edition else {}
    return render_template("plans/templates.html", templates=template_routes.listed(), behind=behind_now)
