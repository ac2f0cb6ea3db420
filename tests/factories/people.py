"""People, skills."""

import factory

from staff.models import Person, PersonSkill, Role, Skill
from tests.factories.base import Factory


class PersonFactory(Factory):
    """Somebody of ours."""

    class Meta:
        model = Person

    name = factory.Sequence("Lena Wagner {}".format)
    email = factory.Sequence("person{}@standwell.example".format)
    role = Role.STAFF


class SkillFactory(Factory):
    """A skill."""

    class Meta:
        model = Skill

    name = factory.Sequence("Polish {}".format)


class PersonSkillFactory(Factory):
    """A skill of a person."""

    class Meta:
        model = PersonSkill

    person = factory.SubFactory(PersonFactory)
    skill = factory.SubFactory(SkillFactory)
    level = 3
