"""By which groups exhibitors are told apart, how many of each answered, and whether what they say differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, literal, select
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation, Status
from foundation.database import db
from surveys.differences import Difference, corrected, of_promoters, of_shares
from surveys.hiding import shown
from surveys.models import Invitation, Survey, SurveyKind
from surveys.queries import Which, base
from surveys.response import Response
from surveys.tally import DETRACTOR_TO, PROMOTER_FROM, TOP_BOX

CLASS, COUNTRY, TIMER, BEFORE = "class", "country", "timer", "before"
RATED = (CLASS, COUNTRY, TIMER, BEFORE)
NONE, FIRST, RETURNING = "none", "first_time", "returning"
DELIGHTED, SATISFIED, DISSATISFIED, SILENT = "delighted", "satisfied", "dissatisfied", "silent"


@dataclass(frozen=True)
class Rate:
    """How many of a group were invited and how many answered."""

    group: str
    invited: int
    answered: int


@dataclass(frozen=True)
class Group:
    """What a group says against all others: both differences are None where either side is too small."""

    group: str
    n: int
    satisfied: float | None
    promoters: float | None
    by_satisfied: Difference | None
    by_promoters: Difference | None


def came_before(edition: Edition) -> ColumnElement[bool]:
    """Whether the exhibitor took part in an earlier edition of the show."""
    earlier, its = aliased(Participation), aliased(Edition)
    rows = (
        select(earlier.id)
        .join(its, its.id == earlier.edition_id)
        .where(earlier.exhibitor_id == Exhibitor.id, earlier.status == Status.ATTENDED)
        .where(its.show_id == edition.show_id, its.starts_on < edition.starts_on)
    )
    return exists(rows)


def said_before(edition: Edition) -> ColumnElement[Any]:
    """The exhibitor's overall answer about the latest earlier edition of the show that it answered about."""
    earlier, its, asked = aliased(Response), aliased(Edition), aliased(Survey)
    return (
        select(earlier.overall)
        .join(asked, asked.id == earlier.survey_id)
        .join(its, its.id == asked.edition_id)
        .where(earlier.exhibitor_id == Exhibitor.id, earlier.overall.is_not(None))
        .where(asked.kind == SurveyKind.POST_SHOW, earlier.submitted_at.is_not(None))
        .where(its.show_id == edition.show_id, its.starts_on < edition.starts_on)
        .order_by(its.starts_on.desc(), earlier.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def dimension(name: str, edition: Edition) -> ColumnElement[str]:
    """The group of an exhibitor, as a word."""
    if name == COUNTRY:
        return func.coalesce(Exhibitor.country, NONE)
    if name == TIMER:
        return case((came_before(edition), literal(RETURNING)), else_=literal(FIRST))
    if name == BEFORE:
        said = said_before(edition)
        return case(
            (said.is_(None), literal(SILENT)),
            (said >= TOP_BOX, literal(DELIGHTED)),
            (said >= 4, literal(SATISFIED)),
            else_=literal(DISSATISFIED),
        )
    return func.coalesce(Exhibitor.relationship_class, NONE)


def offered(survey: Survey) -> tuple[str, ...]:
    """By what the answers may be told apart.

    Confidential ones by class alone: a group of one kind inside a group of another, one exhibitor less, would
    tell what that one said. Anonymous ones have no group; by class is where that is said.
    """
    return RATED if survey.named else (CLASS,)


def rates(survey: Survey, name: str) -> list[Rate]:
    """How many of each group answered, the largest group first."""
    group = dimension(name, survey.edition).label("word")
    each = (
        select(group, Invitation.answered_at)
        .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
        .where(Invitation.survey_id == survey.id)
        .subquery()
    )
    rows = select(each.c.word, func.count(), func.count(each.c.answered_at)).group_by(each.c.word)
    return [Rate(*row) for row in db.session.execute(rows.order_by(func.count().desc(), each.c.word))]


def groups(survey: Survey, name: str, which: Which = ()) -> list[Group]:
    """What each group says against all others, corrected by Holm for all that is tested."""
    cells = _cells(survey, name, which)
    satisfied = _against(cells, "five", "overall")
    promoters = _against_promoters(cells)
    tested = corrected([*satisfied, *promoters])
    found = zip(cells, tested[: len(cells)], tested[len(cells) :], strict=True)
    kept = shown([row["overall"] for row in cells], base()), shown([row["asked"] for row in cells], base())
    return [
        Group(
            row["word"],
            row["n"],
            row["five"] / row["overall"] if kept[0][place] else None,
            100 * (row["up"] - row["down"]) / row["asked"] if kept[1][place] else None,
            by_satisfied,
            by_promoters,
        )
        for place, (row, by_satisfied, by_promoters) in enumerate(found)
    ]


def _grouped(survey: Survey, name: str) -> Select:
    said = Response.overall, Response.recommend
    if survey.named:
        word = dimension(name, survey.edition).label("word")
        return select(word, *said).join(Exhibitor, Exhibitor.id == Response.exhibitor_id)
    return select(Response.class_then.label("word"), *said).where(Response.class_then.is_not(None))


def _cells(survey: Survey, name: str, which: Which) -> Sequence[Mapping[Any, Any]]:
    def many(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0))

    handed_in = Response.survey_id == survey.id, Response.submitted_at.is_not(None)
    each = _grouped(survey, name).where(*handed_in, *which).subquery()
    counts = (
        func.count().label("n"),
        func.count(each.c.overall).label("overall"),
        many(each.c.overall >= TOP_BOX).label("five"),
        func.count(each.c.recommend).label("asked"),
        many(each.c.recommend >= PROMOTER_FROM).label("up"),
        many(each.c.recommend <= DETRACTOR_TO).label("down"),
    )
    rows = select(each.c.word, *counts).group_by(each.c.word).order_by(func.count().desc(), each.c.word)
    return [row._mapping for row in db.session.execute(rows)]


def _against(cells: Sequence[Mapping[Any, Any]], hits: str, n: str) -> list[Difference | None]:
    """Each group's share against that of all others; only where both sides may be shown."""
    sizes = [row[n] for row in cells]
    all_hits, whole = sum(row[hits] for row in cells), sum(sizes)
    return [
        of_shares((row[hits], row[n]), (all_hits - row[hits], whole - row[n]))
        if visible and whole - row[n] >= base()
        else None
        for row, visible in zip(cells, shown(sizes, base()), strict=True)
    ]


def _against_promoters(cells: Sequence[Mapping[Any, Any]]) -> list[Difference | None]:
    sizes = [row["asked"] for row in cells]
    up, down, whole = sum(row["up"] for row in cells), sum(row["down"] for row in cells), sum(sizes)
    return [
        of_promoters(
            (row["up"], row["down"], row["asked"]), (up - row["up"], down - row["down"], whole - row["asked"])
        )
        if visible and whole - row["asked"] >= base()
        else None
        for row, visible in zip(cells, shown(sizes, base()), strict=True)
    ]
