"""Every response of a survey, one by one, and through which way it came."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from exhibitors.models import Contact, Exhibitor
from exhibitors.names import fold
from foundation.database import db
from foundation.paging import Page, page
from surveys.doors.models import Door, DoorKind, Visit
from surveys.models import Survey
from surveys.response import Response

MAIL, IMPORTED = "invited", "imported"
WAYS = (MAIL, DoorKind.LINK.value, DoorKind.KIOSK.value, IMPORTED)
"""A card on a stand leads to the invitation of its exhibitor: its answers count as invited."""
UNCHECKED = "unchecked"


def _way() -> ColumnElement[str]:
    return func.coalesce(Door.kind, case((Response.invitation_id.is_not(None), MAIL), else_=IMPORTED))


def _handed_in(survey: Survey, *columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(Response)
        .outerjoin(Visit, Visit.response_id == Response.id)
        .outerjoin(Door, Door.id == Visit.door_id)
        .where(Response.survey_id == survey.id, Response.submitted_at.is_not(None))
    )


def ways(survey: Survey) -> Mapping[str, int]:
    """Return how many came each way; "unchecked" are those that fit an exhibitor and nobody has checked."""
    way = _handed_in(survey, _way().label("way"), Visit.exhibitor_id, Response.exhibitor_id).subquery()
    open_ = case((way.c[1].is_not(None) & way.c[2].is_(None), 1), else_=0)
    rows = db.session.execute(select(way.c.way, func.count(), func.sum(open_)).group_by(way.c.way)).all()
    found = {word: n for word, n, _open in rows}
    return {word: found[word] for word in WAYS if word in found} | {UNCHECKED: sum(row[2] for row in rows)}


def responses(survey: Survey, way: str, text: str, after: str | None) -> Page:
    """Return a page of them, the newest first, of one way or of companies that hold the text."""
    rows = (
        _handed_in(
            survey, Response.id, Response.submitted_at, Response.overall, Response.would_return,
            Response.recommend, Response.exhibitor_id, Exhibitor.name.label("company"),
            Contact.name.label("contact"), Visit.said, Door.name.label("door"), _way().label("way"),
        )
        .outerjoin(Exhibitor, Exhibitor.id == Response.exhibitor_id)
        .outerjoin(Contact, Contact.id == Response.contact_id)
    )  # fmt: skip
    if way == UNCHECKED:
        rows = rows.where(Visit.exhibitor_id.is_not(None), Response.exhibitor_id.is_(None))
    elif way:
        rows = rows.where(_way() == way)
    if text:
        rows = rows.where(Exhibitor.search_text.contains(fold(text), autoescape=True))
    return page(rows, [Response.submitted_at, Response.id], after, descending=True)
