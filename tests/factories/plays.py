"""Plays and tasks."""

from datetime import timedelta

import factory

from classification.assessing import today
from classification.plays.models import Play, Trigger
from plans.task import Task
from tests.factories.base import Factory
from tests.factories.companies import ExhibitorFactory


class PlayFactory(Factory):
    """A play that is on since a month ago: a task for whoever complains."""

    class Meta:
        model = Play

    name = factory.Sequence("Somebody complains {}".format)
    trigger = Trigger.COMPLAINT
    task_title = "Call today"
    mail_owner = False
    active_from = factory.LazyFunction(lambda: today() - timedelta(days=30))


class TaskFactory(Factory):
    """A task due in a week."""

    class Meta:
        model = Task

    exhibitor = factory.SubFactory(ExhibitorFactory)
    title = "Ask for a meeting"
    due_on = factory.LazyFunction(lambda: today() + timedelta(days=7))
