"""The exhibitor list as a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from flask import Response
from flask_babel import gettext as _

from events.models import Edition
from exhibitors.custom import fields, values_by_exhibitor
from exhibitors.filters import Filters
from exhibitors.queries import batches, stands
from exhibitors.stands import written
from foundation import csv_file
from foundation.database import db
from foundation.figures import MINOR


def _workbook(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    from foundation import xlsx_file  # slow to load: with the first workbook, not with the server

    return xlsx_file.download(name, header, rows)


FILES: dict[str, Callable[..., Response]] = {"csv": csv_file.download, "xlsx": _workbook}


def header() -> list[str]:
    """Return the names of the columns, those of an organiser's own fields last."""
    return [
        *(_("Name"), _("Country"), _("City"), _("Website"), _("Phone"), _("E-mail"), _("Industry")),
        *(_("Class"), _("Lifecycle"), _("May leave"), _("Value"), _("Owner"), _("Edition"), _("Status")),
        *(_("Stands"), _("Net area in m²"), _("Package"), _("Price"), _("Paid"), _("Currency")),
        *(field.name for field in fields()),
    ]


def rows(filters: Filters, ids: Sequence[int] | None = None) -> Iterator[list[Any]]:
    """Return the rows of the list, or of it those with `ids`, batch by batch; words are our own codes."""
    edition = db.session.get(Edition, filters.edition_id) if filters.edition_id else None
    at = (edition.name, edition.currency) if edition else (None, None)
    own = [field.id for field in fields()]
    for batch in batches(filters, ids):
        values = values_by_exhibitor([one.id for one in batch]) if own else {}
        where = stands([one.participation_id for one in batch if one.participation_id])
        for one in batch:
            known = values.get(one.id, {})
            yield [
                *_row(one, written(where.get(one.participation_id, ())), *at),
                *(known.get(field) for field in own),
            ]


def _row(one: Any, where: str, edition: str | None, currency: str | None) -> list[Any]:
    here = one.participation_id is not None
    return [
        *(one.name, one.country, one.city, one.website, one.phone, one.email, one.industry),
        *(one.relationship_class, one.lifecycle, one.alert, one.value_minor / MINOR, one.owner),
        *(edition if here else None, one.status, where, one.net_area_m2, one.package),
        *(_major(one.price_minor), _major(one.paid_minor), currency if here else None),
    ]


def _major(minor: int | None) -> float | None:
    return None if minor is None else minor / MINOR
