"""The timeline tells of everything, newest first, by kind, a page at a time; ties say who knows whom."""

from datetime import UTC, datetime, timedelta

import pytest

from exhibitors.actions import save
from exhibitors.attachment import attach
from exhibitors.merging import merge
from foundation.database import db
from overview.acquaintance import acquaintances
from overview.ties import Strength, Touch, ties
from overview.timeline import timeline
from tests.factories.companies import ContactFactory, ExhibitorFactory, InteractionFactory
from tests.factories.judged import ResponseFactory
from tests.factories.lists import csv_list, imported
from tests.factories.mails import MailFactory
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanItemFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import InvitationFactory

NOW = datetime(2026, 5, 30, 9, tzinfo=UTC)


def kinds(exhibitor, **only) -> list[str]:
    return sorted(row.kind for row in timeline(exhibitor.id, None, **only).rows)


def edited(exhibitor):
    exhibitor.city, exhibitor.phone = "Lyon", "1"
    db.session.flush()


MAKES = {
    "call": lambda one: InteractionFactory(exhibitor=one, kind="call"),
    "sent": lambda one: MailFactory(recipient=ContactFactory(exhibitor=one).email, state="sent", sent_at=NOW),
    "invited": lambda one: InvitationFactory(contact=ContactFactory(exhibitor=one), sent_at=NOW),
    "response": lambda one: ResponseFactory(exhibitor=one),
    "delivered": lambda one: PlanItemFactory(
        plan__participation__exhibitor=one, state="delivered", delivered_at=NOW, delivered_on=NOW.date()
    ),
    "file": lambda one: attach(one.id, "a.txt", b"text"),
    "edit": edited,
    "merge": lambda one: merge(one.id, save(ExhibitorFactory.build(name="Other")).id, None),
}


@pytest.mark.parametrize("kind", MAKES)
def test_each_room_tells_its_part(app, kind):
    exhibitor = save(ExhibitorFactory.build(name="Kessler"))
    MAKES[kind](exhibitor)
    InteractionFactory(exhibitor=exhibitor)
    assert kind in kinds(exhibitor)
    assert set(kinds(exhibitor, kind=kind)) == {kind}


def test_a_list_that_named_the_exhibitor_is_told(app):
    exhibitor, edition = save(ExhibitorFactory.build(name="Kessler")), EditionFactory()
    db.session.commit()
    imported(csv_list(("Kessler", "DE", "", "", "12")), edition)
    assert "import" in kinds(exhibitor)


def test_fields_saved_together_are_one_entry(app):
    exhibitor = ExhibitorFactory()
    edited(exhibitor)
    (entry,) = timeline(exhibitor.id, None).rows
    assert (entry.kind, entry.what, set(entry.detail.split())) == ("edit", "exhibitor", {"city", "phone"})


@pytest.mark.parametrize("kind", [None, *MAKES])
def test_the_page_shows_every_kind(sign_in, kind):
    exhibitor = save(ExhibitorFactory.build(name="Kessler"))
    for make in MAKES.values():
        make(exhibitor)
    page = sign_in("staff").get(f"/exhibitors/{exhibitor.id}", query_string={"kind": kind} if kind else {})
    assert page.status_code == 200


def test_ties_fade_and_meetings_bind_more_than_mails():
    old, fresh = NOW - timedelta(days=900), NOW - timedelta(days=3)
    touches = [Touch(1, 7, "meeting", fresh), Touch(1, 7, "meeting", fresh), Touch(1, 7, "call", fresh)]
    touches += [Touch(2, 7, "mail", fresh)] + [Touch(3, 7, "meeting", old)] * 3
    found = {tie.person: (tie.strength, tie.times) for tie in ties(touches, NOW)}
    assert found == {1: (Strength.STRONG, 3), 3: (Strength.WEAK, 3), 2: (Strength.WEAK, 1)}


def test_who_knows_whom_names_both(app):
    contact, person = ContactFactory(name="Anna"), PersonFactory(name="Lena")
    contact.exhibitor.owner = person
    InteractionFactory(exhibitor=contact.exhibitor, contact=contact, person=person, kind="call")
    InteractionFactory(exhibitor=contact.exhibitor, person=person)
    found = [(one.person, one.contact, one.owner) for one in acquaintances(contact.exhibitor, NOW)]
    assert found == [("Lena", "Anna", True), ("Lena", None, True)]
