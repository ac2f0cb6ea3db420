"""Every save of a followed field leaves what it was, what it became, who and why."""

from datetime import date

import pytest

from exhibitors import custom
from exhibitors.actions import save
from exhibitors.custom_kinds import Stored
from exhibitors.field_change import Cause, FieldChange
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from exhibitors.recording import because
from foundation.database import db
from tests.factories.companies import (
    ContactFactory,
    CustomFieldFactory,
    ExhibitorFactory,
    ParticipationFactory,
)
from tests.factories.people import PersonFactory


def told() -> list[tuple[str, str, str | None, str | None]]:
    rows = db.session.query(FieldChange).order_by(FieldChange.id)
    return [(row.record, row.field, row.before, row.after) for row in rows]


@pytest.mark.parametrize(
    ("field", "value", "before", "after"),
    [("city", "Lyon", None, "Lyon"), ("country", None, "DE", None), ("potential_minor", 500, None, "500")],
)
def test_a_change_is_written_down(app, field, value, before, after):
    exhibitor = ExhibitorFactory()
    setattr(exhibitor, field, value)
    db.session.flush()
    assert told() == [("exhibitor", field, before, after)]


def test_a_new_record_has_no_history_yet(app):
    ContactFactory()
    assert told() == []


@pytest.mark.parametrize("loaded", [True, False])
def test_what_a_long_text_was_is_kept_also_where_it_was_not_read(app, loaded):
    exhibitor = ExhibitorFactory(description="Gears")
    db.session.commit()
    if loaded:
        assert exhibitor.description
    exhibitor.description = "Bearings"
    db.session.flush()
    assert told() == [("exhibitor", "description", "Gears", "Bearings")]


def test_what_follows_from_a_name_is_not_written_down(app):
    exhibitor = save(ExhibitorFactory.build(name="Kessler"))
    exhibitor.name = "Brenner"
    save(exhibitor, ["Brenner GmbH"])
    assert [(field, after) for _record, field, _before, after in told()] == [
        ("name", "Brenner"),
        ("aliases", '["Brenner GmbH"]'),
    ]


def test_a_custom_field_is_followed_by_itself(app):
    exhibitor, power, water = ExhibitorFactory(), CustomFieldFactory(kind="number"), CustomFieldFactory()
    custom.store(exhibitor.id, {power.id: Stored(None, 16), water.id: Stored("cold", None)})
    custom.store(exhibitor.id, {power.id: Stored(None, 32), water.id: Stored("cold", None)})
    custom.store(exhibitor.id, {water.id: None})
    assert told()[2:] == [
        ("exhibitor", f"custom.{power.id}", "16", "32"),
        ("exhibitor", f"custom.{water.id}", "cold", None),
    ]


def test_an_owner_given_as_a_person_is_followed(app):
    exhibitor, person = ExhibitorFactory(), PersonFactory()
    exhibitor.owner = person
    db.session.flush()
    assert told() == [("exhibitor", "owner_id", None, str(person.id))]


def test_days_and_yes_or_no_are_text_that_reads_back(app):
    ParticipationFactory().due_on = date(2026, 4, 1)
    ContactFactory().main = True
    db.session.flush()
    assert {row[1:] for row in told()} == {("due_on", None, "2026-04-01"), ("main", "false", "true")}


def test_who_changed_it_is_who_is_signed_in(sign_in):
    exhibitor, person = ExhibitorFactory(name="Kessler"), PersonFactory()
    data = {"name": "Kessler", "city": "Lyon", "language": "en", "country": "DE", "version": "1"}
    sign_in(person).post(f"/exhibitors/{exhibitor.id}/edit", data=data)
    (change,) = db.session.query(FieldChange)
    assert (change.field, change.person_id, change.cause) == ("city", person.id, Cause.EDIT)


def test_a_job_says_why_and_for_whom(app):
    exhibitor, person = ExhibitorFactory(), PersonFactory()
    with because(Cause.MERGE, person.id):
        exhibitor.city = "Lyon"
    (change,) = db.session.query(FieldChange)
    assert (change.cause, change.person_id) == (Cause.MERGE, person.id)


def test_the_history_goes_with_the_exhibitor(app):
    participation = ParticipationFactory()
    participation.status = "cancelled"
    db.session.flush()
    for model in (Participation, Exhibitor):
        db.session.execute(db.delete(model))
    assert told() == []
