"""What goals need against what people have."""

from datetime import date

import pytest

from goals.coverage import skills_of
from goals.matching import needed_skills, short_of_skills
from tests.factories.aims import GoalFactory
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory

DAY = date(2027, 3, 1)


@pytest.fixture
def polish(exhibitor, coming):
    """A skill that one goal of sixty points needs."""
    skill = SkillFactory(name="Polish")
    GoalFactory(exhibitor=exhibitor, edition=coming, weight=60, skills=[skill])
    return skill


def only(edition):
    (skill,) = needed_skills(edition.id, DAY)
    return skill.exhibitors, skill.points, skill.able, skill.nearly


def test_a_needed_skill_is_counted_with_its_points(coming, polish):
    assert only(coming) == (1, 60, 0, 0)


def test_level_three_without_expiry_can_serve(coming, polish):
    PersonSkillFactory(skill=polish, level=3)
    assert only(coming)[2:] == (1, 0)


@pytest.mark.parametrize("held", [{"level": 2}, {"level": 4, "expires_on": date(2027, 2, 28)}])
def test_a_low_level_or_an_expired_proof_is_nearly(coming, polish, held):
    PersonSkillFactory(skill=polish, **held)
    assert only(coming)[2:] == (0, 1)


def test_the_last_valid_day_still_counts(coming, polish):
    PersonSkillFactory(skill=polish, expires_on=DAY)
    assert only(coming)[2:] == (1, 0)


def test_who_left_cannot_serve(coming, polish):
    PersonSkillFactory(skill=polish, person__active=False)
    assert only(coming)[2:] == (0, 0)


def test_the_person_with_most_of_the_needed_skills_is_suggested(exhibitor, coming, polish):
    customs = SkillFactory(name="Customs")
    GoalFactory(exhibitor=exhibitor, edition=coming, weight=0, skills=[customs, polish])
    PersonSkillFactory(skill=polish, person__name="Ada")
    both = PersonSkillFactory(skill=polish, person__name="Zoe").person
    PersonSkillFactory(skill=customs, person=both)
    (row,) = short_of_skills(coming.id, DAY, None).rows
    assert (row.best, row.best_has, row.owner_has, row.needed) == ("Zoe", 2, 0, 2)


def test_between_equals_the_present_owner_stays(exhibitor, coming, polish):
    GoalFactory(exhibitor=exhibitor, edition=coming, skills=[SkillFactory(name="Welding")])
    PersonSkillFactory(skill=polish, person__name="Ada")
    exhibitor.owner = PersonSkillFactory(skill=polish, person__name="Zoe").person
    (row,) = short_of_skills(coming.id, DAY, None).rows
    assert (row.best, row.unserved) == ("Zoe", 1)


def test_an_owner_who_has_everything_is_not_listed(exhibitor, coming, polish):
    exhibitor.owner = PersonSkillFactory(skill=polish).person
    assert not short_of_skills(coming.id, DAY, None).rows


def test_each_needed_skill_says_who_has_it(exhibitor, coming, polish):
    exhibitor.owner = PersonFactory()
    PersonSkillFactory(skill=polish)
    (skill,) = skills_of(coming.id, DAY, [exhibitor.id])[exhibitor.id]
    assert (skill.name, skill.owner_has, skill.served) == ("Polish", False, True)


def test_the_page_names_gap_and_suggestion(sign_in, exhibitor, coming, polish):
    PersonSkillFactory(skill=polish, person__name="Ada Lovelace")
    page = sign_in("staff").get(f"/goals/expertise-match?edition={coming.id}").text
    assert "Ada Lovelace" in page
    assert exhibitor.name in page
