"""How good a survey's answers are: who gave one answer to all, who was too fast, who contradicts itself.

A flag is a reason to look, not a proof. Straight-lined: in every block of items on one scale of which four or
more were answered, all answers are the same. Fast: under a third of the survey's median time. Contradictory:
one of the pairs below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy import ColumnElement, and_, case, extract, func, or_, select

from exhibitors.models import Exhibitor
from foundation.database import db
from foundation.paging import Page, page
from surveys.doors.models import Visit
from surveys.hiding import leaves_enough
from surveys.models import Survey
from surveys.queries import Headlines, Which, base, headlines_of
from surveys.response import Response
from surveys.tally import Tally, share

FAST_SHARE = 1 / 3
GOOD = "good"
"""What `answers` is in an address that leaves out what is flagged."""
CONTRADICTORY = or_(
    and_(Response.overall == 5, Response.recommend <= 4),
    and_(Response.overall == 1, Response.recommend >= 9),
    and_(Response.overall == 5, Response.satisfaction <= 2),
    and_(Response.trust >= 6, Response.satisfaction <= 2),
)
SECONDS = extract("epoch", Response.submitted_at) - extract("epoch", Response.started_at)


@dataclass(frozen=True)
class Quality:
    """The flagged shares among those who can be judged, and the headlines with and without the flagged.

    `without` is None where nobody is flagged, or where the difference would show what a few said.
    """

    straight: Tally
    fast: Tally
    contradictory: Tally
    flagged: int
    answered: int
    median: float | None
    whole: Headlines
    without: Headlines | None


def _handed_in(survey: Survey) -> ColumnElement[bool]:
    return and_(Response.survey_id == survey.id, Response.submitted_at.is_not(None))


def straight_lined(survey: Survey) -> Tally:
    """The share 0-1 that gave one answer to everything, among those who can be judged."""
    hits = func.sum(case((Response.straight.is_(True), 1), else_=0))
    found, n = db.session.execute(select(hits, func.count(Response.straight)).where(_handed_in(survey))).one()
    return share(found or 0, n, base())


def median_seconds(survey: Survey) -> float | None:
    """How long it took the one in the middle; None where no times are known, as for imported answers."""
    timed = select(SECONDS.label("took")).where(_handed_in(survey), SECONDS > 0)
    n = db.session.scalar(select(func.count()).select_from(timed.subquery())) or 0
    middle = timed.order_by("took").offset(n // 2).limit(1)
    found = db.session.scalar(middle) if n else None
    return None if found is None else float(found)


def flags(survey: Survey) -> dict[str, ColumnElement[bool]]:
    """The conditions on a response, by flag."""
    median = median_seconds(survey)
    limit = (median or 0) * FAST_SHARE
    fast = and_(SECONDS > 0, limit > SECONDS)
    return {"straight": Response.straight.is_(True), "fast": fast, "contradictory": CONTRADICTORY}


def kept(survey: Survey) -> list[ColumnElement[bool]]:
    """The condition that leaves out what is flagged; none where leaving it out would show what a few said.

    Nor where single answers were promised not to be read: two totals of one survey tell what parts them.
    """
    if not survey.named:
        return []
    marked = flags(survey)
    counts = _counts(survey, marked)
    if not counts["any"] or not leaves_enough(counts["answered"], counts["any"], base()):
        return []
    return [_unflagged(survey, marked)]


def counted(survey: Survey) -> Which:
    """Which responses count on this page: all, or those without a flag where the address says so."""
    return kept(survey) if request.args.get("answers") == GOOD else ()


def _unflagged(survey: Survey, marked: dict[str, ColumnElement[bool]]) -> ColumnElement[bool]:
    flagged = select(Response.id).where(_handed_in(survey), or_(*marked.values()))
    return Response.id.not_in(flagged)


def _counts(survey: Survey, marked: dict[str, ColumnElement[bool]]) -> dict[str, int]:
    told = {**marked, "any": or_(*marked.values())}
    sums = [func.sum(case((flag, 1), else_=0)).label(name) for name, flag in told.items()]
    beside = or_(Response.recommend.is_not(None), Response.satisfaction.is_not(None))
    pair = and_(Response.overall.is_not(None), beside)
    known = [
        func.count().label("answered"),
        func.sum(case((SECONDS > 0, 1), else_=0)).label("timed"),
        func.sum(case((pair, 1), else_=0)).label("paired"),
    ]
    row = db.session.execute(select(*sums, *known).where(_handed_in(survey))).one()
    return {name: int(value or 0) for name, value in row._mapping.items()}


def quality(survey: Survey) -> Quality:
    """How good the survey's answers are, and what they change."""
    marked = flags(survey)
    counts = _counts(survey, marked)
    flagged, answered = counts["any"], counts["answered"]
    both = survey.named and bool(flagged) and leaves_enough(answered, flagged, base())
    return Quality(
        straight=straight_lined(survey),
        fast=share(counts["fast"], counts["timed"], base()),
        contradictory=share(counts["contradictory"], counts["paired"], base()),
        flagged=flagged,
        answered=answered,
        median=median_seconds(survey),
        whole=headlines_of([survey.id]),
        without=headlines_of([survey.id], [_unflagged(survey, marked)]) if both else None,
    )


def flagged_page(survey: Survey, after: str | None) -> Page:
    """A page of the flagged responses with their flags, the newest first."""
    marked = flags(survey)
    said: Sequence[Any] = [case((flag, 1), else_=0).label(name) for name, flag in marked.items()]
    rows = (
        select(Response.exhibitor_id, Exhibitor.name.label("company"), Response.submitted_at, *said)
        .add_columns(Response.id, Response.overall, Response.recommend, Visit.said)
        .outerjoin(Exhibitor, Exhibitor.id == Response.exhibitor_id)
        .outerjoin(Visit, Visit.response_id == Response.id)
        .where(_handed_in(survey), or_(*marked.values()))
    )
    return page(rows, [Response.submitted_at, Response.id], after, descending=True, size=20)
