"""Reading surveys: what an edition's answers say in brief, its trend, an exhibitor's latest word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import ColumnElement, Row, Select, case, exists, func, select

from events.models import Edition
from foundation.database import db
from surveys import tally
from surveys.mode import Mode
from surveys.models import Invitation, Survey, SurveyKind
from surveys.response import Response
from surveys.tally import TOP_BOX, Tally

Which = Sequence[ColumnElement[bool]]
SINGLE = (Response.overall, Response.would_return, Response.recommend, Response.effort)
MEANS = (
    Response.goal_attainment,
    Response.relationship_quality,
    Response.trust,
    Response.satisfaction,
    Response.commitment,
    Response.friendship,
    Response.calculative,
)


@dataclass(frozen=True)
class Headlines:
    """What an edition's (or a survey's) answers say in brief; figures below the minimum base are not shown.

    `heard` of the `invited` have answered; `answered` are all answers, also those that came without an
    invitation. `counts` are the answers to the four headline questions by their column's name; `attainment`
    is 0-1, `quality` 0-100, `scales` 1-7, each a mean over responses; `pairs` is how often each overall
    answer was given together with each intention to return.
    """

    invited: int
    heard: int
    answered: int
    overall: Tally
    would_return: Tally
    recommend: Tally
    effort: Tally
    attainment: float | None
    quality: float | None
    scales: dict[str, float | None]
    counts: dict[str, Counter[int]]
    pairs: Counter[tuple[int, int]]

    @property
    def rate(self) -> float | None:
        """The share 0-1 of those invited who answered."""
        return self.heard / self.invited if self.invited else None


def base() -> int:
    """Return how many answers a figure needs before it is shown."""
    return current_app.config["MINIMUM_BASE"]


def surveys_of(edition_id: int) -> Select[int]:
    """Return the statement for the edition's post-show surveys."""
    return select(Survey.id).where(Survey.edition_id == edition_id, Survey.kind == SurveyKind.POST_SHOW)


def read_together(*which: ColumnElement[bool]) -> list[int]:
    """Return the answered post-show surveys that speak for their editions, of those editions that fit.

    All named ones together; where an edition has none, the latest other one by itself. Never added up: the
    sum less what is shown of its parts would tell what a few said who were promised to stay in groups.
    """
    said = exists().where(Response.survey_id == Survey.id, Response.submitted_at.is_not(None))
    rows = select(Survey.id, Survey.edition_id, Survey.mode).join(Edition, Edition.id == Survey.edition_id)
    rows = rows.where(Survey.kind == SurveyKind.POST_SHOW, said, *which).order_by(Survey.opens_at, Survey.id)
    named: defaultdict[int, list[int]] = defaultdict(list)
    alone: dict[int, list[int]] = {}
    for survey, edition, mode in db.session.execute(rows):
        if mode == Mode.NAMED:
            named[edition].append(survey)
        else:
            alone[edition] = [survey]
    return [survey for surveys in (alone | named).values() for survey in surveys]


def headlines(edition_id: int) -> Headlines:
    """Return what the edition's post-show answers say in brief."""
    return headlines_of(read_together(Edition.id == edition_id) or surveys_of(edition_id))


def headlines_of(surveys: Select[int] | Sequence[int], which: Which = ()) -> Headlines:
    """Return what the surveys' answers say in brief, in three statements however many answers there are.

    `which` are conditions on the responses that count.
    """
    asked = select(func.count(Invitation.id), func.count(Invitation.answered_at))
    invited, heard = db.session.execute(asked.where(Invitation.survey_id.in_(surveys))).one()
    counts, pairs = _counts(surveys, which)
    answered, *means = _means(surveys, which)
    shown = [float(mean) if n >= base() else None for mean, n in zip(means[::2], means[1::2], strict=True)]
    overall, would_return, recommend, effort = (counts[column.key] for column in SINGLE)
    return Headlines(
        invited=invited,
        heard=heard,
        answered=answered,
        overall=tally.top_box(overall, base=base()),
        would_return=tally.top_box(would_return, base=base()),
        recommend=tally.net_promoter(recommend, base=base()),
        effort=tally.mean(effort, base=base()),
        attainment=shown[0],
        quality=shown[1],
        scales={column.key: mean for column, mean in zip(MEANS[2:], shown[2:], strict=True)},
        counts=counts,
        pairs=pairs,
    )


def _submitted(query: Select, surveys: Select[int] | Sequence[int], which: Which) -> Select:
    return query.where(Response.survey_id.in_(surveys), Response.submitted_at.is_not(None), *which)


def _counts(
    surveys: Select[int] | Sequence[int], which: Which
) -> tuple[dict[str, Counter[int]], Counter[tuple[int, int]]]:
    cells = _submitted(select(*SINGLE, func.count()), surveys, which).group_by(*SINGLE)
    counts: dict[str, Counter[int]] = {column.key: Counter() for column in SINGLE}
    pairs = Counter[tuple[int, int]]()
    for *values, n in db.session.execute(cells):
        for column, value in zip(SINGLE, values, strict=True):
            if value is not None:
                counts[column.key][value] += n
        overall, back = values[:2]
        if overall is not None and back is not None:
            pairs[overall, back] += n
    return counts, pairs


def _means(surveys: Select[int] | Sequence[int], which: Which) -> Row:
    columns = [part for column in MEANS for part in (func.avg(column), func.count(column))]
    return db.session.execute(_submitted(select(func.count(Response.id), *columns), surveys, which)).one()


@dataclass(frozen=True)
class TrendPoint:
    """One edition's share of the completely satisfied."""

    edition_id: int
    name: str
    satisfied: Tally


def trend(show_id: int) -> list[TrendPoint]:
    """Return the top-box share of every edition of the show, the oldest first; two statements."""
    hits = func.sum(case((Response.overall >= TOP_BOX, 1), else_=0))
    rows = (
        select(Edition.id, Edition.name, hits, func.count(Response.overall))
        .join(Survey, Survey.edition_id == Edition.id)
        .join(Response, Response.survey_id == Survey.id)
        .where(Survey.id.in_(read_together(Edition.show_id == show_id)))
        .where(Response.submitted_at.is_not(None), Response.overall.is_not(None))
        .group_by(Edition.id, Edition.name, Edition.starts_on)
        .order_by(Edition.starts_on)
    )
    return [
        TrendPoint(id_, name, tally.share(hit, n, base())) for id_, name, hit, n in db.session.execute(rows)
    ]


def latest_statement(exhibitors: Select | Iterable[int]) -> Select:
    """Return the statement for each exhibitor's latest submitted post-show response, all its columns."""
    place = func.row_number().over(
        partition_by=Response.exhibitor_id, order_by=(Response.submitted_at.desc(), Response.id.desc())
    )
    which = exhibitors if isinstance(exhibitors, Select) else list(exhibitors)
    ranked = (
        select(Response.id, Survey.edition_id, place.label("place"))
        .join(Survey, Survey.id == Response.survey_id)
        .where(Response.exhibitor_id.in_(which), Response.submitted_at.is_not(None))
        .where(Survey.kind == SurveyKind.POST_SHOW)
        .subquery()
    )
    columns = Response.__table__.columns
    found = select(*columns, ranked.c.edition_id).join(ranked, ranked.c.id == Response.id)
    return found.where(ranked.c.place == 1)


def latest_responses(exhibitors: Select | Iterable[int]) -> dict[int, Row]:
    """Return each exhibitor's latest post-show response as a row, by exhibitor id; one statement."""
    rows = db.session.execute(latest_statement(exhibitors))
    return {row.exhibitor_id: row for row in rows}
