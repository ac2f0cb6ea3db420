"""The list of complaints as a file: what stands in which column."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Row

COLUMNS = (
    *("number", "exhibitor", "edition", "title", "severity", "state", "status"),
    *("owner", "received_at", "answer_due_at", "answered_at"),
)


def header() -> list[str]:
    """Return what the columns are called."""
    return [
        *(_("Number"), _("Exhibitor"), _("Event"), _("Complaint"), _("Severity"), _("State"), _("Status")),
        *(_("Owner"), _("Received at"), _("Answer due at"), _("Answered at")),
    ]


def rows(found: Sequence[Row]) -> Iterator[list[Any]]:
    """Return the cells of each complaint."""
    return ([getattr(row, name) for name in COLUMNS] for row in found)
