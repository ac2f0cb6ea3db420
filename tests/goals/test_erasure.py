"""What a contact typed behind its link goes with it, from goals, the sheet and what was deleted lately."""

from exhibitors.participation import Participation
from foundation.database import db
from foundation.removal import Removal, remove
from goals import actions, links
from goals.models import Goal
from goals.sheet import GoalLink, GoalSheet
from overview.erasing import erase
from overview.personal import held_on
from tests.factories.companies import ContactFactory


def _said(exhibitor, edition, title):
    return actions.save(
        Goal(exhibitor=exhibitor, edition=edition), {"dimension": "sales", "title": title, "weight": 50}, []
    )


def test_an_erased_contact_leaves_no_name_and_no_link(exhibitor, coming):
    contact = ContactFactory(exhibitor=exhibitor, name="Wilhelmina Zauner", email="w.zauner@kessler.example")
    participation = db.session.query(Participation).one()
    links.renew(participation, contact)
    actions.note_sheet(participation.id, {"failure": "Wilhelmina Zauner alone on the stand"}, contact.id)
    goal = _said(exhibitor, coming, "Let Wilhelmina Zauner speak")
    remove(_said(exhibitor, coming, "Send Wilhelmina Zauner home"))
    assert {"goal_link", "goal_sheet"} <= held_on(contact).keys()
    erase(contact, None)
    sheet = db.session.query(GoalSheet).one()
    assert "Zauner" not in f"{goal.title} {sheet.failure} {db.session.query(Removal).one().row}"
    assert (sheet.contact_id, db.session.query(GoalLink).count()) == (None, 0)
