"""What is deleted can be put back, with what hung on it and what pointed at it."""

from datetime import date

from exhibitors.participation import Participation
from foundation.database import db
from foundation.removal import Removal, remove, restore
from staff.models import KnowledgeNote, PersonSkill, Skill
from tests.factories.companies import ParticipationFactory
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory
from tests.factories.plans import PlanItemFactory, TemplateItemFactory


def test_a_removed_row_comes_back_with_its_id_and_values(app):
    skill = SkillFactory(name="Polish", kind="language")
    number = skill.id
    assert restore(remove(skill)) == number
    assert (db.session.get(Skill, number).name, db.session.get(Skill, number).kind) == ("Polish", "language")


def test_rows_deleted_with_it_come_back(app):
    held = PersonSkillFactory(level=4, expires_on=date(2027, 3, 1))
    restore(remove(held.skill))
    again = db.session.query(PersonSkill).one()
    assert (again.level, again.expires_on, again.skill.name) == (4, date(2027, 3, 1), held.skill.name)


def test_rows_that_pointed_at_it_point_at_it_again(app):
    skill = SkillFactory()
    note = KnowledgeNote(title="Customs", body="Ask for a carnet", skill_id=skill.id)
    db.session.add(note)
    removal = remove(skill)
    db.session.refresh(note)
    assert note.skill_id is None
    number = restore(removal)
    assert note.skill_id == number


def test_rows_that_pointed_at_what_hung_on_it_point_there_again(app):
    item = TemplateItemFactory()
    promise = PlanItemFactory(template_item_id=item.id)
    removal = remove(item.template)
    db.session.refresh(promise)
    assert promise.template_item_id is None
    restore(removal)
    assert promise.template_item_id == item.id


def test_a_taken_id_gives_a_new_one(app):
    skill = SkillFactory(name="Polish")
    removal = remove(skill)
    other = Skill(id=removal.row["id"], name="Czech")
    db.session.add(other)
    db.session.flush()
    assert restore(removal) != other.id


def test_undo_works_once(app):
    restore(remove(PersonFactory()))
    assert db.session.query(Removal).count() == 0


def test_what_the_database_computes_is_left_to_it(app):
    restore(remove(ParticipationFactory(net_area_m2=12.0)))
    assert db.session.query(Participation).one().area_order == 12
