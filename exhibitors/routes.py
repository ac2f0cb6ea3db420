"""The exhibitor list, a page at a time."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.models import Hall
from exhibitors import queries, views, words
from exhibitors.bulk.fields import bulk_fields
from exhibitors.filters import Filters
from exhibitors.listing import choices
from exhibitors.listing.asked import filters_asked, refusing_bad_filters
from exhibitors.listing.columns import cells, columns, selected
from exhibitors.listing.counting import about
from exhibitors.listing.fields import all_fields
from exhibitors.listing.reading import read_aloud
from exhibitors.tags import tags
from foundation.access import may
from foundation.database import db
from foundation.figures import number
from staff.sign_in import signed_in

blueprint = Blueprint("exhibitors", __name__, url_prefix="/exhibitors")


@blueprint.app_context_processor
def _words() -> dict[str, object]:
    return {"list_words": words}


@blueprint.get("/")
@may("exhibitors.view")
def index() -> ResponseReturnValue:
    """The list: search, filters, sort, a page at a time; without any, the person's own view."""
    if not request.args and (view_id := views.default_of(signed_in().id)):
        return redirect(url_for(".open_view", view_id=view_id))
    filters = filters_asked()
    with refusing_bad_filters():
        return render_template("exhibitors/index.html", **_list(filters), **_offers())


def _list(filters: Filters) -> dict[str, object]:
    """Return one page, its columns and counts; BadFilter where the list names what is not there."""
    fields = all_fields(filters.edition_id)
    shown = columns(filters, fields)
    first = queries.first_ids(filters)
    few = first if len(first) <= queries.COUNTED and filters.narrowed else None
    page = queries.exhibitors(filters, request.args.get("after"), few=few, columns=selected(shown, fields))
    return {
        "filters": filters,
        "page": page,
        "columns": shown,
        "cells": cells(page.rows, shown, filters.edition_id),
        "reading": read_aloud(filters.where, fields),
        "hall": _hall(filters.hall),
        **_counted(filters, len(first)),
    }


def _hall(asked: str) -> str:
    """Return what the chip of the hall that is asked for says."""
    if not asked.isdigit():
        return _("In no hall")
    hall = db.session.get(Hall, int(asked))
    return _("In %(hall)s", hall=hall.name) if hall else _("In a hall")


def _counted(filters: Filters, first: int) -> dict[str, object]:
    """Return how many are in the list: exactly where that is quick or asked for, else that there are more."""
    if first <= queries.COUNTED:
        return {"count": first, "exact": True}
    exact = request.args.get("count") == "exact"
    return {"count": queries.counted(filters) if exact else queries.COUNTED, "exact": exact}


@blueprint.get("/about")
@may("exhibitors.view")
def about_how_many() -> ResponseReturnValue:
    """About how many are in a long list; its page asks for this once it is shown."""
    filters = filters_asked()
    with refusing_bad_filters():
        return _("About %(n)s exhibitors", n=number(about(filters)))


def _offers() -> dict[str, object]:
    return {
        "owners": choices.owners(),
        "countries": choices.countries(),
        "industries": choices.industries(),
        "tags": tags(),
        "views": views.visible_to(signed_in().id),
        "changeable": bulk_fields(),
    }
