"""Ways in without a mail: a survey with a known stand, doors opened, a visit gone through."""

from foundation.database import db
from surveys.doors import opening
from tests.factories.aims import GoalFactory
from tests.factories.answering import FIRST
from tests.factories.companies import ExhibitorFactory, ParticipationFactory, StandFactory
from tests.factories.people import PersonFactory
from tests.factories.surveys import SurveyFactory


def known_stand():
    """Store a survey at whose edition Kessler stands at C14, looked after and with a goal."""
    survey = SurveyFactory()
    exhibitor = ExhibitorFactory(name="Kessler Antriebe GmbH", owner=PersonFactory(name="Lena Wagner"))
    came = ParticipationFactory(exhibitor=exhibitor, edition=survey.edition, status="attended")
    StandFactory(participation=came, number="C14")
    GoalFactory(exhibitor=exhibitor, edition=survey.edition, title="Launch the KX series")
    db.session.commit()
    return survey


def opened(survey, kind):
    """Open a door into the survey."""
    door = opening.open_door(survey, kind, "Hall 3")
    db.session.commit()
    return door


def come_in(client, door, said=""):
    """Begin a visit and return its address."""
    return client.post(f"/q/{door.code}", data={"said": said}).location


def answered(client, door, said="", **first):
    """Go through all pages; return the visit's address and where the last page led."""
    inside = come_in(client, door, said)
    last = client.post(f"{inside}?page=1", data=FIRST | first).location
    while not last.endswith("/thanks"):
        last = client.post(last, data={"go": "next"}).location
    return inside, last
