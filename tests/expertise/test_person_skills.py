"""Skills of a person: noted once each, with level, evidence and expiry; removals can be undone."""

import pytest

from foundation.database import db
from staff.models import PersonSkill
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory


@pytest.fixture
def person(app):
    return PersonFactory(name="Ada Lovelace")


def add(sign_in, person, skill, **changes):
    data = {"skill_id": skill.id, "level": "3", "evidence": "mother tongue", "expires_on": "2028-01-31"}
    return sign_in("organiser").post(f"/expertise/people/{person.id}/skills/new", data=data | changes)


def test_a_skill_is_noted(sign_in, person):
    assert add(sign_in, person, SkillFactory()).status_code == 302
    held = db.session.query(PersonSkill).one()
    assert (held.level, held.evidence, held.expires_on.isoformat()) == (3, "mother tongue", "2028-01-31")


def test_the_same_skill_twice_is_refused(sign_in, person):
    held = PersonSkillFactory(person=person)
    assert add(sign_in, person, held.skill).status_code == 422


NONSENSE = [{"level": "5"}, {"level": "x"}, {"expires_on": "2027-02-30"}, {"expires_on": "0001-01-01"}]


@pytest.mark.parametrize("changes", [*NONSENSE, {"evidence": "x" * 400}])
def test_nonsense_is_refused(sign_in, person, changes):
    assert add(sign_in, person, SkillFactory(), **changes).status_code == 422
    assert db.session.query(PersonSkill).count() == 0


def test_a_level_is_changed(sign_in, person):
    held = PersonSkillFactory(person=person, level=1)
    data = {"skill_id": held.skill_id, "level": "4"}
    sign_in("organiser").post(f"/expertise/held/{held.id}/edit", data=data)
    assert db.session.get(PersonSkill, held.id, populate_existing=True).level == 4


def test_a_removed_skill_can_be_put_back(sign_in, person):
    number, browser = PersonSkillFactory(person=person, level=4).id, sign_in("organiser")
    page = browser.post(f"/expertise/held/{number}/remove", follow_redirects=True).text
    assert db.session.query(PersonSkill).count() == 0
    browser.post("/expertise/removed/" + page.split('action="/expertise/removed/')[1].split('"')[0])
    assert db.session.get(PersonSkill, number).level == 4


def test_staff_may_look_but_not_change(sign_in, person):
    browser = sign_in("staff")
    assert "Ada Lovelace" in browser.get(f"/expertise/people/{person.id}").text
    assert browser.get(f"/expertise/people/{person.id}/skills/new").status_code == 403
