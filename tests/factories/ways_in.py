"""Ways into a survey without a mail: a kiosk somebody stands at, cards."""

from typing import Any

from foundation.database import db
from surveys.doors import opening
from surveys.doors.models import DoorKind, Visit


def ways_in(text: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Store them for the house's survey; return the values for their routes."""
    survey = shown["survey_id"]
    opening.open_door(survey, DoorKind.LINK)
    kiosk = opening.open_door(survey, DoorKind.KIOSK, text)
    opening.make_cards(survey.id)
    visit = Visit(door=kiosk, said=text)
    db.session.add(visit)
    db.session.flush()
    return {"door_id": kiosk, "door_code": kiosk.code, "visit_token": visit.token}
