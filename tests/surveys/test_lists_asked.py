"""A survey asks any list of exhibitors; who cannot be asked is counted and named with the reason."""

import pytest
from sqlalchemy import func, select

from exhibitors.tags import ExhibitorTag
from exhibitors.views import SavedView
from foundation import clock
from foundation.database import db
from surveys import reach, sending
from surveys.audience import BY_TITLE, EVERY_CONTACT, LIST, Audience
from surveys.models import Invitation, Survey
from surveys.reach import Asking
from tests.factories.companies import ContactFactory, ExhibitorFactory, TagFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import SurveyFactory, exhibiting
from tests.surveys.test_screens import FORM


def listed(**query: str) -> Audience:
    return Audience(who=LIST, query=query)


def test_a_list_of_another_life_than_the_edition_is_asked(app):
    survey = SurveyFactory(audience=listed(lifecycle="lapsed").kept())
    exhibiting(survey.edition)
    away = ContactFactory(exhibitor=ExhibitorFactory(lifecycle="lapsed"))
    assert sending.send(survey) == 1
    assert db.session.scalars(select(Invitation.contact_id)).all() == [away.id]


def test_groups_of_conditions_and_tags_narrow_whom_it_asks(app):
    edition, tag = EditionFactory(), TagFactory()
    polish, german = (ContactFactory(exhibitor=ExhibitorFactory(country=code)) for code in ("PL", "DE"))
    db.session.add(ExhibitorTag(tag_id=tag.id, exhibitor_id=german.exhibitor_id))
    ContactFactory()
    where = f"country is PL or (tag is {tag.id} and country is DE)"
    rows = db.session.execute(reach.to_ask(Asking(edition, listed(where=where)))).all()
    assert {row.contact_id for row in rows} == {polish.id, german.id}


def test_each_left_out_is_counted_under_one_reason(app):
    edition = EditionFactory()
    contacts = [exhibiting(edition), *(exhibiting(edition, email=None) for _ in range(2))]
    contacts.append(exhibiting(edition, surveys_refused_at=clock.now()))
    contacts.append(exhibiting(edition, bounced_at=clock.now()))
    lonely = ExhibitorFactory()
    ids = [one.exhibitor_id for one in contacts] + [lonely.id]
    found = reach.reach(Asking(edition, Audience(who=LIST, ids=ids)))
    assert (found.exhibitors, found.contacts) == (6, 1)
    assert found.left_out == {"no_contact": 1, "no_address": 2, "refused": 1, "bounced": 1}


def test_contacts_are_chosen_by_job_title_or_all(app):
    edition, company = EditionFactory(), ExhibitorFactory()
    for title in ("Head of Marketing", "Sales", None):
        ContactFactory(exhibitor=company, job_title=title)
    ids = [company.id]
    assert reach.size(Asking(edition, Audience(who=LIST, ids=ids, contacts=EVERY_CONTACT))) == 3
    titled = Audience(who=LIST, ids=ids, contacts=BY_TITLE, titles="marketing, 展览")
    assert reach.size(Asking(edition, titled)) == 1


def test_the_next_contact_speaks_where_the_main_one_cannot_be_reached(app):
    edition, main = EditionFactory(), ContactFactory(main=True, email=None)
    other = ContactFactory(exhibitor=main.exhibitor)
    rows = db.session.execute(reach.to_ask(Asking(edition, Audience(who=LIST, ids=[main.exhibitor_id]))))
    assert [row.contact_id for row in rows] == [other.id]


def test_a_survey_begins_with_what_was_ticked(sign_in):
    edition, contact = EditionFactory(), ContactFactory()
    ContactFactory()
    browser = sign_in("organiser")
    page = browser.post(f"/surveys/for-list?edition={edition.id}", data={"id": str(contact.exhibitor_id)})
    assert "1 contact would be asked" in page.text
    posted = FORM | {"who": "list", "ids": str(contact.exhibitor_id)}
    assert browser.post(f"/surveys/new?edition={edition.id}", data=posted).status_code == 302
    kept = Audience.of(db.session.scalar(select(Survey.audience)))
    assert (kept.who, kept.ids) == (LIST, [contact.exhibitor_id])


def test_a_survey_begins_with_all_that_match(sign_in):
    edition = EditionFactory()
    ContactFactory(exhibitor=ExhibitorFactory(country="PL"))
    ContactFactory()
    answer = sign_in("organiser").post(
        f"/surveys/for-list?country=PL&edition={edition.id}", data={"all": "1"}
    )
    assert "1 contact would be asked" in answer.text
    assert 'value="country=PL"' in answer.text


def test_a_saved_view_is_asked_as_it_was_then(sign_in):
    person, edition = PersonFactory(role="organiser"), EditionFactory()
    view = SavedView(person_id=person.id, name="Poles", query={"country": "PL", "sort": "-value"})
    db.session.add(view)
    db.session.flush()
    posted = FORM | {"who": f"view-{view.id}"}
    assert sign_in(person).post(f"/surveys/new?edition={edition.id}", data=posted).status_code == 302
    assert db.session.scalar(select(Survey.audience))["query"] == {"country": "PL"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"who": "list", "query": "where=colour+is+red"},
        {"who": "list", "query": "class=unheard"},
        {"who": "view-99999"},
        {"who": "view-x"},
        {"contacts": "title", "titles": " , "},
    ],
)
def test_an_audience_that_cannot_be_is_refused(sign_in, wrong):
    answer = sign_in("organiser").post(f"/surveys/new?edition={EditionFactory().id}", data=FORM | wrong)
    assert answer.status_code == 422
    assert db.session.scalar(select(func.count(Survey.id))) == 0


def test_a_list_that_names_what_is_gone_is_not_sent_to_anybody_else(sign_in):
    survey = SurveyFactory(audience=listed(where="f99 is red").kept())
    ContactFactory()
    browser = sign_in("organiser")
    assert "is not there any more" in browser.get(f"/surveys/{survey.id}").text
    assert browser.post(f"/surveys/{survey.id}/send").status_code == 409
    assert db.session.scalar(select(func.count(Invitation.id))) == 0


def test_who_is_left_out_is_named(sign_in):
    survey = SurveyFactory()
    exhibiting(survey.edition, name="Ada Kessler", email=None)
    page = sign_in("staff").get(f"/surveys/{survey.id}/left-out?reason=no_address").text
    assert "Ada Kessler" in page
    assert "1 contact has no e-mail address" in page
