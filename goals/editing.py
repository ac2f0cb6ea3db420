"""Pages that add, change, copy and delete goals, and take a deletion back."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from events.current import current_edition
from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Status
from foundation.access import may
from foundation.database import db
from foundation.forms import choices, refuse
from foundation.removal import Removal, offer_undo, remove, restore
from goals import actions, queries
from goals.call_form import CallForm
from goals.forms import GoalForm
from goals.models import Goal
from goals.routes import blueprint, shown_at
from goals.units import UNITS
from goals.weights import POINTS
from goals.words import SUGGESTED
from staff.skills import dictionary


def must_be_open(edition: Edition | None) -> Edition:
    """Return the edition, or refuse with 422: goals are said before the show, not after it."""
    if edition is None:
        abort(422, _("There is no event yet. Add a show and an edition under Events, then enter goals."))
    if actions.over(edition):
        abort(
            422,
            _(
                "%(edition)s is over: its goals can be looked at but no longer added or changed. "
                "Choose a coming event at the top of the page.",
                edition=edition.name,
            ),
        )
    return edition


def must_take_part(exhibitor: Exhibitor, edition: Edition) -> None:
    """Refuse with 422 goals of somebody who cancelled: nobody would work on them."""
    participation = actions.participation_of(exhibitor.id, edition.id)
    if participation is not None and participation.status in (Status.CANCELLED, Status.NO_SHOW):
        abort(
            422,
            _(
                "%(company)s does not take part in %(edition)s any more. If that is wrong, change the status "
                "of its participation first.",
                company=exhibitor.name,
                edition=edition.name,
            ),
        )


def _form(goal: Goal) -> GoalForm:
    form = GoalForm(obj=goal if goal.id else None, skill_ids=[skill.id for skill in goal.skills])
    form.skill_ids.choices = choices((skill.id, skill.name) for skill in dictionary())
    return form


def _edit(goal: Goal, exhibitor: Exhibitor, edition: Edition) -> ResponseReturnValue:
    form = _form(goal)
    others = (other for other in queries.goals_of(exhibitor.id, edition.id) if other.id != goal.id)
    dealt = sum(other.weight for other in others)
    context = {"goal": goal, "exhibitor": exhibitor, "for_edition": edition, "dealt": dealt}
    context |= {"titles": SUGGESTED, "units": UNITS}
    if not form.is_submitted():
        form.weight.data = goal.weight if goal.id else max(POINTS - dealt, 0)
        return render_template("goals/form.html", form=form, **context)
    form.dealt = dealt
    if not form.validate():
        return refuse("goals/form.html", form, **context)
    actions.save(goal, form.values(), form.skill_ids.data or [])
    flash(_("The goal “%(title)s” is saved.", title=goal.title))
    if "another" in request.form:
        return redirect(url_for("goals.new", exhibitor_id=exhibitor.id, edition=edition.id))
    return redirect(shown_at(exhibitor.id, edition.id))


@blueprint.route("/exhibitors/<int:exhibitor_id>/new", methods=["GET", "POST"])
@may("goals.edit")
def new(exhibitor_id: int) -> ResponseReturnValue:
    """Add a goal; the points that are left over are suggested as its weight."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    edition = must_be_open(current_edition())
    must_take_part(exhibitor, edition)
    return _edit(Goal(exhibitor_id=exhibitor.id, edition_id=edition.id), exhibitor, edition)


@blueprint.route("/exhibitors/<int:exhibitor_id>/call", methods=["GET", "POST"])
@may("goals.edit")
def call(exhibitor_id: int) -> ResponseReturnValue:
    """Type three goals while they are being said."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    edition = must_be_open(current_edition())
    must_take_part(exhibitor, edition)
    form, noted = CallForm(), queries.goals_of(exhibitor.id, edition.id)
    form.dealt = sum(goal.weight for goal in noted)
    participation = actions.participation_of(exhibitor.id, edition.id)
    context = {"exhibitor": exhibitor, "for_edition": edition, "noted": noted, "participation": participation}
    last = queries.last_edition_with_goals(exhibitor.id, edition)
    context |= {"titles": SUGGESTED, "units": UNITS, "last": last}
    context |= {"last_goals": queries.goals_of(exhibitor.id, last.id) if last else []}
    if not form.is_submitted():
        return render_template("goals/call.html", form=form, **context)
    if not form.validate():
        return refuse("goals/call.html", form, **context)
    for values in form.said():
        actions.save(Goal(exhibitor_id=exhibitor.id, edition_id=edition.id), values, [])
    if participation is not None and form.said_beside():
        actions.note_sheet(participation.id, form.said_beside())
    flash(_("What %(name)s said is saved.", name=exhibitor.name))
    return redirect(shown_at(exhibitor.id, edition.id))


@blueprint.route("/<int:goal_id>/edit", methods=["GET", "POST"])
@may("goals.edit")
def edit(goal_id: int) -> ResponseReturnValue:
    """Change a goal."""
    goal = db.get_or_404(Goal, goal_id)
    return _edit(goal, goal.exhibitor, must_be_open(goal.edition))


@blueprint.post("/exhibitors/<int:exhibitor_id>/deal")
@may("goals.edit")
def deal(exhibitor_id: int) -> ResponseReturnValue:
    """Make the points sum to 100 in proportion."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    edition = must_be_open(current_edition())
    actions.deal_points(exhibitor.id, edition.id)
    flash(_("The points add up to 100 now, in the proportion they had."))
    return redirect(shown_at(exhibitor.id, edition.id))


@blueprint.post("/<int:goal_id>/delete")
@may("goals.edit")
def delete(goal_id: int) -> ResponseReturnValue:
    """Delete a goal; the next page offers to take that back."""
    goal = db.get_or_404(Goal, goal_id)
    must_be_open(goal.edition)
    back = shown_at(goal.exhibitor_id, goal.edition_id)
    text = _("The goal “%(title)s” is deleted.", title=goal.title)
    offer_undo(text, url_for("goals.undo", removal_id=remove(goal).id))
    return redirect(back)


@blueprint.post("/removed/<int:removal_id>/undo")
@may("goals.edit")
def undo(removal_id: int) -> ResponseReturnValue:
    """Put a deleted goal back."""
    removal = db.session.get(Removal, removal_id)
    if removal is None or removal.table_name != Goal.__tablename__:
        abort(404)
    goal = db.get_or_404(Goal, restore(removal))
    flash(_("The goal “%(title)s” is back.", title=goal.title))
    return redirect(shown_at(goal.exhibitor_id, goal.edition_id))


@blueprint.post("/exhibitors/<int:exhibitor_id>/copy")
@may("goals.edit")
def copy(exhibitor_id: int) -> ResponseReturnValue:
    """Start from the goals of last time."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    edition = must_be_open(current_edition())
    must_take_part(exhibitor, edition)
    copied = actions.copy_last(exhibitor.id, edition)
    if copied:
        flash(
            ngettext(
                "%(num)s goal copied. Ask whether it still holds.",
                "%(num)s goals copied. Ask whether they still hold.",
                copied,
            )
        )
    else:
        flash(_("There was nothing to copy: every goal of last time is here already, or there was none."))
    return redirect(shown_at(exhibitor.id, edition.id))
