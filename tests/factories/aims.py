"""Goals."""

from typing import Any

import factory

from foundation.database import db
from goals import actions, coding, links
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


def said_by_link(text: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Store a link, what was said beside the goals, and a code that was renamed, for the route walks."""
    participation = shown["participation_id"]
    link = links.renew(participation, shown["contact_id"])
    actions.note_sheet(participation.id, {"failure": text, "requests": text}, shown["contact_id"].id)
    code = coding.code_named("attribute", text)
    phrase = coding.phrase_of("attribute", text)
    change = coding.code([phrase], code, None)
    db.session.flush()
    numbers = {"code_id": code, "code_change_id": change, "phrase_id": phrase, "goal_link_id": link}
    return {**numbers, "link_token": link.token}
