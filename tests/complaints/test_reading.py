"""How fast and how well complaints were put right, and whether it changed: small bases are hidden."""

from datetime import UTC, datetime, timedelta

import pytest

from complaints import digest
from complaints.reading import control, times
from complaints.reading.times import Case
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from tests.factories.complaints import ComplaintFactory
from tests.factories.people import PersonFactory

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def case(days: float | None, due: float = 2, **values) -> Case:
    """A complaint received ten days ago, answered after some days."""
    received = NOW - timedelta(days=10)
    answered = received + timedelta(days=days) if days is not None else None
    return Case(received, received + timedelta(days=due), answered_at=answered, **values)


def test_median_and_ninetieth_percentile_of_answers():
    found = times.read([case(day) for day in (1, 2, 3, 4, 5)], NOW, 5).answer
    assert found is not None
    assert (found.base, found.median, found.p90) == (5, 3.0, pytest.approx(4.6))


def test_an_answer_that_is_not_due_yet_is_not_judged():
    found = times.read([case(1), case(3), case(None), case(None, due=20)], NOW, 1)
    assert (found.judged, found.in_time) == (3, pytest.approx(1 / 3))


def test_small_bases_are_hidden():
    found = times.read([case(1, recovered=5)] * 4, NOW, 5)
    assert (found.answer, found.in_time, found.recovered) == (None, None, None)


def test_open_ones_are_counted_by_age():
    assert times.ageing([case(None), case(1, closed_at=NOW)], NOW) == [0, 0, 1, 0, 0]


def test_the_chart_follows_wheelers_formula():
    made = control.chart([5, 7, 6, 4, 5, 6, 7, 5])
    assert made is not None
    assert (made.mean, made.signals) == (5.625, frozenset())
    assert made.high == pytest.approx(5.625 + 2.66 * 10 / 7)


def test_a_jump_and_a_long_run_are_signals():
    jump = control.chart([5, 5, 6, 5, 5, 6, 5, 30])
    assert jump is not None
    assert jump.signals == {7}
    shift = control.chart([2, 3] * 4 + [6, 7] * 4)
    assert shift is not None
    assert len(shift.signals) == 16


def test_a_rate_beyond_the_limits_for_its_size_is_a_signal():
    made = control.rates([("A", 10, 100), ("B", 10, 100), ("C", 40, 100), ("D", 3, 0)])
    assert [one.signal for one in made] == [False, False, True]
    assert (made[0].rate, made[0].high) == (10, pytest.approx(100 * (0.2 + 3 * (0.2 / 100) ** 0.5)))


def test_too_short_a_series_has_no_chart():
    assert control.chart([1] * 7) is None


def test_the_page_its_file_and_its_report(app, sign_in):
    ComplaintFactory(owner=PersonFactory(name="Ola"))
    manager = sign_in("manager")
    assert "Ola" in manager.get("/complaints/figures/?events=all").text
    assert "Ola" in manager.get("/complaints/figures/people.csv?events=all").text
    assert manager.get("/complaints/figures/report.pdf?events=all").data.startswith(b"%PDF")


def test_the_digest_is_written_once_a_day(app):
    ComplaintFactory(owner=PersonFactory(), title="No power", answer_due_at=clock.now())
    db.session.commit()
    assert [digest.mail_each_morning(), digest.mail_each_morning()] == [1, 0]
    assert "No power" in db.session.query(Mail).one().body
