"""Whether what groups of exhibitors say differs from what all others say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from exhibitors.models import Exhibitor
from foundation.database import db
from surveys.differences import Difference, corrected, of_promoters, of_shares
from surveys.hiding import shown
from surveys.models import Survey
from surveys.queries import Which, base
from surveys.reading.dimensions import CLASS, RATED, dimension
from surveys.response import Response
from surveys.tally import DETRACTOR_TO, PROMOTER_FROM, TOP_BOX


@dataclass(frozen=True)
class Group:
    """What a group says against all others: both differences are None where either side is too small."""

    group: str
    n: int
    satisfied: float | None
    promoters: float | None
    by_satisfied: Difference | None
    by_promoters: Difference | None


def offered(survey: Survey) -> tuple[str, ...]:
    """By what the answers may be told apart.

    Confidential ones by class alone: a group of one kind inside a group of another, one exhibitor less, would
    tell what that one said. Anonymous ones have no group; by class is where that is said.
    """
    return RATED if survey.named else (CLASS,)


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
