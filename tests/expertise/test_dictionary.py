"""The dictionary of skills: one word a thing, merged everywhere, deleted only when unused."""

from foundation.database import db
from goals.models import Goal
from staff import skill_changes, skills
from staff.models import PersonSkill, Role, Skill
from staff.skill_records import SkillChange
from tests.factories.aims import GoalFactory
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory


def test_a_word_is_added(sign_in, app):
    sign_in("organiser").post("/expertise/skills/new", data={"name": "Polish", "kind": "language"})
    assert db.session.query(Skill).one().kind == "language"


def test_a_word_that_is_there_already_is_refused_whatever_its_case(sign_in, app):
    SkillFactory(name="Polish")
    answer = sign_in("organiser").post("/expertise/skills/new", data={"name": "POLISH", "kind": "language"})
    assert answer.status_code == 422
    assert "merge them" in answer.text


def test_a_merge_moves_people_and_goals(app):
    one, into = SkillFactory(name="Polnisch"), SkillFactory(name="Polish")
    PersonSkillFactory(skill=one)
    GoalFactory(skills=[one])
    skill_changes.merge(one, into)
    assert db.session.query(Skill).all() == [into]
    assert db.session.query(PersonSkill).one().skill == into
    assert db.session.query(Goal).one().skills == [into]


def test_who_had_both_keeps_the_higher_level(app):
    one, into = SkillFactory(), SkillFactory()
    low, high = PersonFactory(), PersonFactory()
    PersonSkillFactory(person=low, skill=into, level=2)
    PersonSkillFactory(person=low, skill=one, level=3, evidence="certificate")
    PersonSkillFactory(person=high, skill=into, level=4)
    PersonSkillFactory(person=high, skill=one, level=1)
    skill_changes.merge(one, into)
    held = {row.person_id: (row.level, row.evidence) for row in db.session.query(PersonSkill)}
    assert held == {low.id: (3, "certificate"), high.id: (4, None)}


def test_a_goal_that_needed_both_needs_one(app):
    one, into = SkillFactory(), SkillFactory()
    GoalFactory(skills=[one, into])
    skill_changes.merge(one, into)
    assert db.session.query(Goal).one().skills == [into]


def test_merging_without_a_choice_is_refused(sign_in, app):
    skill = SkillFactory()
    answer = sign_in("organiser").post(f"/expertise/skills/{skill.id}/merge", data={"into": ""})
    assert answer.status_code == 422
    assert "Choose the skill" in answer.text


def test_merging_into_itself_is_refused(sign_in, app):
    skill = SkillFactory()
    answer = sign_in("organiser").post(f"/expertise/skills/{skill.id}/merge", data={"into": skill.id})
    assert answer.status_code == 422


def test_a_skill_in_use_is_not_deleted(sign_in, app):
    held = PersonSkillFactory()
    answer = sign_in("organiser").post(f"/expertise/skills/{held.skill_id}/delete")
    assert answer.status_code == 422
    assert "Merge it" in answer.text
    assert db.session.query(Skill).count() == 1


def test_an_unused_skill_is_deleted_and_can_come_back(sign_in, app):
    skill, browser = SkillFactory(name="Polish"), sign_in("organiser")
    page = browser.post(f"/expertise/skills/{skill.id}/delete", follow_redirects=True).text
    browser.post("/expertise/removed/" + page.split('action="/expertise/removed/')[1].split('"')[0])
    assert db.session.query(Skill).one().name == "Polish"


def test_use_is_counted_over_all_rooms(app):
    held = PersonSkillFactory()
    GoalFactory(skills=[held.skill])
    (use,) = skills.uses()
    assert (use.people, use.records) == (1, 2)


def test_a_merge_taken_back_gives_everybody_their_own_level_again(app):
    one, into = SkillFactory(name="Mandarin"), SkillFactory(name="Chinese")
    both = PersonSkillFactory(skill=one, level=4, evidence="born there").person
    PersonSkillFactory(skill=into, person=both, level=2)
    skill_changes.undo(skill_changes.merge(one, into))
    held = {skill.skill.name: (skill.level, skill.evidence) for skill in db.session.query(PersonSkill)}
    assert held == {"Mandarin": (4, "born there"), "Chinese": (2, None)}


def test_a_rename_is_taken_back_unless_another_has_the_name(sign_in):
    skill, browser = SkillFactory(name="Mandarin"), sign_in(Role.MANAGER)
    browser.post(f"/expertise/skills/{skill.id}/edit", data={"name": "Chinese", "kind": "language"})
    change = db.session.query(SkillChange).one()
    other = SkillFactory(name="Mandarin")
    db.session.commit()
    address = f"/expertise/skills/changes/{change.id}/undo"
    assert browser.post(address).status_code == 409
    db.session.delete(other)
    db.session.commit()
    assert browser.post(address).status_code == 302
    assert db.session.query(Skill.name).scalar() == "Mandarin"
