"""What an exhibitor takes at an edition: stands, money in minor units, and no new stand where all is over."""

from datetime import date

import pytest

from exhibitors.participation import Participation
from exhibitors.participations import places_of, too_late
from foundation.database import db
from tests.factories.companies import ExhibitorFactory, ParticipationFactory, StandFactory
from tests.factories.shows import EditionFactory, HallFactory, VenueFactory

OVER, COMING = date(2020, 5, 12), date(2090, 5, 12)
TAKEN = {"status": "contracted", "kind": "main", "package": "shell_scheme"}


def the_participation():
    return db.session.query(Participation).populate_existing().one()


def add(browser, edition, **data):
    exhibitor = ExhibitorFactory()
    db.session.commit()
    given = TAKEN | {"edition_id": edition.id} | data
    return browser.post(f"/exhibitors/{exhibitor.id}/participations/new", data=given)


def test_everything_typed_is_kept(sign_in):
    edition = EditionFactory(starts_on=COMING, venue=HallFactory(name="Hall 3").venue)
    typed = {"net_area_m2": "36.5", "price_minor": "12 500.50", "paid_minor": "100", "due_on": "2089-12-01"}
    answer = add(sign_in("staff"), edition, **typed, stand_text="hall 3: C14, C15; C15", conduct_points="2")
    one = the_participation()
    assert answer.location == f"/exhibitors/{one.exhibitor_id}"
    assert (one.net_area_m2, one.price_minor, one.paid_minor) == (36.5, 1_250_050, 10_000)
    assert (one.due_on, one.conduct_points, one.cost_minor) == (date(2089, 12, 1), 2, 0)
    assert places_of(one) == [("Hall 3", "C14"), ("Hall 3", "C15")]


@pytest.mark.parametrize(
    "status, today, refused",
    [
        ("prospect", date(2026, 5, 16), True),
        ("reserved", date(2026, 5, 16), True),
        ("reserved", date(2026, 5, 15), False),
        ("attended", date(2026, 5, 16), False),
        ("contracted", date(2026, 5, 16), False),
    ],
)
def test_nobody_reserves_a_stand_at_an_edition_that_is_over(status, today, refused):
    assert too_late(status, date(2026, 5, 15), today) is refused


def test_a_new_reservation_for_a_past_edition_is_refused_with_what_to_do(sign_in):
    edition = EditionFactory(name="SMF 2020", starts_on=OVER)
    answer = add(sign_in("staff"), edition, status="reserved")
    assert (answer.status_code, db.session.query(Participation).count()) == (422, 0)
    assert "SMF 2020 is over. Choose what came of it" in answer.text


def test_a_past_participation_can_still_be_put_right(sign_in):
    one = ParticipationFactory(edition=EditionFactory(starts_on=OVER))
    data = TAKEN | {"status": "reserved", "version": "1", "net_area_m2": "9"}
    assert sign_in("staff").post(f"/exhibitors/participations/{one.id}/edit", data=data).status_code == 302
    assert (the_participation().status, the_participation().net_area_m2) == ("reserved", 9)


def test_stands_that_stay_keep_their_row(sign_in):
    venue = VenueFactory()
    stand = StandFactory(participation__edition=EditionFactory(venue=venue), number="C14")
    number, participation_id = stand.id, stand.participation_id
    data = TAKEN | {"version": "1", "stand_text": "C14; C16"}
    sign_in("staff").post(f"/exhibitors/participations/{participation_id}/edit", data=data)
    assert [(one.id == number, one.number) for one in the_participation().stands] == [
        (True, "C14"),
        (False, "C16"),
    ]


def test_the_form_shows_what_is_stored_as_it_is_typed(sign_in):
    one = ParticipationFactory(edition=EditionFactory(currency="CNY"), price_minor=1_250_050)
    page = sign_in("staff").get(f"/exhibitors/participations/{one.id}/edit").text
    assert 'value="12500.50"' in page
    assert "In CNY" in page


@pytest.mark.parametrize(
    "data",
    [
        {"edition_id": ""},
        {"edition_id": "77"},
        {"status": "maybe"},
        {"kind": "x"},
        {"package": "x"},
        {"net_area_m2": "-1"},
        {"net_area_m2": "nan"},
        {"net_area_m2": "wide"},
        {"price_minor": "1,234,567"},
        {"price_minor": "-5"},
        {"due_on": "2026-02-30"},
        {"due_on": "0001-01-01"},
        {"conduct_points": "101"},
        {"stand_text": "Hall 9: C14"},
        {"stand_text": "x" * 61},
    ],
)
def test_what_cannot_be_is_refused(sign_in, data):
    answer = add(sign_in("staff"), EditionFactory(starts_on=COMING), **data)
    assert (answer.status_code, db.session.query(Participation).count()) == (422, 0)


def test_an_edition_is_offered_once(sign_in):
    one = ParticipationFactory()
    page = sign_in("staff").get(f"/exhibitors/{one.exhibitor_id}/participations/new").text
    assert "No edition is left" in page


def test_a_stale_edit_changes_nothing(sign_in):
    one = ParticipationFactory(net_area_m2=12.0)
    data = TAKEN | {"version": "0", "net_area_m2": "9"}
    assert sign_in("staff").post(f"/exhibitors/participations/{one.id}/edit", data=data).status_code == 409
    assert the_participation().net_area_m2 == 12


def test_the_page_keeps_the_edition_that_is_looked_at(sign_in):
    looked_at, taken = EditionFactory(name="Looked at"), ParticipationFactory()
    page = sign_in("staff").get(f"/exhibitors/participations/{taken.id}/edit?edition={looked_at.id}").text
    assert "<strong>Looked at</strong>" in page
