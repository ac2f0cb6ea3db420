"""Whose silence can be known: one definition for every room that counts who did not answer."""

from sqlalchemy import ColumnElement, and_

from surveys.kinds import SurveyKind
from surveys.mode import Mode
from surveys.models import Survey


def asks_by_name() -> ColumnElement[bool]:
    """Return the condition that a survey asks after the show and by name.

    Whether an exhibitor answered a confidential or anonymous one is nobody's business.
    """
    return and_(Survey.mode == Mode.NAMED, Survey.kind == SurveyKind.POST_SHOW)
