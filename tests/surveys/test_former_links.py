"""The link in a mail goes on leading to a survey when the contact became one with another."""

import pytest

from exhibitors.merging import merge, undo
from foundation.database import db
from overview.erasing import erase
from surveys.former_link import FormerLink
from tests.factories.companies import ContactFactory, ExhibitorFactory
from tests.factories.surveys import InvitationFactory

SAID = {"overall": "5", "return": "4", "recommend": "9", "effort": "6", "go": "next"}


@pytest.fixture
def invited(app):
    """The invitations of one person who is a contact of two records of one company."""
    contacts = [
        ContactFactory(exhibitor=ExhibitorFactory(name=name), email="anna@kessler.example")
        for name in ("Kessler GmbH", "Kessler AG")
    ]
    first = InvitationFactory(contact=contacts[0])
    second = InvitationFactory(contact=contacts[1], survey=first.survey)
    db.session.commit()
    return first, second


def test_both_links_lead_to_the_company_that_was_kept(client, invited):
    keep, gone = (one.exhibitor_id for one in invited)
    tokens = [one.token for one in invited]
    merged = merge(keep, gone, None)
    answers = [client.get(f"/s/{token}") for token in tokens]
    assert [(one.status_code, "Kessler GmbH" in one.text) for one in answers] == [(200, True), (200, True)]
    undo(merged.id, None)
    assert ("Kessler AG" in client.get(f"/s/{tokens[1]}").text, db.session.query(FormerLink).count()) == (
        True,
        0,
    )


def test_what_is_said_under_a_former_link_is_the_kept_ones(client, invited):
    token = invited[1].token
    merge(invited[0].exhibitor_id, invited[1].exhibitor_id, None)
    sent = client.post(f"/s/{token}", data=SAID)
    assert (sent.status_code, invited[0].token in sent.location) == (303, True)


def test_an_erased_contact_has_no_link_that_leads_anywhere(client, invited):
    token, contact = invited[1].token, invited[0].contact
    merge(invited[0].exhibitor_id, invited[1].exhibitor_id, None)
    erase(contact, None)
    assert client.get(f"/s/{token}").status_code == 404
