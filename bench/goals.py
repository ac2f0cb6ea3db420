"""The value map of as many coded ladders as there are exhibitors, and the ladders behind a link of it."""

from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median

from flask.testing import FlaskClient
from sqlalchemy import bindparam, insert, text

from bench import frame
from bench.bases import Base
from bench.figures import Figure, duration
from bench.timing import ratio, side_by_side
from events.models import Edition
from foundation.database import UtcDateTime, db, unit_of_work
from goals import value_map
from goals.codes import LadderCode, LadderPhrase
from goals.implications import drawn, matrix, proposed
from goals.ladder import RUNGS

ROUNDS, CODES, PHRASES, AIM = 5, 25, 2000, 5.0
LADDERS = f"""INSERT INTO goal (exhibitor_id, edition_id, dimension, title, attribute, consequence, end_goal,
 attribute_phrase_id, consequence_phrase_id, end_goal_phrase_id, weight, created_at, version)
SELECT id, {frame.EDITIONS}, 'sales', 'Goal ' || id, 'a ' || id, 'c ' || id, 'e ' || id,
 1 + id * 7919 % {PHRASES}, {PHRASES} + 1 + id * 104729 % {PHRASES},
 {2 * PHRASES} + 1 + id * 1299709 % {PHRASES}, 100, :noon, 1 FROM exhibitor"""
BARE = """SELECT attribute_phrase_id, consequence_phrase_id, end_goal_phrase_id, count(*) FROM goal
GROUP BY attribute_phrase_id, consequence_phrase_id, end_goal_phrase_id"""


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Draw the map of every ladder, and read a link's ladders, against the bare grouping of the rows."""
    for base in bases:
        _fill(base)
        browser = base.browser()
        behind = partial(_open, browser, f"/goals/ladders?of=all&from=1&to={CODES + 1}")
        works = {
            "value map, its figures": partial(_figures, base),
            "value map, the page": partial(_open, browser, "/goals/map?of=all"),
            "ladders behind a link": behind,
        }
        for work in works.values():
            work()
        floor, *taken = side_by_side(ROUNDS, partial(_bare, base), *works.values())
        bare = f"bare grouping: {duration(median(floor))}"
        for name, times in zip(works, taken, strict=True):
            aim = AIM if "figures" in name else None
            shown = duration(median(times))
            yield Figure(name, base.database, base.size, shown, bare, ratio(times, floor), aim)


def _fill(base: Base) -> None:
    """Write codes, wordings and a ladder for each exhibitor."""
    codes = [
        {"id": level * CODES + n + 1, "rung": rung, "name": f"{rung} {n}", "name_key": f"{rung} {n}"}
        for level, rung in enumerate(RUNGS)
        for n in range(CODES)
    ]
    phrases = [
        {
            "id": level * PHRASES + n + 1,
            "rung": rung,
            "digest": f"{n:064}",
            "code_id": level * CODES + n % CODES + 1,
        }
        for level, rung in enumerate(RUNGS)
        for n in range(PHRASES)
    ]
    with base.app.app_context(), unit_of_work():
        db.session.execute(insert(LadderCode), codes)
        db.session.execute(insert(LadderPhrase), phrases)
        noon = bindparam("noon", frame.instant(), UtcDateTime())
        db.session.execute(text(LADDERS).bindparams(noon))
    base.analyze()


def _figures(base: Base) -> None:
    with base.app.app_context():
        edition = db.session.get_one(Edition, frame.EDITIONS)
        relations = matrix(value_map.chains(value_map.Asked(edition, value_map.ALL)))
        drawn(relations, proposed(relations))


def _bare(base: Base) -> None:
    with base.app.app_context():
        db.session.execute(text(BARE)).all()


def _open(browser: FlaskClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200, f"{address} answered {answer.status_code}"
