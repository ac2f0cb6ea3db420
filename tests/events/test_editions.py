"""Editions are kept with possible days, unique names, and never over somebody else's save."""

from events.models import Edition
from foundation.database import db
from tests.factories.shows import EditionFactory, ShowFactory

DAYS = {"starts_on": "2027-05-11", "ends_on": "2027-05-14", "time_zone": "Europe/Berlin", "currency": "EUR"}


def test_an_organiser_adds_an_edition(sign_in):
    show = ShowFactory()
    answer = sign_in("organiser").post(
        f"/events/shows/{show.id}/editions/new", data=DAYS | {"name": "SMF 2027", "exchange_rate": "1"}
    )
    assert answer.status_code == 302
    assert db.session.query(Edition).one().name == "SMF 2027"


def test_a_new_edition_starts_from_the_last_ones_hours_and_place(sign_in):
    last = EditionFactory(staff_hours=1600, time_zone="Asia/Shanghai")
    page = sign_in("organiser").get(f"/events/shows/{last.show_id}/editions/new").text
    assert 'value="1600.0"' in page
    assert '<option selected value="Asia/Shanghai">' in page


def test_an_edition_that_ends_before_it_starts_is_refused(sign_in):
    show = ShowFactory()
    days = DAYS | {"name": "SMF 2027", "ends_on": "2027-05-01", "exchange_rate": "1"}
    answer = sign_in("organiser").post(f"/events/shows/{show.id}/editions/new", data=days)
    assert answer.status_code == 422
    assert "The last show day is before the first." in answer.text


def test_a_day_that_does_not_exist_is_refused(sign_in):
    show = ShowFactory()
    days = DAYS | {"name": "SMF 2027", "starts_on": "2027-02-30", "exchange_rate": "1"}
    answer = sign_in("organiser").post(f"/events/shows/{show.id}/editions/new", data=days)
    assert answer.status_code == 422


def test_a_taken_name_is_refused(sign_in):
    edition = EditionFactory()
    data = DAYS | {"name": edition.name, "exchange_rate": "1"}
    answer = sign_in("organiser").post(f"/events/shows/{edition.show_id}/editions/new", data=data)
    assert answer.status_code == 422
    assert "This name is taken." in answer.text


def test_a_stale_edit_keeps_what_was_typed_and_changes_nothing(sign_in):
    edition = EditionFactory(name="Before")
    data = DAYS | {"name": "Mine", "exchange_rate": "1", "version": "0"}
    answer = sign_in("organiser").post(f"/events/editions/{edition.id}/edit", data=data)
    assert answer.status_code == 409
    assert 'value="Mine"' in answer.text
    assert db.session.get(Edition, edition.id, populate_existing=True).name == "Before"


def test_a_form_posted_twice_is_saved_once(sign_in):
    show = ShowFactory()
    browser = sign_in("organiser")
    data = DAYS | {"name": "SMF 2027", "exchange_rate": "1", "once": "one-and-the-same"}
    first, second = (browser.post(f"/events/shows/{show.id}/editions/new", data=data) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 409)
    assert db.session.query(Edition).count() == 1


def test_staff_may_look_but_not_edit(sign_in):
    browser = sign_in("staff")
    assert browser.get("/events/").status_code == 200
    assert browser.get("/events/shows/new").status_code == 403


def test_an_edition_that_cannot_be_leaves_the_chosen_one(sign_in):
    EditionFactory()
    browser = sign_in("staff")
    assert [browser.get(f"/?edition={n}").status_code for n in ("9" * 30, "9" * 12, "-1", "x")] == [200] * 4


def test_a_cancelled_edition_says_so(sign_in):
    edition = EditionFactory()
    data = DAYS | {"name": "SMF 2027", "exchange_rate": "1", "version": "1", "cancelled": "y"}
    browser = sign_in("organiser")
    assert browser.post(f"/events/editions/{edition.id}/edit", data=data).status_code == 302
    assert "Cancelled</span>" in browser.get("/events/").text


def new_edition(browser, show, **values):
    data = DAYS | {"name": "SMF 2027", "exchange_rate": "1"} | values
    return browser.post(f"/events/shows/{show.id}/editions/new", data=data)


def test_a_new_edition_is_the_one_looked_at_and_asks_for_its_list(sign_in):
    EditionFactory()
    browser, show = sign_in("organiser"), ShowFactory()
    page = browser.get(new_edition(browser, show).location).text
    made = db.session.query(Edition).filter_by(name="SMF 2027").one()
    assert "Now bring in the exhibitors of SMF 2027." in page
    assert f'<option selected value="{made.id}">' in browser.get("/imports/new").text


def test_another_currency_one_for_one_is_asked_back(sign_in):
    answer = new_edition(sign_in("organiser"), ShowFactory(), currency="GBP")
    assert (answer.status_code, "How many EUR is 1 GBP?" in answer.text) == (422, True)


def test_the_house_currency_has_the_rate_one(sign_in):
    assert new_edition(sign_in("organiser"), ShowFactory(), exchange_rate="1.2").status_code == 422


def test_money_of_the_past_is_not_offered(sign_in):
    page = sign_in("organiser").get(f"/events/shows/{ShowFactory().id}/editions/new").text
    assert [f'value="{code}"' in page for code in ("ADP", "DEM", "EUR", "GBP", "CNY")] == [0, 0, 1, 1, 1]
