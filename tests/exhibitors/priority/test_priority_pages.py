"""The rebooking order on screen: who may see, who may change, what is refused."""

from datetime import timedelta

import pytest

from exhibitors.priority import schemes
from exhibitors.priority.models import PointsByHand, SchemeVersion
from foundation.database import db
from tests.exhibitors.across.conftest import came, held

RULES = {
    "per_edition": "20",
    "per_m2": "0",
    "per_thousand": "0",
    "consecutive": "0",
    "last_editions": "3",
    "per_conduct_point": "0",
    "overdue": "0",
    "reason": "Loyalty first",
}


@pytest.fixture
def edition(app):
    return held(2)[1]


def test_the_order_says_what_each_point_is_for(sign_in, edition):
    came("Adler", edition, net_area_m2=36.0, price_minor=1_000_000)
    page = sign_in("staff").get(f"/exhibitors/priority?edition={edition.id}&day=2026-01-01").text
    assert "<strong>23.6</strong>" in page
    assert "36 m²" in page
    assert "+3.6" in page


def test_before_any_edition_the_page_says_what_to_do(sign_in, edition):
    assert "Nobody has points yet" in sign_in("staff").get(f"/exhibitors/priority?edition={edition.id}").text


def test_a_manager_puts_a_scheme_in_force(sign_in):
    answer = sign_in("manager").post("/exhibitors/priority/scheme", data=RULES)
    assert answer.status_code == 302
    assert schemes.scheme_of(db.session.query(SchemeVersion).one()).per_edition == 20


@pytest.mark.parametrize(
    "wrong",
    [{"per_edition": "-1"}, {"last_editions": "0"}, {"reason": ""}, {"per_m2": "nan"}, {"overdue": "x"}],
)
def test_a_scheme_that_cannot_be_is_refused(sign_in, wrong):
    answer = sign_in("manager").post("/exhibitors/priority/scheme", data=RULES | wrong)
    assert (answer.status_code, db.session.query(SchemeVersion).count()) == (422, 0)


def test_staff_see_the_scheme_but_do_not_change_it(sign_in):
    browser = sign_in("staff")
    assert '<form method="post" class="card-box"' not in browser.get("/exhibitors/priority/scheme").text
    assert browser.post("/exhibitors/priority/scheme", data=RULES).status_code == 403


def test_a_manager_sets_points_by_hand_and_lets_go(sign_in, edition):
    one, browser = came("Adler", edition), sign_in("manager")
    address = f"/exhibitors/{one.id}/priority"
    until = (schemes.today() + timedelta(days=30)).isoformat()
    data = {"points": "120.5", "reason": "Founding partner", "ends_on": until}
    assert browser.post(f"{address}?show={edition.show_id}", data=data).status_code == 302
    assert "Set by hand to 120.5" in browser.get(address).text
    assert browser.post(f"{address}/end?show={edition.show_id}").status_code == 302
    assert "Set by hand to 120.5" not in browser.get(address).text


@pytest.mark.parametrize(
    "wrong", [{"reason": ""}, {"points": ""}, {"ends_on": "2020-01-01"}, {"ends_on": "2999-01-01"}]
)
def test_points_by_hand_need_reason_and_end(sign_in, edition, wrong):
    one = came("Adler", edition)
    until = (schemes.today() + timedelta(days=30)).isoformat()
    data = {"points": "1", "reason": "x", "ends_on": until} | wrong
    answer = sign_in("manager").post(f"/exhibitors/{one.id}/priority?show={edition.show_id}", data=data)
    assert (answer.status_code, db.session.query(PointsByHand).count()) == (422, 0)


def test_the_exhibitor_page_shows_the_points(sign_in, edition):
    one = came("Adler", edition, net_area_m2=36.0, price_minor=1_000_000)
    page = sign_in("staff").get(f"/exhibitors/{one.id}").text
    assert "Priority points" in page
    assert "23.6" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_order_is_a_file(sign_in, edition, kind):
    came("Adler", edition, net_area_m2=36.0, price_minor=1_000_000)
    address = f"/exhibitors/priority/export?edition={edition.id}&day=2026-01-01&format={kind}"
    answer = sign_in("organiser").get(address)
    assert answer.status_code == 200
    assert kind == "xlsx" or "Adler,DE,,23.6,,10.0,3.6,10.0" in answer.text


@pytest.mark.parametrize("asked", ["day=x", "day=2026-02-30", "after=-1"])
def test_a_damaged_address_is_refused(sign_in, edition, asked):
    assert sign_in("staff").get(f"/exhibitors/priority?edition={edition.id}&{asked}").status_code == 400
