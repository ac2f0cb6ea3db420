"""The portfolio page and its PDF for the board."""

from collections.abc import Sequence
from typing import Any

from flask import Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from classification import assessing
from classification.board.portfolio import KINDS, Dot, dots
from classification.kept_figures import figures_of
from classification.moves import named
from classification.routes import blueprint
from classification.sentences import class_word
from events.current import current_edition
from foundation import csv_file, pdf
from foundation.access import may
from foundation.charts import Chart, chart
from foundation.figures import MINOR
from foundation.languages import current

LEADING, PRINTED = "valuable", 15


def kind_word(kind: str) -> str:
    """Return what a view is called."""
    return {
        "valuable": _("Most valuable"),
        "growable": _("Most growable"),
        "below_zero": _("Below zero"),
        "leaving": _("About to leave"),
    }[kind]


@blueprint.get("/portfolio")
@may("classes.view")
def portfolio() -> ResponseReturnValue:
    """Value against relationship quality, in one of four views, and who moved since the edition before."""
    kind = request.args.get("kind", LEADING)
    kind = kind if kind in KINDS else LEADING
    found = dots(kind)
    context = _context() | {"kinds": {one: kind_word(one) for one in KINDS}, "kind": kind}
    return render_template("classification/board/index.html", dots=found, map=_map(found), **context)


@blueprint.get("/portfolio.csv")
@may("exhibitors.export")
def export_portfolio() -> ResponseReturnValue:
    """The exhibitors of a view as a file."""
    kind = request.args.get("kind", LEADING)
    header = [_("Exhibitor"), _("Class"), _("Value"), _("Potential"), _("Relationship quality")]
    rows = [
        (
            one.name,
            class_word(one.relationship_class),
            _units(one.value_minor),
            _units(one.potential_minor),
            one.quality,
        )
        for one in dots(kind if kind in KINDS else LEADING)
    ]
    return csv_file.download("portfolio", header, rows)


@blueprint.get("/portfolio.pdf")
@may("classes.view")
def portfolio_pdf() -> Response:
    """The portfolio for the board."""
    views = {kind_word(kind): dots(kind, PRINTED) for kind in KINDS}
    context = _context() | {"views": views, "map": _map(dots(LEADING)), "day": assessing.today()}
    context |= {"class_word": class_word}
    return pdf.download(pdf.render("classification/board/report.html", **context), _("portfolio"))


def _context() -> dict[str, Any]:
    edition = current_edition()
    figures = figures_of(edition)
    return {
        "edition": edition,
        "figures": figures,
        "moves": figures.moves,
        "movers": named(figures.movers),
        "last": assessing.latest_round(),
    }


def _map(found: Sequence[Dot]) -> Chart | None:
    """Return the map, where anything can be put on it."""
    points = [
        {"name": one.name, "word": class_word(one.relationship_class)}
        | {"value": one.value_minor / MINOR, "quality": one.quality}
        for one in found
        if one.quality is not None
    ]
    if not points:
        return None
    from classification.board.drawings import map_drawn  # slow to load: with the first chart

    currency = current_app.config["HOUSE_CURRENCY"]
    title = _("Value against relationship quality (%(currency)s)", currency=currency)
    return chart(title, map_drawn(current()), {"dots": points})


def _units(minor: int | None) -> float | None:
    return None if minor is None else minor / MINOR
