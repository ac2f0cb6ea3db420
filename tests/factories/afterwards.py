"""What comes after the answers: a wish to be called, what was changed."""

from typing import Any

from foundation import clock
from surveys.afterwards import calls, changed
from tests.factories.surveys import InvitationFactory


def afterwards(text: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Store both for the house's survey; return the values for their routes."""
    survey = shown["survey_id"]
    invitation = InvitationFactory(survey=survey, contact__name=text, answered_at=clock.now())
    changed.write(survey.id, {"en": text})
    return {"wish_id": calls.wish(invitation.id, "12345", text)}
