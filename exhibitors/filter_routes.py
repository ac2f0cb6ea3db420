"""The screens on which a filter is put together and columns are chosen."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events.current import current_edition
from exhibitors.filters import MOST_COLUMNS, Filters
from exhibitors.forms import zone
from exhibitors.listing import builder
from exhibitors.listing.asked import address_of, filters_asked, refusing_bad_filters
from exhibitors.listing.columns import columns
from exhibitors.listing.conditions import Seen, check
from exhibitors.listing.field import ME, OPERATORS
from exhibitors.listing.fields import all_fields
from exhibitors.listing.grammar import parsed, written
from exhibitors.listing.words import operator
from exhibitors.routes import blueprint
from foundation.access import may
from staff.sign_in import signed_in

PRESSED = ("add", "group", "drop", "update", "show")


def _to_list(filters: Filters, **changes: str) -> ResponseReturnValue:
    view = {"view": request.args["view"]} if "view" in request.args else {}
    asked = filters.address | changes | view
    return redirect(address_of(asked))


@blueprint.get("/filter")
@may("exhibitors.view")
def build_filter() -> ResponseReturnValue:
    """Put a filter together: conditions in groups; without scripts every change is a button."""
    filters, edition = filters_asked(), current_edition()
    fields = all_fields(edition.id if edition else None)
    draft = builder.from_tree(filters.where)
    if any(name in request.args for name in PRESSED):
        draft = builder.from_inputs(request.args)
    if "show" in request.args:
        with refusing_bad_filters():
            text = written(builder.tree_of(draft))
            check(parsed(text), fields, Seen(signed_in().id, zone()))
        return _to_list(filters, where=text)
    bare = request.headers.get("HX-Request")
    return render_template(
        "exhibitors/filter_form.html" if bare else "exhibitors/filter.html",
        draft=draft,
        fields=fields,
        operators=OPERATORS,
        operator=operator,
        kept=filters.address,
        me=ME,
    )


@blueprint.get("/columns")
@may("exhibitors.view")
def choose_columns() -> ResponseReturnValue:
    """Choose which columns the list has, and their order."""
    filters = filters_asked()
    fields = all_fields(filters.edition_id)
    if "show" in request.args:
        chosen = ",".join(_in_order(set(fields)))
        return _to_list(filters, columns=chosen)
    with refusing_bad_filters():
        shown = [one.key for one in columns(filters, fields)]
    others = [key for key in fields if key not in shown and key != "name"]
    return render_template(
        "exhibitors/columns.html", keys=[*shown, *others], shown=shown, fields=fields, kept=filters.address
    )


def _in_order(known: set[str]) -> list[str]:
    """Return the chosen columns by the numbers beside them."""
    numbers = {key: request.args.get(f"at_{key}", "", type=str) for key in request.args.getlist("column")}
    places = {key: int(text) if text.isdecimal() and len(text) < 5 else 999 for key, text in numbers.items()}
    return sorted((key for key in places if key in known), key=places.__getitem__)[:MOST_COLUMNS]
