"""What an edition needs against what the owners have: gaps per person and team, and the trainings to hold."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from events.current import current_edition
from foundation import csv_file
from foundation.access import may
from foundation.database import db
from foundation.languages import later as _l
from staff import matrix
from staff.expertise_forms import KINDS
from staff.models import Person
from staffing.courses import courses
from staffing.gap_list import Asked, Gaps
from staffing.routes import blueprint, no_edition

SOURCES: dict[str, str] = {
    "goal": _l("goal"),
    "language": _l("language"),
    "country": _l("country"),
    "industry": _l("industry"),
    "class": _l("class"),
}


def _people() -> dict[int, Person]:
    return {person.id: person for person in db.session.scalars(select(Person).where(Person.active))}


@blueprint.get("/gaps")
@may("expertise.view")
def gaps() -> ResponseReturnValue:
    """What the owners lack for their exhibitors, and the trainings that would close most of it."""
    edition = current_edition()
    if edition is None:
        return no_edition()
    found = Gaps(edition, Asked.from_address(request.args), _people())
    return render_template(
        "staffing/gaps.html",
        found=found,
        asked=found.asked,
        lines=found.lines(),
        teams=found.teams(),
        courses=courses(found.to_be_learnt(), found.asked.each),
        all_teams=matrix.teams(),
        kinds=KINDS,
        sources=SOURCES,
    )


@blueprint.get("/gaps/export")
@may("exhibitors.export")
def export_gaps() -> ResponseReturnValue:
    """Every gap as a line of a file: exhibitor, owner, skill."""
    edition = current_edition() or abort(404)
    found = Gaps(edition, Asked.from_address(request.args), _people())
    header = [
        _("Exhibitor"),
        _("Class"),
        _("Owner"),
        _("Team"),
        _("Skill"),
        _("Level"),
        _("Points"),
        _("From"),
    ]
    rows = (
        [
            found.exhibitors[gap.exhibitor].name,
            found.exhibitors[gap.exhibitor].relationship_class,
            found.people[gap.person].name,
            found.people[gap.person].team,
            found.skills[gap.skill].name,
            gap.level,
            gap.points,
            ", ".join(str(SOURCES[source]) for source in gap.sources),
        ]
        for gap in found.gaps
    )
    return csv_file.download("gaps", header, rows)
