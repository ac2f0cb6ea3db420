"""What was said and done with an exhibitor is noted, and read newest first."""

from datetime import UTC, datetime, timedelta

import pytest

from exhibitors.interaction import Interaction
from exhibitors.timeline import interactions
from foundation import clock
from foundation.database import db
from tests.factories.companies import ContactFactory, ExhibitorFactory, InteractionFactory
from tests.factories.people import PersonFactory

CALL = {"kind": "call", "happened_at": "2026-01-05T14:30", "summary": "Wants a corner stand"}


def test_a_call_is_noted_with_whom_and_by_whom(sign_in):
    contact, person = ContactFactory(), PersonFactory()
    address = f"/exhibitors/{contact.exhibitor_id}/interactions/new"
    answer = sign_in(person).post(address, data=CALL | {"contact_id": contact.id})
    noted = db.session.query(Interaction).one()
    assert answer.location == f"/exhibitors/{contact.exhibitor_id}"
    assert (noted.person_id, noted.contact_id) == (person.id, contact.id)
    assert noted.happened_at == datetime(2026, 1, 5, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "data",
    [
        {"summary": " "},
        {"summary": "x" * 201},
        {"kind": "fax"},
        {"happened_at": "2026-02-30T10:00"},
        {"happened_at": (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")},
        {"happened_at": "0001-01-01T00:00"},
        {"contact_id": "77"},
    ],
)
def test_what_cannot_be_is_refused(sign_in, data):
    exhibitor = ExhibitorFactory()
    answer = sign_in("staff").post(f"/exhibitors/{exhibitor.id}/interactions/new", data=CALL | data)
    assert (answer.status_code, db.session.query(Interaction).count()) == (422, 0)


def test_the_timeline_is_read_newest_first_page_by_page(app):
    exhibitor = ExhibitorFactory()
    for day in (1, 3, 2):
        InteractionFactory(
            exhibitor=exhibitor, summary=str(day), happened_at=datetime(2026, 1, day, tzinfo=UTC)
        )
    InteractionFactory()
    first = interactions(exhibitor.id, size=2)
    rest = interactions(exhibitor.id, first.next, size=2)
    assert [row.summary for row in (*first.rows, *rest.rows)] == ["3", "2", "1"]
