"""The board by state, and the calendar by due day, of one edition's promises."""

from datetime import date, timedelta

import pytest

from foundation import clock
from foundation.database import db
from plans import board, calendar
from plans.item_filter import ItemFilter
from plans.models import ItemState, PlanItem
from tests.factories.plans import PlanItemFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def asked(edition, lena):
    return ItemFilter(edition.id, lena.id)


def test_a_column_holds_its_state_of_this_edition_the_earliest_due_first(edition, plan, asked):
    later = PlanItemFactory(plan=plan(edition), due_on=date(2026, 6, 1))
    first = PlanItemFactory(plan=plan(edition), due_on=date(2026, 5, 1))
    PlanItemFactory(plan=plan(EditionFactory()))
    PlanItemFactory(plan=plan(edition), state="dropped", drop_reason="Not wanted")
    found = {column.state: column for column in board.columns(asked)}
    assert [row.id for row in found[ItemState.PROMISED].page.rows] == [first.id, later.id]
    assert [column.count for column in found.values()] == [2, 0, 0, 1]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({}, {"Mine", "Theirs"}),
        ({"who": "mine"}, {"Mine"}),
        ({"who": "nobody"}, {"Theirs"}),
        ({"q": "rossi"}, {"Theirs"}),
        ({"phase": "after"}, set()),
        ({"who": "99999999999", "class": "gold", "phase": "x"}, {"Mine", "Theirs"}),
    ],
)
def test_the_address_narrows_the_board(typed, shown, edition, plan, lena):
    PlanItemFactory(plan=plan(edition), title="Mine", owner=lena)
    PlanItemFactory(plan=plan(edition, "Rossi"), title="Theirs")
    found = board.columns(ItemFilter.asked(typed, edition.id, lena.id))
    assert {row.title for row in found[0].page.rows} == shown


def test_a_card_moves_on_the_board_by_its_buttons_and_stays_there(edition, plan, sign_in):
    item = PlanItemFactory(plan=plan(edition), title="Rigging")
    db.session.commit()
    browser = sign_in("staff")
    assert "Rigging" in browser.get(f"/plans/board?edition={edition.id}&state=promised").text
    answer = browser.post(f"/plans/items/{item.id}/deliver", data={"back": "/plans/board"})
    assert answer.location == "/plans/board"
    assert "Rigging" in browser.get("/plans/board?state=delivered&after=").text
    assert db.session.get(PlanItem, item.id, populate_existing=True).state == ItemState.DELIVERED


def test_a_month_is_shown_in_whole_weeks_and_a_week_alone():
    month = calendar.Span(calendar.MONTH, date(2026, 2, 14))
    assert (month.days[0], month.days[-1]) == (date(2026, 1, 26), date(2026, 3, 1))
    assert (month.before, month.after) == (date(2026, 1, 31), date(2026, 3, 1))
    assert len(calendar.Span(calendar.WEEK, date(2026, 2, 14)).days) == 7


@pytest.mark.parametrize("typed", [None, "soon", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_or_far_off_shows_the_show_itself(typed):
    opens = date(2026, 5, 12)
    assert calendar.span(None, typed, date(2032, 1, 1), opens, opens).day == opens


def test_a_full_day_shows_its_first_and_how_many_more(edition, plan, asked):
    day, made = edition.starts_on, plan(edition)
    for _ in range(6):
        PlanItemFactory(plan=made, due_on=day)
    PlanItemFactory(plan=made, due_on=day + timedelta(days=60))
    found = calendar.days(asked, calendar.Span(calendar.MONTH, day), calendar.OPEN)
    assert [(one.day, len(one.items), one.more) for one in found if one.items] == [(day, 4, 2)]


def test_the_calendar_shows_what_is_done_when_asked(edition, plan, sign_in, lena):
    done = {"state": "delivered", "delivered_at": clock.now(), "delivered_on": edition.starts_on}
    PlanItemFactory(plan=plan(edition), title="Rigging", due_on=edition.starts_on, **done)
    db.session.commit()
    browser, address = sign_in(lena), f"/plans/month?edition={edition.id}&view=week&day={edition.starts_on}"
    assert "Rigging" not in browser.get(address).text
    assert "Rigging" in browser.get(f"{address}&items=all").text
