"""The page of teams, on the room's own blueprint: development, calibration, coaching."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events.current import current_edition
from foundation.access import may
from scoring import look, opening
from scoring.routes import NO_EVENT, blueprint, chosen_span, page
from scoring.standing import Standing
from staff.sign_in import signed_in


@blueprint.get("/teams", endpoint="teams")
@may("scores.view")
def side_by_side() -> ResponseReturnValue:
    """Teams side by side, and whom to sit down with about what."""
    edition = current_edition()
    if edition is None:
        return render_template(NO_EVENT)
    standing = Standing(edition, chosen_span())
    shown = page("scoring/teams.html", standing, team=opening.team(standing))
    look.note(signed_in().id, None, look.Seen.PAGE)
    return shown
