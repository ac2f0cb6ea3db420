from datetime import timedelta

import pytest

from events.models import Edition
from exhibitors.participation import Status
from foundation import clock
from foundation.database import db
from staff.models import Role, SkillKind
from staff.skill_records import SkillNeed
from staffing import gap_count
from staffing.gap_count import Needs
from staffing.gap_list import Asked, Gaps
from tests.factories.aims import GoalFactory
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory
from tests.factories.shows import EditionFactory

GAPS = "/expertise/for-the-event/gaps"


@pytest.fixture
def tom(app):
    """Owns an exhibitor of class key, which needs visits; the next edition is in a month."""
    starts_on = clock.now().date() + timedelta(days=30)
    edition, tom = (
        EditionFactory(starts_on=starts_on, ends_on=starts_on),
        PersonFactory(name="Tom", team="South"),
    )
    exhibitor = ExhibitorFactory(name="Bosch", owner=tom, relationship_class="key")
    ParticipationFactory(exhibitor=exhibitor, edition=edition, status=Status.CONTRACTED)
    skill = SkillFactory(name="Key account visits", kind=SkillKind.PROCEDURE)
    db.session.add(SkillNeed(skill=skill, what="class", value="key"))
    return tom


def test_what_a_class_needs_is_a_gap_of_its_owner_and_a_course_would_close_it(sign_in, tom):
    shown = sign_in(Role.STAFF).get(GAPS).text
    assert "1 gaps of 1 needs" in shown
    assert "this course would close 1 of 1 gaps" in shown


def test_a_proof_that_runs_out_before_the_show_is_a_gap(sign_in, tom):
    skill = db.session.query(SkillNeed).one().skill
    held = PersonSkillFactory(person=tom, skill=skill, expires_on=clock.now().date() + timedelta(days=29))
    browser = sign_in(Role.STAFF)
    assert "1 gaps of 1 needs" in browser.get(GAPS).text
    held.expires_on += timedelta(days=1)
    db.session.commit()
    assert "0 gaps of 1 needs" in browser.get(GAPS).text


def test_the_rail_counts_the_gaps_of_the_page(tom):
    edition, key = db.session.query(Edition).one(), db.session.query(SkillNeed).one().skill
    welding, polish = SkillFactory(name="Welding"), SkillFactory(name="Polish", kind=SkillKind.LANGUAGE)
    gone = PersonFactory(active=False)
    for owner, country in ((tom, "PL"), (tom, "PL"), (gone, "PL"), (None, None)):
        exhibitor = ExhibitorFactory(owner=owner, relationship_class="key", country=country)
        ParticipationFactory(exhibitor=exhibitor, edition=edition, status=Status.CONTRACTED)
        GoalFactory(exhibitor=exhibitor, edition=edition, skills=[welding, key])
    PersonSkillFactory(person=tom, skill=welding, level=3)
    PersonSkillFactory(person=tom, skill=polish, expires_on=edition.starts_on - timedelta(days=1))
    db.session.commit()
    page = Gaps(edition, Asked(), {tom.id: tom})
    assert gap_count.count(edition) == Needs(all=page.needed, met=2, gaps=len(page.all)) == Needs(12, 2, 5)


def test_the_filters_are_in_the_address_and_apply_to_the_file(sign_in, tom):
    browser = sign_in(Role.MANAGER)
    assert "Bosch,key,Tom,South" in browser.get(f"{GAPS}/export?team=South&source=class").text
    assert "Bosch" not in browser.get(f"{GAPS}/export?team=North").text


@pytest.mark.parametrize(
    "what, value, status",
    [("class", "Key", 302), ("country", "pl", 302), ("country", "??", 422), ("x", "y", 422)],
)
def test_a_need_is_said_for_what_exhibitors_can_be(sign_in, app, what, value, status):
    skill, browser = SkillFactory(), sign_in(Role.MANAGER)
    need = {"what": what, "value": value, "skill_id": skill.id}
    address = "/expertise/for-the-event/needs"
    assert browser.post(address, data=need).status_code == status
    assert browser.post(address, data=need).status_code == 422
