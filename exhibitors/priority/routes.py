"""The rebooking order: page, file, and the scheme behind it."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from events.models import Edition
from exhibitors.across.choosing import number
from exhibitors.export import FILES
from exhibitors.held import editions_passed_over
from exhibitors.priority import ranking, schemes, words
from exhibitors.priority.forms import SchemeForm
from exhibitors.priority.lines import Counting
from exhibitors.priority.scheme import HUNDREDTHS
from exhibitors.priority.schemes import today
from exhibitors.routes import blueprint
from exhibitors.words import STATUSES
from foundation.access import may
from foundation.forms import refuse
from staff.sign_in import signed_in

SCHEME = "exhibitors/priority/scheme.html"
blueprint.add_app_template_filter(words.points, "points")
blueprint.add_app_template_filter(words.signed, "signed_points")


def _day(edition: Edition) -> date:
    """The day asked for, else the day before the edition (today, while that is ahead)."""
    text = request.args.get("day", "")
    try:
        return date.fromisoformat(text) if text else min(today(), edition.starts_on - timedelta(days=1))
    except ValueError:
        abort(400, _("Enter the day as YYYY-MM-DD."))


def _counting(edition: Edition) -> Counting:
    day = _day(edition)
    return Counting(edition.show_id, day, schemes.scheme_of(schemes.in_force(day)))


@blueprint.get("/priority")
@may("exhibitors.view")
def priority() -> ResponseReturnValue:
    """The order in which exhibitors choose their stands at the edition, with the points of each."""
    edition = current_edition()
    if edition is None:
        return render_template("exhibitors/priority/order.html", rows=[], show=None)
    counting = _counting(edition)
    found = ranking.places(counting, edition.id, number("after") or 0)
    rows = found[: ranking.ON_PAGE]
    shown = Counting(counting.show_id, counting.day, counting.scheme, tuple(row.exhibitor_id for row in rows))
    return render_template(
        "exhibitors/priority/order.html",
        rows=rows,
        lines=ranking.lines_of(shown),
        more=len(found) > len(rows),
        counting=counting,
        version=schemes.in_force(counting.day),
        passed_over=editions_passed_over(edition.show_id),
        show=edition.show,
        kinds=words.KINDS,
        statuses=STATUSES,
        today=today(),
    )


@blueprint.get("/priority/export")
@may("exhibitors.export")
def export_priority() -> ResponseReturnValue:
    """The whole order as a file."""
    kind, edition = request.args.get("format", "csv"), current_edition()
    if kind not in FILES or edition is None:
        abort(400, _("Choose CSV or XLSX."))
    header = [_("Place"), _("Number"), _("Name"), _("Country"), _("Class"), _("Points"), _("Set by hand")]
    header += [
        *(str(word) for word in words.KINDS.values()),
        _("Editions that count"),
        _("Area in m²"),
        _("Status"),
    ]
    return FILES[kind]("rebooking-order", header, _file_rows(_counting(edition), edition.id))


def _file_rows(counting: Counting, edition_id: int) -> Iterator[list[Any]]:
    for one in ranking.whole_order(counting, edition_id):
        by_hand = None if one.by_hand is None else one.by_hand / HUNDREDTHS
        parts = [int(getattr(one, kind)) / HUNDREDTHS for kind in ranking.PARTS]
        yield [
            *(one.place, one.exhibitor_id, one.name, one.country, one.relationship_class),
            *(
                int(one.total) / HUNDREDTHS,
                by_hand,
                *parts,
                int(one.editions),
                float(one.area_m2),
                one.status,
            ),
        ]


@blueprint.get("/priority/scheme")
@may("exhibitors.view")
def priority_scheme() -> ResponseReturnValue:
    """What counts for how much, and the versions."""
    current = schemes.scheme_of(schemes.in_force(today()))
    return render_template(SCHEME, form=SchemeForm(formdata=None, data=asdict(current)), **_versions())


@blueprint.post("/priority/scheme")
@may("priority.edit")
def save_priority_scheme() -> ResponseReturnValue:
    """Put another scheme in force from today."""
    form = SchemeForm()
    if not form.validate():
        return refuse(SCHEME, form, **_versions())
    version = schemes.put_in_force(form.scheme(), today(), form.reason.data or "", signed_in().id)
    flash(_("Scheme %(number)s is in force from today.", number=version.number))
    return redirect(url_for(".priority_scheme"))


def _versions() -> dict[str, Any]:
    return {"version": schemes.in_force(today()), "versions": schemes.versions(), "show": None}
