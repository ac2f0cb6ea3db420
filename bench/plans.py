"""Plans of a whole edition from templates, and the pages of its promises.

Templates are applied in two statements, against the bare insert of the rows that they make; the pages are
read at growing numbers of promises, against the smallest base.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median

from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from bench import frame
from bench.bases import Base
from bench.figures import Figure, duration
from bench.timing import Work, ratio, seconds, side_by_side
from events.models import Edition
from foundation.database import db, unit_of_work
from plans import applying, standard
from plans.models import PlanItem

ROUNDS, READS = 3, 7
APPLY_AIM, FLAT_AIM = 4.0, 2.0
TABLES = ("service_plan", "plan_item")
PAGES = {
    "board of promises": f"/plans/board?edition={frame.EDITIONS}",
    "board, one person's": f"/plans/board?edition={frame.EDITIONS}&who=2",
    "calendar of promises, a month": f"/plans/month?edition={frame.EDITIONS}&items=all&day={{day}}",
    "my day": "/plans/my-day",
}


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Apply and read on each base."""
    least: dict[str, float] = {}
    for base in bases:
        with base.app.test_request_context(), unit_of_work():
            standard.add_standard()
        yield _apply(base)
        base.analyze()
        for name, taken in _read(base).items():
            first = least.setdefault(name, taken)
            against = f"{bases[0].size} exhibitors: {duration(first)}"
            yield Figure(name, base.database, _items(base), duration(taken), against, taken / first, FLAT_AIM)


def _items(base: Base) -> int:
    with base.app.app_context():
        return db.session.scalar(select(func.count(PlanItem.id))) or 0


def _apply(base: Base) -> Figure:
    """Make all plans, and write the same rows bare; the last plans stay."""
    _made(base)
    with base.app.app_context(), unit_of_work():
        for table in TABLES:
            db.session.execute(text(f"CREATE TABLE {table}_copy AS SELECT * FROM {table}"))
    taken: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        _emptied(base)
        bare.append(seconds(partial(_bare, base)))
        _emptied(base)
        taken.append(seconds(partial(_made, base)))
    with base.app.app_context(), unit_of_work():
        for table in TABLES:
            db.session.execute(text(f"DROP TABLE {table}_copy"))
    against = f"bare insert: {duration(median(bare))}"
    shown = duration(median(taken))
    return Figure(
        "plans from templates", base.database, _items(base), shown, against, ratio(taken, bare), APPLY_AIM
    )


def _made(base: Base) -> None:
    with base.app.app_context(), unit_of_work():
        applying.apply_to_all(db.session.get_one(Edition, frame.EDITIONS))


def _bare(base: Base) -> None:
    with base.app.app_context(), unit_of_work():
        for table in TABLES:
            db.session.execute(text(f"INSERT INTO {table} SELECT * FROM {table}_copy"))


def _emptied(base: Base) -> None:
    with base.app.app_context(), unit_of_work():
        for table in reversed(TABLES):
            db.session.execute(text(f"DELETE FROM {table}"))


def _read(base: Base) -> dict[str, float]:
    browser = base.browser()
    with base.app.app_context():
        day = db.session.scalar(select(func.min(PlanItem.due_on)))
    works: list[Work] = [partial(_open, browser, page.format(day=day)) for page in PAGES.values()]
    for work in works:
        work()
    taken = side_by_side(READS, *works)
    return {name: median(times) for name, times in zip(PAGES, taken, strict=True)}


def _open(browser: FlaskClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200, f"{address} answered {answer.status_code}"
