"""Somebody who is invited, and answers page by page."""

from sqlalchemy import func, select

from foundation.database import db
from surveys.response import Response
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.people import PersonFactory
from tests.factories.surveys import InvitationFactory

FIRST = {"overall": "5", "return": "4", "recommend": "9", "effort": "6", "go": "next"}


def kessler_invited():
    """Store the invitation of a contact of Kessler, which Lena Wagner looks after."""
    exhibitor = ExhibitorFactory(name="Kessler Antriebe", owner=PersonFactory(name="Lena Wagner"))
    invitation = InvitationFactory(contact=ContactFactory(exhibitor=exhibitor))
    db.session.commit()
    return invitation


def responses() -> int:
    return db.session.scalar(select(func.count(Response.id)))


def answer_all(client, invitation, **first):
    address = f"/s/{invitation.token}"
    client.post(f"{address}?page=1", data={**FIRST, **first})
    for page in range(2, 6):
        answer = client.post(f"{address}?page={page}", data={"go": "next"})
    return answer
