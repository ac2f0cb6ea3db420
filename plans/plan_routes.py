"""The page of one exhibitor's plan, and its start."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.access import may
from foundation.database import db
from goals.models import Goal
from plans import applying, asked_for, offering, queries
from plans.models import PlanTemplate, ServicePlan
from plans.routes import blueprint


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
        offers=offering.of_participation(participation_id),
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
