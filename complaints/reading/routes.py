"""The figures of complaints: on the screen, as a file of people, as a report to print."""

from operator import attrgetter
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints.cause_words import cause_names
from complaints.reading import control, gathering, times
from complaints.words import CLASSES, SEVERITIES
from events.current import current_edition
from foundation import clock, csv_file, pdf
from foundation.access import may

blueprint = Blueprint("reading", __name__, url_prefix="/figures")
GROUPS = ("severity", "relationship_class", "cause")
WIDTH, HEIGHT = 600, 140


def _asked() -> int | None:
    edition = None if request.args.get("events") == "all" else current_edition()
    return edition.id if edition else None


def _context() -> dict[str, Any]:
    edition_id, now, base = _asked(), clock.now(), current_app.config["MINIMUM_BASE"]
    found = gathering.cases(edition_id)
    here = gathering.exhibitors(edition_id) if edition_id else 0
    made = control.chart(gathering.weekly(found, now)) if edition_id else None
    return {
        "SEVERITIES": SEVERITIES,
        "CLASSES": {**CLASSES, None: _("No class yet")},
        "causes": cause_names(retired=True),
        "asked": current_edition() if edition_id else None,
        "all": times.read(found, now, base),
        "people": times.grouped(found, attrgetter("owner"), now, base),
        "groups": {name: times.grouped(found, attrgetter(name), now, base) for name in GROUPS},
        "ageing": list(zip(times.AGES, times.ageing(found, now), strict=True)),
        "rate": len(found) / here * 100 if here >= base else None,
        "here": here,
        "halls": _halls(found, edition_id, base),
        "base": base,
        "chart": made,
        "rates": [] if edition_id else control.rates(gathering.by_edition(base)),
        "points": control.points(made, WIDTH, HEIGHT) if made else [],
        "level": lambda value: control.level(made, value, HEIGHT) if made else 0,
    }


def _halls(found: list[times.Case], edition_id: int | None, base: int) -> list[tuple[str, int, float | None]]:
    """Return hall, complaints, and complaints per 100 exhibitors there (hidden for a small hall)."""
    counts = gathering.exhibitors_by_hall(edition_id) if edition_id else {}
    told = {hall: sum(case.hall == hall for case in found) for hall in counts}
    rates = [(hall, told[hall], told[hall] / n * 100 if n >= base else None) for hall, n in counts.items()]
    return sorted(rates, key=lambda row: -(row[2] or 0))


@blueprint.get("/")
@may("complaints.close")
def index() -> ResponseReturnValue:
    """Show how fast, how well and how often complaints were put right."""
    return render_template("complaints/reading/index.html", **_context())


@blueprint.get("/people.csv")
@may("complaints.close")
def people() -> ResponseReturnValue:
    """Download the figures of each person."""
    context = _context()
    header = [
        *(_("Owner"), _("Complaints"), _("Open"), _("Reopened"), _("Judged"), _("Within target")),
        *(_("Median days to answer"), _("9 in 10 answered within days"), _("Satisfied with the fix (1-5)")),
    ]
    rows = ((name or _("Nobody"), *_row(one)) for name, one in context["people"])
    return csv_file.download("complaints-people", header, rows)


def _row(one: times.Reading) -> list[Any]:
    spread = one.answer
    figures = [one.in_time, spread.median if spread else None, spread.p90 if spread else None, one.recovered]
    return [
        one.cases,
        one.open,
        one.reopened,
        one.judged,
        *(f if f is None else round(f, 3) for f in figures),
    ]


@blueprint.get("/report.pdf")
@may("complaints.close")
def report() -> Response:
    """The same as a report to print."""
    context = _context()
    name = context["asked"].name if context["asked"] else _("all events")
    content = pdf.render("complaints/reading/report.html", today=clock.now(), **context)
    return pdf.download(content, _("Complaints %(title)s", title=name))
