"""Lists saved as views: opened, shared, one's own first, and open still when a field of them is gone."""

import pytest
from sqlalchemy import select

from exhibitors import custom, views
from exhibitors.views import SavedView
from foundation.database import db
from tests.factories.companies import CustomFieldFactory, ExhibitorFactory
from tests.factories.people import PersonFactory

LIST = "where=country+is+DE&columns=city%2Cvalue&sort=-value"


def save(browser, query=LIST, **values):
    browser.post(f"/exhibitors/views/new?{query}", data={"name": "Germans"} | values)
    return db.session.scalars(select(SavedView).order_by(SavedView.id.desc())).first()


def test_a_list_is_saved_and_opened_as_it_was(sign_in):
    browser = sign_in("staff")
    view = save(browser)
    answer = browser.get(f"/exhibitors/views/{view.id}")
    assert (
        answer.location == f"/exhibitors/?sort=-value&where=country+is+DE&columns=city%2Cvalue&view={view.id}"
    )
    assert browser.get(answer.location).status_code == 200


def test_a_private_view_is_nobody_elses(sign_in):
    view = save(sign_in("staff"))
    browser = sign_in("admin")
    assert browser.get(f"/exhibitors/views/{view.id}").status_code == 404
    assert "Germans" not in browser.get("/exhibitors/views/").text


def test_a_shared_view_is_opened_by_all_and_changed_by_its_owner(sign_in):
    view = save(sign_in("staff"), shared="y")
    browser = sign_in("staff")
    assert browser.get(f"/exhibitors/views/{view.id}").status_code == 302
    assert browser.post(f"/exhibitors/views/{view.id}/delete").status_code == 404
    assert browser.post(f"/exhibitors/views/{view.id}/update").status_code == 404


def test_the_list_opens_with_the_view_that_was_chosen(sign_in):
    browser = sign_in("staff")
    view = save(browser)
    browser.post("/exhibitors/views/default", data={"view_id": view.id})
    assert browser.get("/exhibitors/").location == f"/exhibitors/views/{view.id}"
    assert browser.get("/exhibitors/?view=all").status_code == 200
    browser.post("/exhibitors/views/default")
    assert browser.get("/exhibitors/").status_code == 200


def test_a_view_no_longer_shared_opens_nobodys_list(app):
    owner, other = PersonFactory(), PersonFactory()
    view = SavedView(person_id=owner.id, name="x", shared=True)
    db.session.add(view)
    db.session.flush()
    views.make_default(other.id, view.id)
    view.shared = False
    db.session.flush()
    assert views.default_of(other.id) is None


def test_a_view_of_a_deleted_field_says_so_and_opens(sign_in):
    field = CustomFieldFactory(name="Tier")
    ExhibitorFactory(name="Adler")
    browser = sign_in("organiser")
    key = f"f{field.id}"
    view = save(browser, f"where=country+is+DE+and+{key}+is+x&columns=city%2C{key}&sort={key}")
    browser.post(f"/exhibitors/fields/{field.id}/delete")
    answer = browser.get(f"/exhibitors/views/{view.id}", follow_redirects=True)
    assert (answer.status_code, "“Tier” is not there any more" in answer.text) == (200, True)
    assert answer.request.args["where"] == "country is DE"
    assert "Adler" in answer.text
    db.session.get_one(custom.CustomField, field.id).put_back()
    db.session.commit()
    assert key in browser.get(f"/exhibitors/views/{view.id}").location


def test_a_view_is_renamed_and_says_which_name_is_taken(sign_in):
    browser = sign_in("staff")
    save(browser)
    view = save(browser, name="Others")
    data = {"name": "Germans", "version": 1}
    assert browser.post(f"/exhibitors/views/{view.id}/edit", data=data).status_code == 422
    assert browser.post(f"/exhibitors/views/{view.id}/edit", data=data | {"name": "Rest"}).status_code == 302


def test_a_view_takes_over_the_list_as_it_is_now(sign_in):
    browser = sign_in("staff")
    view = save(browser)
    browser.post(f"/exhibitors/views/{view.id}/update?class=key")
    db.session.refresh(view)
    assert view.query == {"class": "key"}


def test_a_deleted_view_comes_back_to_its_owner_alone(sign_in):
    browser = sign_in("staff")
    view = save(browser)
    page = browser.post(f"/exhibitors/views/{view.id}/delete", follow_redirects=True).text
    undo = page.split('action="/exhibitors/views/removals/')[1].split('"')[0]
    assert sign_in("admin").post(f"/exhibitors/views/removals/{undo}").status_code == 404
    assert browser.post(f"/exhibitors/views/removals/{undo}").status_code == 302
    assert "Germans" in browser.get("/exhibitors/views/").text


@pytest.mark.parametrize("query", ["where=country", "sort=price", "columns=A!"])
def test_a_damaged_list_is_not_saved(sign_in, query):
    answer = sign_in("staff").post(f"/exhibitors/views/new?{query}", data={"name": "x"})
    assert (answer.status_code, db.session.scalars(select(SavedView)).all()) == (400, [])
