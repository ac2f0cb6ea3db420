"""Pages of staff scores: the team, one person, one's own, and the weights."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from events.models import Edition
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from scoring import charts, look, queries, words
from scoring.exhibitors_of import exhibitors_of, how_many
from scoring.figures import Member
from scoring.forms import WeightsForm
from scoring.models import ScoreWeights
from scoring.opening import individuals
from scoring.praise import praise_of
from scoring.remark import unanswered
from scoring.reports import individual_context
from scoring.standing import SPANS, Standing
from scoring.weighing import DEFAULT_POINTS, moves
from staff.models import Person
from staff.sign_in import signed_in

blueprint = Blueprint("scoring", __name__, url_prefix="/scores")

SORTS = {
    "name": lambda member: member.name.casefold(),
    "exhibitors": lambda member: member.exhibitors,
    "score": lambda member: member.score or 0.0,
    "composite": lambda member: member.composite or 0.0,
}
NO_EVENT = "scoring/no_event.html"


def chosen_span() -> str:
    """Return which editions are asked for, this one by default."""
    span = request.args.get("span", "this")
    return span if span in SPANS else "this"


def page(template: str, standing: Standing, **context: Any) -> str:
    """Render figures with what all their templates read."""
    as_of = date.fromisoformat(standing.basis.as_of)
    return render_template(template, basis=standing.basis, as_of=as_of, words=words, **context)


def _sorted(members: tuple[Member, ...], sort: str) -> list[Member]:
    """By name unless asked for; whoever has no figure comes last."""
    key = sort.lstrip("-")
    if key not in SORTS:
        return list(members)
    return sorted(members, key=SORTS[key], reverse=sort == key != "name")


@blueprint.get("/")
@may("scores.view")
def index() -> ResponseReturnValue:
    """Everybody's score with its interval, and the parts beside it."""
    edition = current_edition()
    if edition is None:
        return render_template(NO_EVENT)
    standing = Standing(edition, chosen_span())
    members, sort = standing.members(), request.args.get("sort", "name")
    shown = page(
        "scoring/index.html",
        standing,
        members=_sorted(members, sort),
        sort=sort,
        charts=charts.intervals(members, standing.basis),
        appeals=unanswered(),
    )
    look.note(signed_in().id, None, look.Seen.PAGE)
    return shown


def _individual(edition: Edition, person: Person, own: bool) -> str:
    standing = Standing(edition, chosen_span())
    shown = individuals(standing, [person])[0]
    kept = {
        "served_now": exhibitors_of(person.id),
        "served_count": how_many(person.id),
        "praise": praise_of(person.id),
        "reports": queries.reports_of(person.id),
        "looks": look.looks_at(person.id),
    }
    text = page("scoring/person.html", standing, own=own, **kept, **individual_context(shown))
    look.note(signed_in().id, person.id, look.Seen.PAGE)
    return text


@blueprint.get("/people/<int:person_id>")
@may("scores.view")
def person(person_id: int) -> ResponseReturnValue:
    """One person's score, opened up."""
    somebody, edition = db.get_or_404(Person, person_id), current_edition()
    return render_template(NO_EVENT) if edition is None else _individual(edition, somebody, own=False)


@blueprint.get("/mine")
@may("scores.own")
def mine() -> ResponseReturnValue:
    """The signed-in person's own score, opened up."""
    edition = current_edition()
    return render_template(NO_EVENT) if edition is None else _individual(edition, signed_in(), own=True)


class _Applied:
    """The weights that apply as the form reads them; the version is the row's number."""

    def __init__(self) -> None:
        newest = queries.newest_weights()
        self.version = newest.id if newest else 0
        for part, points in queries.current_points().items():
            setattr(self, part, points)


def _weights_page(form: WeightsForm) -> str:
    points, edition = form.points, current_edition()
    trying = points != queries.current_points() and sum(points.values()) == 100
    found = moves(Standing(edition).members(), points) if trying and edition else None
    return render_template(
        "scoring/weights.html",
        form=form,
        moves=found,
        trying=trying,
        versions=queries.weight_versions(),
        words=words,
    )


@blueprint.get("/weights")
@may("scores.edit")
def weights() -> ResponseReturnValue:
    """The weights that apply, or those in the address and what they would move."""
    tried = {part: request.args.get(part, type=int) for part in DEFAULT_POINTS}
    given = {part: points for part, points in tried.items() if points is not None}
    applied = _Applied()
    for part, points in given.items():
        setattr(applied, part, points)
    return _weights_page(WeightsForm(None, obj=applied, reason=request.args.get("reason")))


@blueprint.post("/weights")
@may("scores.edit")
def save_weights() -> ResponseReturnValue:
    """Show what new weights would move; or keep them as the version that applies from now on."""
    form = WeightsForm(obj=_Applied())
    if not form.validate():
        return refuse(
            "scoring/weights.html",
            form,
            moves=None,
            trying=False,
            versions=queries.weight_versions(),
            words=words,
        )
    reason = form.reason.data
    if request.form.get("action") == "try":
        tried: dict[str, Any] = {**form.points, "reason": reason}
        return redirect(url_for("scoring.weights", **tried), 303)
    db.session.add(ScoreWeights(weights=form.points, reason=reason, person_id=signed_in().id))
    flash(_("The new weights apply from now on; reports issued before keep theirs."))
    return redirect(url_for("scoring.index"))
