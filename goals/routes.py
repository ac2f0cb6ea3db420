"""Pages of goals: who said what for an edition, and whether we have the people for it."""

from operator import attrgetter

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from exhibitors.models import Exhibitor, RelationshipClass
from foundation import csv_file
from foundation.access import may
from foundation.database import db
from goals import actions, contradictions, coverage, links, listing, matching, queries, words
from goals.weights import left_over, shares

blueprint = Blueprint("goals", __name__, url_prefix="/goals")
SKILLS_SHOWN = ("unserved", "owner")
"""The lists on which the skills themselves are named."""
STATE = ("goals", "rungs", "points", "needed", "owner_has", "unserved", "reached")
EXPORTED = attrgetter("name", "relationship_class", "owner", *STATE)
blueprint.add_app_template_filter(words.dimension, "dimension")
blueprint.add_app_template_filter(words.target, "goal_target")
blueprint.add_app_template_global(words.explained, "dimensions_explained")


def no_edition() -> str:
    """Return the page shown while there is no edition at all."""
    return render_template("goals/no_edition.html")


@blueprint.get("/")
@may("goals.view")
def index() -> ResponseReturnValue:
    """The exhibitors of the edition with the state of their goals."""
    edition = current_edition()
    if edition is None:
        return no_edition()
    asked = listing.GoalList.from_address(edition, request.args)
    page = asked.page(request.args.get("after"))
    return render_template(
        "goals/index.html",
        asked=asked,
        page=page,
        broken=contradictions.broken_by([row.id for row in page.rows], edition.id),
        rules=contradictions.WHY,
        works=words.DONE,
        needed=coverage.skills_of(edition.id, coverage.day_of(edition), [row.id for row in page.rows])
        if asked.show in SKILLS_SHOWN
        else {},
        count=queries.counts([edition.id]).get(edition.id),
        owners=listing.owners(edition),
        classes=list(RelationshipClass),
        dimensions=words.DIMENSIONS,
        over=actions.over(edition),
    )


@blueprint.get("/export")
@may("exhibitors.export")
def export() -> ResponseReturnValue:
    """The same list as a file."""
    edition = current_edition()
    if edition is None:
        return no_edition(), 404
    header = [_("Exhibitor"), _("Class"), _("Owner"), _("Goals"), _("Rungs said"), _("Points dealt")]
    header += [_("Skills needed"), _("Owner has"), _("Nobody has"), _("Reached (1-7)")]
    header.append(_("Contradictions"))
    asked = listing.GoalList.from_address(edition, request.args)
    broken = contradictions.broken_by(asked.ids(), edition.id)
    lines = ((*EXPORTED(row), " ".join(broken.get(row.id, []))) for row in asked.rows())
    return csv_file.download("goals", header, lines)


@blueprint.get("/exhibitors/<int:exhibitor_id>")
@may("goals.view")
def exhibitor(exhibitor_id: int) -> ResponseReturnValue:
    """One exhibitor's goals at the edition, with their ladders, and what it came for last time."""
    record = db.get_or_404(Exhibitor, exhibitor_id)
    edition = current_edition()
    if edition is None:
        return no_edition()
    goals = queries.goals_of(record.id, edition.id)
    weights = [goal.weight for goal in goals]
    last = queries.last_edition_with_goals(record.id, edition)
    day = coverage.day_of(edition)
    needed = coverage.skills_of(edition.id, day, [record.id]).get(record.id, [])
    participation = actions.participation_of(record.id, edition.id)
    link = links.link_of(participation.id) if participation else None
    return render_template(
        "goals/exhibitor.html",
        exhibitor=record,
        goals=list(zip(goals, shares(weights), strict=True)),
        left_over=left_over(weights),
        points=sum(weights),
        last=last,
        last_goals=queries.goals_of(record.id, last.id) if last else [],
        needed=needed,
        people=matching.able_by_skill([skill.id for skill in needed], day),
        participation=participation,
        sheet=actions.sheet_of(participation.id) if participation else None,
        broken=contradictions.broken_by([record.id], edition.id).get(record.id, []),
        link=link,
        link_address=links.address(link) if link else None,
        over=actions.over(edition),
    )


@blueprint.get("/expertise-match")
@may("goals.view")
def match() -> ResponseReturnValue:
    """What the goals need against what our people have: per skill, and per exhibitor."""
    edition = current_edition()
    if edition is None:
        return no_edition()
    day = coverage.day_of(edition)
    skills = matching.needed_skills(edition.id, day)
    page = matching.short_of_skills(edition.id, day, request.args.get("after"))
    return render_template(
        "goals/match.html",
        skills=skills,
        people=matching.able_by_skill([skill.id for skill in skills], day),
        page=page,
        needed=coverage.skills_of(edition.id, day, [row.id for row in page.rows]),
    )


def shown_at(exhibitor_id: int, edition_id: int) -> str:
    """Return the address of an exhibitor's goals at an edition."""
    return url_for("goals.exhibitor", exhibitor_id=exhibitor_id, edition=edition_id)
