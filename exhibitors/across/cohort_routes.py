"""Who stays how long: the table of cohorts, the curve, the file."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from flask import current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.models import Show
from exhibitors.across.choosing import chosen_show, shows
from exhibitors.across.cohorts import Cohort, Stay, cohorts, curve
from exhibitors.held import editions_passed_over
from exhibitors.routes import blueprint
from foundation import clock, csv_file
from foundation.access import may
from foundation.charts import Chart, chart
from foundation.languages import current


def _cohorts(show: Show | None) -> list[Cohort]:
    return cohorts(show.id, clock.today(current_app.config["TIME_ZONE"])) if show else []


@blueprint.get("/cohorts")
@may("exhibitors.view")
def cohorts_page() -> ResponseReturnValue:
    """By first edition: the share that came again one, two, three editions later."""
    show, base = chosen_show(), current_app.config["MINIMUM_BASE"]
    found = _cohorts(show)
    together = [stay for stay in curve(found) if stay.of >= base]
    return render_template(
        "exhibitors/across/cohorts.html",
        show=show,
        shows=shows(),
        cohorts=found,
        together=together,
        curve=_drawn(together),
        passed_over=editions_passed_over(show.id) if show else [],
        base=base,
    )


def _drawn(stays: Sequence[Stay]) -> Chart | None:
    """Return the curve, where there is more of it than its beginning."""
    if len(stays) < 2:
        return None
    from exhibitors.across.cohort_drawing import curve_drawn  # slow to load: with the first chart

    title = _("Of those who came a first time: the share that came again, by editions after the first")
    points = [asdict(stay) | {"share": stay.share} for stay in stays]
    return chart(title, curve_drawn(current()), {"stays": points})


@blueprint.get("/cohorts.csv")
@may("exhibitors.export")
def export_cohorts() -> ResponseReturnValue:
    """Every cell of the table as a row."""
    header = [_("First edition"), _("Editions later"), _("Came"), _("Exhibitors"), _("Share")]
    return csv_file.download("cohorts", header, _rows(_cohorts(chosen_show())))


def _rows(found: Sequence[Cohort]) -> Iterator[list[Any]]:
    for cohort in found:
        for stay in cohort.stays:
            yield [cohort.name, stay.later, stay.came, stay.of, round(stay.share, 4) if stay.of else None]
