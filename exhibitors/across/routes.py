"""Two editions compared: page and file."""

from flask import abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors import words
from exhibitors.across.breakdown import KINDS, breakdown, halls
from exhibitors.across.choosing import chosen_show, chosen_two, shows
from exhibitors.across.grid import grid
from exhibitors.across.sheet import header, rows
from exhibitors.across.totals import totals
from exhibitors.export import FILES
from exhibitors.held import editions_passed_over, held_editions
from exhibitors.routes import blueprint
from foundation import clock
from foundation.access import may


@blueprint.get("/compared")
@may("exhibitors.view")
def compared() -> ResponseReturnValue:
    """Who was kept, lost, won back and new between two editions, in figures that open the list."""
    show = chosen_show()
    held = held_editions(show.id) if show else []
    two = chosen_two(held)
    cells = grid(two) if two else []
    return render_template(
        "exhibitors/across/compared.html",
        show=show,
        shows=shows(),
        held=held,
        passed_over=editions_passed_over(show.id) if show else [],
        two=two,
        totals=totals(two, cells) if two else None,
        groups={kind: breakdown(two, cells, kind) for kind in KINDS} | {"hall": halls(two)} if two else {},
        ahead=two is not None and two.second.starts_on > clock.today(two.second.time_zone),
        base=current_app.config["MINIMUM_BASE"],
        words=words,
    )


@blueprint.get("/compared/export")
@may("exhibitors.export")
def export_compared() -> ResponseReturnValue:
    """The whole comparison as a file, one row an exhibitor."""
    kind, show = request.args.get("format", "csv"), chosen_show()
    if kind not in FILES:
        abort(400, _("Choose CSV or XLSX."))
    two = chosen_two(held_editions(show.id) if show else [])
    if two is None:
        abort(404, _("There are no two editions to compare."))
    return FILES[kind]("editions-compared", header(two, current_app.config["HOUSE_CURRENCY"]), rows(two))
