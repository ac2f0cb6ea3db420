"""A survey's results page against the bare aggregates that it cannot do without."""

from collections.abc import Iterator, Sequence
from statistics import median, quantiles

from sqlalchemy import text

from bench.bases import Base
from bench.figures import Figure, duration
from bench.timing import side_by_side
from foundation.database import db

WARM_UP, ROUNDS, WITHIN = 2, 20, 2.0
SURVEY = 2
HEADLINES = """SELECT count(*), avg(overall), avg(would_return), avg(recommend), avg(effort), avg(trust),
 avg(satisfaction), avg(commitment), avg(friendship), avg(calculative), avg(relationship_quality)
FROM response WHERE survey_id = 2 AND submitted_at IS NOT NULL"""
ITEMS = """SELECT a.question_id, count(a.number), avg(a.number) FROM answer a
JOIN response r ON r.id = a.response_id WHERE r.survey_id = 2 AND r.submitted_at IS NOT NULL GROUP BY 1"""
PAGES = {
    "results, what is seen first": ("results", HEADLINES, None),
    "results, the whole page": ("results?whole=1", f"{HEADLINES}; {ITEMS}", WITHIN),
    "results, every question": ("questions", ITEMS, None),
}


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Open each page and run its bare aggregates in turn; no page keeps what it has counted."""
    base = bases[-1]
    browser = base.browser()
    for name, (page, bare, aim) in PAGES.items():

        def opened(address: str = f"/surveys/{SURVEY}/{page}") -> None:
            assert browser.get(address).status_code == 200, address

        def counted(statements: Sequence[str] = bare.split("; ")) -> None:
            with base.app.app_context(), db.engine.connect() as connection:
                for statement in statements:
                    connection.execute(text(statement)).all()

        taken, floor = side_by_side(WARM_UP + ROUNDS, opened, counted)
        taken, floor = taken[WARM_UP:], floor[WARM_UP:]
        slow = quantiles(taken, n=20)[-1]
        against = f"bare aggregates: {duration(median(floor))}; p95 {duration(slow)}"
        ratio = median(taken) / median(floor)
        yield Figure(name, base.database, base.size, duration(median(taken)), against, ratio, aim)
