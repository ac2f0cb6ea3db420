"""Services beyond the promises: whom they fit, who took them up, what that brought and cost."""

import pytest

from classification import reading
from exhibitors.participation import Status
from foundation import clock
from foundation.database import db
from plans import offer_figures, offering
from plans.offer import Answer, Uptake
from tests.factories.aims import GoalFactory
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.plans import OfferFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def coming(edition):
    """Return how to make an exhibitor of a class take part."""

    def made(word=None, **values):
        company = ExhibitorFactory(relationship_class=word)
        return ParticipationFactory(edition=edition, exhibitor=company, **values)

    return made


def fitting(edition):
    return {number: one.fitting for number, one in offer_figures.figures(edition.id).items()}


def test_an_offer_fits_by_class_and_by_a_goal_of_its_dimension(edition, coming):
    key = coming("key")
    coming("transactional")
    GoalFactory(exhibitor=key.exhibitor, edition=edition, dimension="sales")
    by_class = OfferFactory(edition=edition, relationship_class="transactional")
    by_goal, for_all = OfferFactory(edition=edition, dimension="sales"), OfferFactory(edition=edition)
    assert fitting(edition) == {by_class.id: 1, by_goal.id: 1, for_all.id: 2}


def test_what_was_taken_up_keeps_its_price_and_counts(edition, coming, lena):
    offer = OfferFactory(edition=edition)
    first, second = coming(), coming()
    offering.offer_to_all(offer, lena.id)
    offering.answer(offer, first, Answer.TAKEN, lena.id)
    offering.answer(offer, second, Answer.DECLINED, lena.id)
    offer.price_minor = 99_900
    db.session.flush()
    found = offer_figures.figures(edition.id)[offer.id]
    assert (found.offered, found.taken, found.declined, found.share) == (2, 1, 1, 0.5)
    assert (found.revenue_minor, found.cost_minor) == (30_000, 20_000)


def test_offering_to_all_again_leaves_answers_as_they_are(edition, coming, lena):
    offer, first = OfferFactory(edition=edition), coming()
    offering.answer(offer, first, Answer.TAKEN, lena.id)
    coming()
    assert offering.offer_to_all(offer, lena.id) == 1
    assert offering.offer_to_all(offer, lena.id) == 0
    assert sorted(db.session.scalars(db.select(Uptake.answer))) == ["offered", "taken"]


def test_a_service_taken_up_counts_to_the_cost_to_serve_of_the_class(edition, coming, lena):
    edition.starts_on = edition.ends_on = clock.today()
    offer, taker = OfferFactory(edition=edition, price_minor=0), coming()
    offering.answer(offer, taker, Answer.TAKEN, lena.id)
    held = reading.calendar(clock.today())
    until = clock.now().replace(year=clock.now().year + 1)
    found = reading.services(held, until, [taker.exhibitor_id])
    assert found["cost"].tolist() == [20_000]


@pytest.mark.parametrize("said", ["", "perhaps"])
def test_an_answer_that_is_none_is_refused(said, edition, coming, sign_in):
    offer, asked = OfferFactory(edition=edition), coming()
    db.session.commit()
    answer = sign_in("staff").post(f"/plans/offers/{offer.id}/answers/{asked.id}", data={"answer": said})
    assert answer.status_code == 422


def test_who_does_not_come_or_is_of_another_event_cannot_take_it_up(edition, coming, sign_in):
    offer = OfferFactory(edition=edition)
    gone, elsewhere = coming(status=Status.CANCELLED), ParticipationFactory(edition=EditionFactory())
    db.session.commit()
    browser = sign_in("staff")
    for one in (gone, elsewhere):
        address = f"/plans/offers/{offer.id}/answers/{one.id}"
        assert browser.post(address, data={"answer": "taken"}).status_code == 422
    assert db.session.scalar(db.select(db.func.count(Uptake.id))) == 0


def test_a_service_is_entered_found_on_the_plan_and_taken_up_there(edition, coming, sign_in):
    taker = coming("key")
    db.session.commit()
    browser = sign_in("organiser")
    data = {"name": "Interpreter", "relationship_class": "key", "price_minor": "300", "cost_minor": "200.50"}
    browser.get(f"/plans/offers/?edition={edition.id}")
    made = browser.post("/plans/offers/new", data=data)
    assert browser.post("/plans/offers/new", data=data).status_code == 422
    number = made.location.rsplit("/", 1)[1]
    assert "Interpreter" in browser.get(f"/plans/{taker.id}").text
    said = {"answer": "taken", "back": f"/plans/{taker.id}"}
    assert browser.post(f"/plans/offers/{number}/answers/{taker.id}", data=said).location == said["back"]
    assert "Taken up" in browser.get(made.location).text
    assert "Interpreter" in browser.get(f"/evidence/{taker.id}").text


def test_a_deleted_service_comes_back_with_its_answers(edition, coming, lena, sign_in):
    offer = OfferFactory(edition=edition)
    offering.answer(offer, coming(), Answer.TAKEN, lena.id)
    db.session.commit()
    browser = sign_in("organiser")
    page = browser.post(f"/plans/offers/{offer.id}/delete", follow_redirects=True).text
    assert db.session.scalar(db.select(db.func.count(Uptake.id))) == 0
    undo = page.split('action="/plans/offers/put-back/')[1].split('"')[0]
    browser.post(f"/plans/offers/put-back/{undo}")
    assert db.session.scalar(db.select(Uptake.answer)) == "taken"
