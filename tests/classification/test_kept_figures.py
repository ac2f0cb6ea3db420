"""The figures that a large portfolio keeps by edition."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from classification import actions, assessing, kept_figures, tasks
from classification.edition_figures import EditionFigures, packed, reckoned, unpacked
from classification.mix import Share, Shares
from classification.models import KeptFigures
from classification.moves import Mover, Since
from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db


@pytest.fixture
def large(portfolio, monkeypatch):
    """The portfolio, taken for a large one whose figures are kept; the number of its later edition."""
    monkeypatch.setattr(kept_figures, "SMALL", 1)
    kept_figures.refresh()
    return db.session.scalar(select(func.max(Participation.edition_id)))


def shown_and_live(number):
    edition = db.session.get(Edition, number)
    return replace(kept_figures.figures_of(edition), as_of=None), reckoned(edition)


def set_class_of_poorest():
    first = db.session.scalars(select(func.min(Exhibitor.id))).one()
    until = assessing.today() + timedelta(days=30)
    actions.set_class(first, "strategic", "Known for long", until, None)
    db.session.commit()


def moments():
    return db.session.scalars(select(KeptFigures.reckoned_at)).all()


def test_they_are_what_is_counted_and_anew_once_one_exhibitor_is_assessed_again(large):
    shown, live = shown_and_live(large)
    assert shown == live
    set_class_of_poorest()
    shown, live = shown_and_live(large)
    assert shown != live
    kept_figures.refresh()
    shown, live = shown_and_live(large)
    assert shown == live


def test_who_moved_is_kept_as_it_was_counted():
    shares: Shares = {"key": Share(2, 500, 1.5), None: Share(1)}
    since, moved = Since(date(2026, 5, 1), {("key", None): 3}), [Mover(7, "key", None)]
    now = clock.now()
    found = EditionFigures(True, shares, {"key": 0.5}, since, moved, {"lost": 1}, 4, now)
    assert unpacked(json.loads(json.dumps(packed(found))), now) == found


@pytest.mark.parametrize("address", ["/classes/", "/classes/portfolio", "/"])
def test_a_page_says_as_of_when_they_are(large, sign_in, address):
    shown = sign_in("manager").get(address, query_string={"edition": large}).get_data(as_text=True)
    assert "counted anew within minutes" in shown


def test_they_are_counted_anew_after_a_round_and_not_while_nothing_changes(large):
    db.session.query(KeptFigures).delete()
    db.session.commit()
    tasks.assess_everybody()
    assert len(moments()) == db.session.query(Edition).count()
    db.session.query(KeptFigures).update({"reckoned_at": clock.now() + 2 * kept_figures.LATELY})
    db.session.commit()
    assert kept_figures.refresh() == 0


def test_a_run_ends_in_time_and_the_next_goes_on(large, monkeypatch):
    set_class_of_poorest()
    monkeypatch.setattr(kept_figures, "LONGEST_SECONDS", -1.0)
    begun = clock.now()
    assert [kept_figures.refresh() for _ in moments()] == [1] * len(moments())
    assert min(moments()) > begun


def test_a_portfolio_that_has_become_small_keeps_none(large, monkeypatch):
    monkeypatch.setattr(kept_figures, "SMALL", 10)
    assert (kept_figures.refresh(), moments()) == (0, [])
