"""Merging on screen: compare, choose, merge, see it in the list, undo it."""

import pytest

from exhibitors.merge import Merge
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from tests.factories.companies import ContactFactory, ExhibitorFactory, ParticipationFactory
from tests.factories.twins import PARTS, World, company

NEW, LIST = "/exhibitors/merges/new", "/exhibitors/merges/"


def form_of(*ids, **choices):
    shown = {f"version-{one}": db.session.get_one(Exhibitor, one).version for one in ids}
    return {"id": list(ids), "keep": ids[0], **shown, **choices}


def two():
    return [ExhibitorFactory(name="Kessler GmbH").id, ExhibitorFactory(name="Kessler AG", city="Ulm").id]


@pytest.mark.parametrize("all_that_match", [False, True])
def test_ticked_exhibitors_are_compared(sign_in, all_that_match):
    ids, _other = two(), ExhibitorFactory(name="Weber")
    browser = sign_in("organiser")
    data = {"all": "1"} if all_that_match else {"id": ids}
    answer = browser.post(f"{LIST}choose?q=Kessler", data=data)
    assert answer.location == f"{NEW}?id={ids[0]}&id={ids[1]}"
    page = browser.get(answer.location).text
    assert "Kessler GmbH" in page
    assert "Ulm" in page


@pytest.mark.parametrize("data", [{"all": "1", "id": ["1", "2"]}, {"id": ["1"]}, {"id": ["1", "1"]}, {}])
def test_what_is_no_pair_is_refused(sign_in, data):
    answer = sign_in("organiser").post(
        f"{LIST}choose", data=data, headers={"Referer": "http://localhost/exhibitors/?q=k"}
    )
    assert answer.status_code == 422
    assert 'href="http://localhost/exhibitors/?q=k"' in answer.text


def test_a_record_with_itself_is_refused(sign_in):
    one = ExhibitorFactory().id
    answer = sign_in("organiser").post(NEW, data={**form_of(one), "id": [one, one]})
    assert (answer.status_code, db.session.query(Merge).count()) == (422, 0)


def test_a_merge_moves_takes_what_was_chosen_and_offers_undo(sign_in):
    keep, gone = two()
    ContactFactory(exhibitor_id=gone, exhibitor=db.session.get(Exhibitor, gone))
    browser = sign_in("organiser")
    answer = browser.post(NEW, data=form_of(keep, gone, **{"field-name": gone}), follow_redirects=True)
    assert "Merged into Kessler AG." in answer.text
    assert f"/exhibitors/merges/{db.session.query(Merge).one().id}/undo" in answer.text
    assert len(db.session.get_one(Exhibitor, keep).contacts) == 1


def test_the_old_address_leads_to_the_kept_record(sign_in):
    keep, gone = two()
    browser = sign_in("organiser")
    browser.post(NEW, data=form_of(keep, gone))
    assert browser.get(f"/exhibitors/{gone}").location == f"/exhibitors/{keep}"
    assert browser.get("/exhibitors/999999").status_code == 404


def test_several_become_one(sign_in):
    ids = [*two(), ExhibitorFactory(name="Kessler KG", city="Bonn").id]
    sign_in("organiser").post(NEW, data=form_of(*ids, **{"field-city": ids[2]}))
    kept = db.session.query(Exhibitor).one()
    assert (kept.city, len(kept.aliases)) == ("Bonn", 2)


def test_money_of_one_edition_is_chosen_or_added_up(sign_in):
    keep, gone = two()
    mine = ParticipationFactory(exhibitor_id=keep, exhibitor=db.session.get(Exhibitor, keep), price_minor=900)
    other = db.session.get(Exhibitor, gone)
    ParticipationFactory(exhibitor=other, edition=mine.edition, price_minor=500)
    browser = sign_in("organiser")
    assert "Add up price" in browser.get(f"{NEW}?id={keep}&id={gone}").text
    browser.post(NEW, data=form_of(keep, gone, **{f"money-{mine.edition_id}": "sum"}))
    assert db.session.query(Participation).one().price_minor == 1400


def test_a_record_changed_since_it_was_shown_is_shown_again(sign_in):
    ids = two()
    data = {**form_of(*ids), f"version-{ids[1]}": 7}
    answer = sign_in("organiser").post(NEW, data=data)
    assert (answer.status_code, db.session.query(Merge).count()) == (409, 0)
    assert "Somebody changed one of these meanwhile" in answer.text


def test_one_merged_meanwhile_is_refused(sign_in):
    first, second = two()
    data = form_of(first, second)
    browser = sign_in("organiser")
    assert browser.post(NEW, data=data).status_code == 302
    answer = browser.post(NEW, data=data)
    assert (answer.status_code, db.session.query(Merge).count()) == (409, 1)
    assert "merged into Kessler GmbH meanwhile" in answer.text


def test_a_double_post_merges_once(sign_in):
    browser, data = sign_in("organiser"), {**form_of(*two()), "once": "abc"}
    assert [browser.post(NEW, data=data).status_code for _ in range(2)] == [302, 409]
    assert db.session.query(Merge).count() == 1


def test_the_list_is_searched_and_a_merge_undone_once(sign_in):
    keep, gone = two()
    browser = sign_in("organiser")
    browser.post(NEW, data=form_of(keep, gone))
    assert "Kessler AG" in browser.get(f"{LIST}?q=kessler+ag").text
    assert "No merge has this name" in browser.get(f"{LIST}?q=%25").text
    address = f"{LIST}{db.session.query(Merge).one().id}"
    assert [browser.post(f"{address}/undo").status_code for _ in range(2)] == [302, 409]
    assert "Everything is as it was" in browser.get(address).text


def test_what_undoing_left_is_told(sign_in):
    keep, gone = two()
    browser = sign_in("organiser")
    browser.post(NEW, data=form_of(keep, gone))
    db.session.get_one(Exhibitor, keep).city = "Bonn"
    db.session.commit()
    address = f"{LIST}{db.session.query(Merge).one().id}"
    page = browser.post(f"{address}/undo", follow_redirects=True).text
    assert "City is “Bonn” since; before the merge it was “–”." in page


def test_full_records_can_be_looked_at(sign_in):
    world = World.new()
    ids = [company(world, name, *PARTS).id for name in ("Kessler GmbH", "Kessler AG")]
    browser = sign_in("organiser")
    assert "they become one participation" in browser.get(f"{NEW}?id={ids[0]}&id={ids[1]}").text
    browser.post(NEW, data=form_of(*ids))
    assert "Promises 1" in browser.get(f"{LIST}{db.session.query(Merge).one().id}").text


def test_the_other_record_is_found_without_its_legal_form(sign_in):
    keep, _gone = [company(World.new(), name).id for name in ("Kessler GmbH", "Kessler AG")]
    assert "Kessler AG" in sign_in("organiser").get(f"{LIST}with/{keep}").text


def test_staff_may_not_merge(sign_in):
    keep, gone = two()
    browser = sign_in("staff")
    assert browser.post(NEW, data=form_of(keep, gone)).status_code == 403
    assert browser.get(LIST).status_code == 403
