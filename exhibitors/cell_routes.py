"""Editing in place: one cell of the list becomes an input and back; without scripts it is a small page."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.utils import cached_property

from events.current import current_edition
from exhibitors import custom, queries, tags
from exhibitors.bulk.fields import Changeable, bulk_fields
from exhibitors.custom_kinds import NotOfKind
from exhibitors.filters import Filters
from exhibitors.listing.columns import cells, columns, selected
from exhibitors.listing.fields import all_fields
from exhibitors.models import Exhibitor
from exhibitors.money import in_full
from exhibitors.routes import blueprint
from foundation import clock
from foundation.access import may
from foundation.addresses import address
from foundation.database import db

TAG = "tag"


class Cell:
    """One field of one exhibitor, as it is typed."""

    def __init__(self, exhibitor_id: int, key: str) -> None:
        self.exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
        self.field: Changeable | None = bulk_fields().get(key)
        self.key = key
        if self.field is None and key != TAG:
            abort(404)

    @cached_property
    def typed(self) -> str:
        """Return the field's present value."""
        field = self.field
        if field is None:
            return ""
        if field.custom:
            return custom.values_of(self.exhibitor.id).get(field.custom.id, "")
        value = getattr(self.exhibitor, field.column or field.key)
        if value is None:
            return ""
        return in_full(value) if field.key == "potential" else str(value)

    @cached_property
    def tagged(self) -> set[int]:
        """Return the tags that the exhibitor carries."""
        return {row.id for row in tags.tags_of([self.exhibitor.id]).get(self.exhibitor.id, ())}

    def give(self) -> None:
        """Store what was typed; NotOfKind where it cannot be."""
        if self.field is None:
            chosen = request.form.getlist("value")
            tags.set_tags(
                self.exhibitor.id, [int(text) for text in chosen if text.isdecimal() and len(text) < 10]
            )
        else:
            self._give(self.field, self.field.read(request.form.get("value", "").strip()))
        self.exhibitor.updated_at = clock.now()
        db.session.flush()

    def _give(self, field: Changeable, value: Any) -> None:
        if field.custom:
            custom.store(self.exhibitor.id, {field.custom.id: value})
        else:
            setattr(self.exhibitor, field.column or field.key, value)


@blueprint.get("/<int:exhibitor_id>/cell/<key>")
@may("exhibitors.edit")
def edit_cell(exhibitor_id: int, key: str) -> ResponseReturnValue:
    """The input in place of the value; with `show` the value again."""
    cell = Cell(exhibitor_id, key)
    return _shown(cell) if "show" in request.args else _input(cell)


@blueprint.post("/<int:exhibitor_id>/cell/<key>")
@may("exhibitors.edit")
def save_cell(exhibitor_id: int, key: str) -> ResponseReturnValue:
    """Store the value unless the exhibitor was saved by somebody else meanwhile."""
    cell = Cell(exhibitor_id, key)
    if request.form.get("version") != str(cell.exhibitor.version):
        abort(409, _("Somebody else saved this exhibitor meanwhile. Open the list again, then edit."))
    try:
        cell.give()
    except NotOfKind:
        abort(422, cell.field.advice() if cell.field else None)
    if request.headers.get("HX-Request"):
        return _shown(cell)
    return redirect(address(url_for(".index")))


def _input(cell: Cell) -> ResponseReturnValue:
    bare = bool(request.headers.get("HX-Request"))
    template = "exhibitors/cell_input.html" if bare else "exhibitors/cell_page.html"
    return render_template(template, cell=cell, tags=tags.tags() if cell.key == TAG else ())


def _shown(cell: Cell) -> ResponseReturnValue:
    """The cell as the list shows it now."""
    edition = current_edition()
    filters = Filters(edition.id if edition else None, columns=(cell.key,))
    fields = all_fields(filters.edition_id)
    shown = columns(filters, fields)
    page = queries.exhibitors(filters, few=[cell.exhibitor.id], columns=selected(shown, fields))
    values = cells(page.rows, shown, filters.edition_id)
    return render_template(
        "exhibitors/cell_shown.html", one=page.rows[0], column=shown[0], values=values[cell.exhibitor.id]
    )
