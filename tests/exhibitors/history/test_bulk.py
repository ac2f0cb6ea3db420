"""Many records get one value with their history, and give it back where nobody changed it since."""

from datetime import date

import pytest
from sqlalchemy import select

from exhibitors.field_change import FieldChange
from exhibitors.history import NotInBulk, apply, record_bulk, take_back
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from tests.factories.companies import ContactFactory, ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory

EVERYBODY = select(Exhibitor.id)


def industries() -> list[str | None]:
    return list(db.session.scalars(select(Exhibitor.industry).order_by(Exhibitor.id)))


def three() -> list[Exhibitor]:
    return [ExhibitorFactory(industry=industry) for industry in ("Gears", None, "Robotics")]


def test_those_that_had_another_value_are_written_down_and_changed(app):
    three()
    batch = record_bulk(EVERYBODY, "industry", "Robotics", None)
    assert (batch.changed, apply(batch)) == (2, 2)
    assert industries() == ["Robotics"] * 3
    assert {(row.before, row.after) for row in db.session.query(FieldChange)} == {
        ("Gears", "Robotics"),
        (None, "Robotics"),
    }


def test_taking_back_leaves_alone_what_was_changed_since(app):
    one, _two, _three = three()
    batch = record_bulk(EVERYBODY, "industry", "Robotics", None)
    apply(batch)
    one.industry = "Bearings"
    db.session.flush()
    assert take_back(batch) == 1
    assert industries() == ["Bearings", None, "Robotics"]


def test_taking_back_is_written_down_too(app):
    three()
    batch = record_bulk(EVERYBODY, "industry", "Robotics", PersonFactory().id)
    apply(batch)
    take_back(batch)
    causes = [row.cause for row in db.session.query(FieldChange).order_by(FieldChange.id)]
    assert causes == ["bulk", "bulk", "restore", "restore"]


@pytest.mark.parametrize(
    ("make", "field", "after"),
    [
        (lambda: ExhibitorFactory(potential_minor=5), "potential_minor", 700),
        (lambda: ContactFactory(main=False), "main", True),
        (lambda: ContactFactory(main=True), "main", False),
        (lambda: ParticipationFactory(due_on=date(2026, 4, 1)), "due_on", date(2027, 1, 2)),
        (lambda: ParticipationFactory(net_area_m2=12.5), "net_area_m2", 96.0),
        (lambda: ParticipationFactory(paid_minor=12), "paid_minor", 0),
        (lambda: ExhibitorFactory(industry="Gears"), "industry", None),
    ],
)
def test_every_kind_of_value_comes_back_as_it_was(app, make, field, after):
    row = make()
    before, record = getattr(row, field), type(row).__tablename__
    batch = record_bulk(select(type(row).id), field, after, None, record)
    apply(batch)
    assert getattr(row, field) == after
    assert take_back(batch) == 0
    assert getattr(row, field) == before


@pytest.mark.parametrize("field", ["name", "website", "value_minor", "id", "nonsense"])
def test_what_other_columns_follow_from_is_not_set_in_bulk(app, field):
    with pytest.raises(NotInBulk):
        record_bulk(EVERYBODY, field, "x", None)


def test_a_bulk_change_counts_as_a_newer_version(app):
    contact = ContactFactory()
    apply(record_bulk(select(Contact.id), "job_title", "Buyer", None, "contact"))
    assert (contact.version, contact.job_title) == (2, "Buyer")
    assert db.session.query(Participation).count() == 0
