"""The review queue: what is shown, decided, taken back."""

import pytest
from sqlalchemy import select

from exhibitors.duplicates import deciding
from exhibitors.duplicates.models import Duplicate, DuplicateDecision, State
from exhibitors.models import Exhibitor
from foundation import work
from foundation.database import db
from tests.factories.companies import ExhibitorFactory, ParticipationFactory

REASONS = [["same_name", 5.0, "Alder", "ALDER"], ["other_country", -2.0, "DE", "FR"]]


def pair(score=0.9, **more):
    one, other = ExhibitorFactory(), ExhibitorFactory(**more)
    found = Duplicate(one=one, other=other, score=score, reasons=REASONS)
    db.session.add(found)
    db.session.commit()
    return found


def names():
    return set(db.session.scalars(select(Exhibitor.name)))


def test_both_records_are_shown_with_the_reasons_in_words(sign_in):
    found = pair(country="FR", website="alder.example")
    page = sign_in("organiser").get("/exhibitors/duplicates/").text
    assert found.one.name in page
    assert "<mark" in page
    assert "France" in page
    assert "alder.example" in page
    assert "Their countries differ: Germany, France" in page


def test_the_likeliest_comes_first(sign_in):
    low, high = pair(0.6), pair(0.99)
    page = sign_in("organiser").get("/exhibitors/duplicates/").text
    assert page.index(f"pair-{high.id}") < page.index(f"pair-{low.id}")


def test_pages_go_on_where_the_last_one_ended(sign_in):
    found = [pair(0.9) for _ in range(12)]
    browser = sign_in("organiser")
    page = browser.get("/exhibitors/duplicates/").text
    following = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    page += browser.get(following).text
    assert all(f'id="pair-{one.id}"' in page for one in found)


@pytest.mark.parametrize("address, shown", [("?least=90", False), ("?least=50&country=FR", True)])
def test_filters_leave_out(sign_in, address, shown):
    found = pair(0.6, country="FR")
    assert (f"pair-{found.id}" in sign_in("organiser").get("/exhibitors/duplicates/" + address).text) is shown


@pytest.mark.parametrize("address", ["?least=x", "?least=0", "?country=Germany", "?after=x"])
def test_a_damaged_address_is_refused(sign_in, address):
    assert sign_in("organiser").get("/exhibitors/duplicates/" + address).status_code == 400


def test_merging_keeps_the_fuller_record_and_can_be_undone(sign_in):
    found = pair()
    one, other = found.one, found.other
    ParticipationFactory(exhibitor=other)
    browser = sign_in("organiser")
    assert browser.post(f"/exhibitors/duplicates/{found.id}/merge").status_code == 302
    assert names() == {other.name}
    decision = db.session.scalars(select(DuplicateDecision)).one()
    assert browser.post(f"/exhibitors/duplicates/decisions/{decision.id}/undo").status_code == 302
    assert len(names()) == 2
    assert one.id
    assert db.session.scalars(select(Duplicate.state)).one() == State.OPEN


def test_two_companies_are_not_suggested_again_until_taken_back(sign_in):
    found, browser = pair(), sign_in("organiser")
    assert browser.post(f"/exhibitors/duplicates/{found.id}/apart").status_code == 302
    assert f"pair-{found.id}" not in browser.get("/exhibitors/duplicates/").text
    decision = db.session.scalars(select(DuplicateDecision)).one()
    browser.post(f"/exhibitors/duplicates/decisions/{decision.id}/undo")
    assert f"pair-{found.id}" in browser.get("/exhibitors/duplicates/").text
    again = browser.post(f"/exhibitors/duplicates/decisions/{decision.id}/undo")
    assert again.status_code == 409


@pytest.mark.parametrize("action", ["merge", "apart"])
def test_a_pair_that_was_decided_meanwhile_is_refused(sign_in, action):
    found, browser = pair(), sign_in("organiser")
    browser.post(f"/exhibitors/duplicates/{found.id}/apart")
    assert browser.post(f"/exhibitors/duplicates/{found.id}/{action}").status_code == 409
    assert len(names()) == 2


def test_the_decisions_are_listed(sign_in):
    found, browser = pair(), sign_in("organiser")
    browser.post(f"/exhibitors/duplicates/{found.id}/apart")
    page = browser.get("/exhibitors/duplicates/decisions").text
    assert found.one.name in page
    assert "Two companies" in page


def test_merging_all_cuts_chains(sign_in):
    first = pair(0.9)
    third = ExhibitorFactory()
    db.session.add(Duplicate(one=first.other, other=third, score=0.8, reasons=REASONS))
    browser = sign_in("organiser")
    assert browser.post("/exhibitors/duplicates/merge-all?least=50").status_code == 302
    work.run_all()
    assert names() == {first.one.name, third.name} or names() == {first.other.name, third.name}


def test_merging_all_leaves_what_was_stated_apart(sign_in):
    first = pair(0.9)
    third = ExhibitorFactory()
    db.session.add(Duplicate(one=first.other, other=third, score=0.9, reasons=REASONS))
    apart = Duplicate(one=first.one, other=third, score=0.9, reasons=REASONS, state=State.APART)
    db.session.add(apart)
    browser = sign_in("organiser")
    browser.post("/exhibitors/duplicates/merge-all")
    work.run_all()
    assert len(names()) == 2


def test_search_again_compares_everybody(sign_in):
    ExhibitorFactory.create_batch(2, name="Alder Pumps")
    browser = sign_in("organiser")
    browser.post("/exhibitors/duplicates/search")
    assert "Comparing exhibitors" in browser.get("/exhibitors/duplicates/").text
    assert browser.get("/exhibitors/duplicates/progress").status_code == 200
    assert browser.post("/exhibitors/duplicates/merge-all").status_code == 409
    work.run_all()
    assert "1 pair looks like one company" in browser.get("/exhibitors/duplicates/").text
    assert browser.get("/exhibitors/duplicates/progress").headers["HX-Refresh"] == "true"


def test_staff_may_not(sign_in):
    assert sign_in("staff").get("/exhibitors/duplicates/").status_code == 403


def test_a_merge_by_rule_has_no_person(app):
    deciding.merge(pair().id, None)
    assert db.session.scalars(select(DuplicateDecision.person_id)).all() == [None]
