"""What the classes lead to: plays that are on and have fired, and ways up in work."""

from datetime import date, timedelta

from sqlalchemy import select

from classification import ways_up
from classification.plays import sweeping
from classification.plays.models import Play, Trigger
from classification.plays.standard import add_standard
from classification.proving import tasks
from classification.proving.aftermath import PRESENT
from classification.upgrades import upgrades
from foundation.database import db, unit_of_work

ON = (Trigger.COMPLAINT, Trigger.NO_CONTACT, Trigger.ALERT)
STEPS = ("Show the larger stands in hall 2", "Invite to the planning round", "Ask how we are seen")
WORKED = 9


def begin(today: date) -> None:
    """Switch three plays on, two weeks back, and start the nearest ways up."""
    with unit_of_work():
        add_standard()
        for play in db.session.scalars(select(Play).where(Play.trigger.in_(ON))):
            play.active_from = today - timedelta(days=14)
    sweeping.sweep()
    with unit_of_work():
        nearest = [one.exhibitor_id for one in upgrades()][:WORKED]
        for place, title in enumerate(STEPS):
            due = today + timedelta(days=7 * place - 2)
            ways_up.start(nearest[place :: len(STEPS)], title, due, None, None)


def look_back(today: date) -> None:
    """Hold what was said a year ago against who came since."""
    with unit_of_work():
        tasks.reckon(today - timedelta(days=365), 1, PRESENT)
