"""An edition's promises on a board and in a calendar."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from events.current import current_edition
from events.models import Edition
from foundation import clock
from foundation.access import may
from plans import board, calendar
from plans.item_filter import ItemFilter, people
from plans.models import ItemState
from staff.sign_in import signed_in

blueprint = Blueprint("board", __name__)


def _context(edition: Edition, asked: ItemFilter) -> dict[str, Any]:
    return {"asked": asked, "people": people(), "today": clock.today(edition.time_zone), "of": edition}


@blueprint.get("/board")
@may("plans.view")
def page() -> ResponseReturnValue:
    """Show the edition's promises by state; with a state in the address, that column alone."""
    edition = current_edition()
    if edition is None:
        return render_template("plans/no_edition.html")
    asked = ItemFilter.asked(request.args, edition.id, signed_in().id)
    state = request.args.get("state", "")
    alone = state if state in list(ItemState) else None
    found = [board.column(asked, alone, request.args.get("after"))] if alone else board.columns(asked)
    return render_template("plans/board.html", columns=found, alone=alone, **_context(edition, asked))


@blueprint.get("/month")
@may("plans.view")
def month() -> ResponseReturnValue:
    """Show what is due on which day of a month or a week."""
    edition = current_edition()
    if edition is None:
        return render_template("plans/no_edition.html")
    asked = ItemFilter.asked(request.args, edition.id, signed_in().id)
    today = clock.today(edition.time_zone)
    which = calendar.ALL if request.args.get("items") == calendar.ALL else calendar.OPEN
    shown = calendar.span(
        request.args.get("view"), request.args.get("day"), today, edition.starts_on, edition.ends_on
    )
    return render_template(
        "plans/calendar.html",
        shown=shown,
        days=calendar.days(asked, shown, which),
        show_days=_show_days(edition),
        **_context(edition, asked),
    )


def _show_days(edition: Edition) -> tuple[date, date]:
    return edition.starts_on, edition.ends_on
