"""Pages of the columns step: how the file is laid out, which column is which field, on which terms."""

from collections.abc import Mapping, Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from exhibitors.imports import memory, rates, runs, words
from exhibitors.imports.dates import day_comes_first, may_be_either
from exhibitors.imports.forms import ColumnsForm, LayoutForm
from exhibitors.imports.layout import Layout
from exhibitors.imports.models import ImportRun, State
from exhibitors.imports.rate_form import asked_all
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.routes import blueprint, take
from exhibitors.imports.tables import Table
from foundation.access import may
from foundation.database import db

DATES = ("due_on", "happened_at")


@blueprint.route("/<int:run_id>/columns", methods=["GET", "POST"])
@may("exhibitors.import")
def columns(run_id: int) -> ResponseReturnValue:
    """Say which column is which field."""
    run = db.get_or_404(ImportRun, run_id)
    if run.state not in (State.UPLOADED, State.READING, State.PREVIEWED):
        return redirect(url_for("imports.run", run_id=run_id))
    table = runs.table_of(run)
    form, mapping = ColumnsForm(run, table, _date_order(run, table)), run.mapping
    if form.is_submitted() and form.validate():
        mapping = form.mapping(table.columns)
        ordered = form.orders_dates(_cells(mapping, table))
        if ordered and not form.asks_rates(_rates(run, table, mapping)):
            take(runs.preview, run, mapping, **form.terms())
            return redirect(url_for("imports.run", run_id=run_id))
    if not form.is_submitted():
        asked_all(form.rates, _rates(run, table, mapping))
    page = _page(run, table, form, _layout_form(Layout(**run.layout), table), mapping)
    return (page, form.refused) if form.is_submitted() else page


@blueprint.post("/<int:run_id>/layout")
@may("exhibitors.import")
def layout(run_id: int) -> ResponseReturnValue:
    """Read the file in another way."""
    run = db.get_or_404(ImportRun, run_id)
    form = LayoutForm()
    form.offer(None)
    try:
        if form.validate():
            take(runs.lay_out, run, form.layout())
            return redirect(url_for("imports.columns", run_id=run_id))
    except FileRefused as refusal:
        form.header_row.errors = [words.refusal_text(refusal)]
    table = runs.table_of(run)
    form.offer(table)
    columns_form = ColumnsForm(run, table, _date_order(run, table))
    asked_all(columns_form.rates, _rates(run, table, run.mapping))
    return _page(run, table, columns_form, form, run.mapping), form.refused


def _page(
    run: ImportRun, table: Table, form: ColumnsForm, layout_form: LayoutForm, mapping: Mapping[str, str]
) -> str:
    remembered = memory.last(run.signature, run.person_id, before=run.id)
    if remembered and (run.state != State.UPLOADED or remembered.mapping != run.mapping):
        remembered = None
    dates = [cell for cell in _cells(mapping, table) if may_be_either(cell)][:3]
    shown = {"table": table, "layout_form": layout_form, "remembered": remembered, "dates": dates}
    return render_template("imports/columns.html", form=form, run=run, **shown)


def _layout_form(layout: Layout, table: Table) -> LayoutForm:
    """The form as the file is read now; what was found is left to be found again."""
    header = layout.header_row if layout.header_row is not None else table.header_row
    form = LayoutForm(
        None if request.method == "GET" else {},
        sheet=table.sheet,
        header_row=header,
        delimiter=layout.delimiter or "",
        encoding=layout.encoding or "",
    )
    form.offer(table)
    return form


def _cells(mapping: Mapping[str, str], table: Table) -> Sequence[str]:
    """What stands in the columns of dates."""
    places = [table.columns.index(mapping[field]) for field in DATES if field in mapping]
    return [cell for place in places for row in table.rows if (cell := row.cells[place])]


def _rates(run: ImportRun, table: Table, mapping: Mapping[str, str]) -> dict[str, float | None]:
    """What the other currencies of the list are worth: as was said for it, else as the house knows it."""
    offered = rates.offered(run.edition, rates.foreign(mapping, table, run.edition.currency))
    return {code: run.rates.get(code, rate) for code, rate in offered.items()}


def _date_order(run: ImportRun, table: Table) -> str:
    """What was chosen, else what the other dates of the list say of their order."""
    order = run.day_first
    if order is None and run.state == State.UPLOADED:
        order = day_comes_first(_cells(run.mapping, table))
    return "" if order is None else "day" if order else "month"
