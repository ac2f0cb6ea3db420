"""Goals."""

import factory

from goals.models import Dimension, Goal
from tests.factories.base import Factory
from tests.factories.companies import ExhibitorFactory
from tests.factories.shows import EditionFactory


class GoalFactory(Factory):
    """A goal with a whole ladder."""

    class Meta:
        model = Goal

    exhibitor = factory.SubFactory(ExhibitorFactory)
    edition = factory.SubFactory(EditionFactory)
    dimension = Dimension.SALES
    title = factory.Sequence("Meet {} buyers".format)
    attribute = "A quiet meeting room"
    consequence = "Longer talks"
    end_goal = "Fewer, bigger orders"
    weight = 100
