from datetime import timedelta

import pytest

from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from staff.certificates import remind
from staff.models import PersonSkill, Role
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory

TODAY = clock.now().date()


@pytest.fixture
def held(app):
    PersonFactory(role=Role.MANAGER, email="boss@standwell.example")
    one = PersonSkillFactory(
        person=PersonFactory(email="tom@standwell.example"), expires_on=TODAY + timedelta(days=30)
    )
    db.session.commit()
    return one


def told():
    return sorted(mail.recipient for mail in db.session.query(Mail))


def test_the_person_and_the_manager_are_told_once(held):
    assert (remind(), remind()) == (1, 0)
    assert told() == ["boss@standwell.example", "tom@standwell.example"]


def test_a_renewed_proof_is_told_of_again_when_it_runs_out(held):
    remind()
    held.expires_on += timedelta(days=20)
    db.session.commit()
    assert remind() == 1
    assert len(told()) == 4


@pytest.mark.parametrize("days", [-1, 61, None])
def test_nobody_is_told_of_other_days(held, days):
    held.expires_on = None if days is None else TODAY + timedelta(days=days)
    db.session.commit()
    assert (remind(), told()) == (0, [])


def test_a_proof_does_not_run_out_before_it_was_acquired(sign_in, app):
    person, skill = PersonFactory(), SkillFactory()
    days = {"acquired_on": TODAY, "expires_on": TODAY - timedelta(days=1)}
    url = f"/expertise/people/{person.id}/skills/new"
    answer = sign_in(Role.MANAGER).post(url, data={"skill_id": skill.id, "level": 3, **days})
    assert (answer.status_code, db.session.query(PersonSkill).count()) == (422, 0)
