"""What stands below the thanks on the page of whoever has answered."""

from typing import Any

from sqlalchemy import Row

from surveys.afterwards import calls, changed


def after(invitation: Row | None) -> dict[str, Any]:
    """Return the contact's wish to be called and what was changed; nothing before they have answered."""
    if invitation is None or not invitation.answered_at:
        return {}
    return {"wish": calls.of_invitation(invitation.id), "changed": changed.text_of(invitation.survey_id)}
