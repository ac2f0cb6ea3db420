"""The portfolio page, its file and its PDF."""

import pytest

from classification.board.portfolio import dots
from exhibitors.models import Exhibitor
from foundation.database import db


@pytest.fixture
def as_manager(sign_in):
    return sign_in("manager")


def set_values(portfolio, *values):
    for one, (value, potential, alert) in zip(portfolio, values, strict=False):
        exhibitor = db.session.get(Exhibitor, one.id)
        exhibitor.value_minor, exhibitor.potential_minor, exhibitor.alert = value, potential, alert
    db.session.flush()


def test_the_four_views_hold_who_belongs_there(portfolio):
    set_values(portfolio, (-500, None, None), (100, 90_000_000, None), (200, None, "open_complaint"))
    first, second, third = [one.id for one in portfolio[:3]]
    assert [one.id for one in dots("below_zero")] == [first]
    assert dots("growable")[0].id == second
    assert [one.id for one in dots("leaving") if one.alert == "open_complaint"][-1] == third
    assert dots("valuable")[0].id == portfolio[-1].id


def test_quality_is_the_last_that_was_said(portfolio):
    assert dots("valuable", 1)[0].quality == 90
    assert dots("valuable")[-1].quality is None


@pytest.mark.parametrize("kind", ["valuable", "growable", "below_zero", "leaving", "nonsense"])
def test_every_view_is_a_page_and_a_file(portfolio, as_manager, kind):
    assert as_manager.get(f"/classes/portfolio?kind={kind}").status_code == 200
    assert as_manager.get(f"/classes/portfolio.csv?kind={kind}").status_code == 200


def test_one_far_out_is_drawn_beside_the_others(portfolio, as_manager):
    set_values(portfolio[::-1], (9 * 10**15, None, None))
    assert "<svg" in as_manager.get("/classes/portfolio").get_data(as_text=True)


def test_the_board_gets_a_file(portfolio, as_manager):
    answer = as_manager.get("/classes/portfolio.pdf")
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_an_empty_portfolio_says_what_to_do(app, as_manager):
    assert "Nobody is assessed yet" in as_manager.get("/classes/portfolio").get_data(as_text=True)
