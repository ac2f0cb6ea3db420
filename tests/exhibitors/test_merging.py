"""Two records of one company become one, and two again."""

import pytest
from sqlalchemy import select

from exhibitors.combining import Money
from exhibitors.custom import CustomValue
from exhibitors.merge_refusals import MergedMeanwhile, NotThere, SameRecord
from exhibitors.merging import Choices, merge
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation
from foundation.database import db
from plans.models import PlanItem
from surveys.response import Response
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.twins import of, twins


def of_field(kind, exhibitor_id):
    return db.session.execute(select(kind.field_id, kind.text).where(kind.exhibitor_id == exhibitor_id)).all()


def test_nothing_points_at_the_one_that_went_and_nothing_said_is_lost(app):
    keep, gone = twins()
    responses, number = db.session.query(Response).count(), gone.id
    merge(keep.id, number, None)
    assert db.session.get(Exhibitor, number) is None
    assert {one.exhibitor_id for one in db.session.query(Response)} == {keep.id}
    assert db.session.query(Response).count() == responses


def test_both_names_find_the_kept_one(app):
    keep, gone = twins(())
    merge(keep.id, gone.id, None)
    names = {alias.name for alias in keep.aliases}
    assert names == {"Kessler GmbH (former)", "Kessler AG (former)", "Kessler AG"}
    assert "kessler ag" in keep.search_text


def test_empty_fields_are_filled_and_others_stay(app):
    keep, gone = twins((), city="Ulm", country="AT", website="www.kessler.example")
    merge(keep.id, gone.id, None)
    assert (keep.city, keep.country, keep.website_host) == ("Ulm", "DE", "kessler.example")


def test_a_field_that_was_chosen_is_taken(app):
    keep, gone = twins((), country="AT")
    merge(keep.id, gone.id, None, Choices(fields={"country", "name"}))
    assert (keep.country, keep.name, keep.name_key) == ("AT", "Kessler AG", "kessler")
    assert "Kessler GmbH" in {alias.name for alias in keep.aliases}


def test_custom_values_are_filled_and_never_overwritten(app):
    keep, gone = twins(("told",))
    value = of_field(CustomValue, keep.id)
    merge(keep.id, gone.id, None)
    assert of_field(CustomValue, keep.id) == value


def test_contacts_of_one_address_become_one_and_one_is_the_main(app):
    keep, gone = twins(("asked",))
    merge(keep.id, gone.id, None)
    contacts = of(Contact, keep.id)
    assert [one.email for one in contacts].count("Anna@kessler.example") == 1
    assert [one.main for one in contacts].count(True) == 1
    assert len(contacts) == 3


def test_two_participations_in_one_edition_become_the_fuller_one(app):
    keep, gone = twins(("planned",))
    mine, theirs = of(Participation, keep.id)[0], of(Participation, gone.id)[0]
    mine.status, mine.price_minor, theirs.price_minor = "prospect", None, 500
    merge(keep.id, gone.id, None)
    (one,) = of(Participation, keep.id)
    assert (one.status, one.price_minor, one.cost_hours) == ("attended", 500, 5.0)
    assert sorted(stand.number[0] for stand in one.stands) == ["A", "B", "B"]
    assert db.session.query(PlanItem).count() == 2


@pytest.mark.parametrize(
    "money, price", [(None, 900), (Money.KEPT, 900), (Money.GONE, 500), (Money.SUM, 1400)]
)
def test_the_price_is_chosen(app, money, price):
    keep, gone = ExhibitorFactory(), ExhibitorFactory()
    mine = ParticipationFactory(exhibitor=keep, price_minor=900)
    ParticipationFactory(exhibitor=gone, edition=mine.edition, price_minor=500)
    choices = Choices(money={mine.edition_id: money}) if money else Choices()
    merge(keep.id, gone.id, None, choices)
    assert of(Participation, keep.id)[0].price_minor == price


def test_who_stood_below_the_one_that_went_stands_below_the_kept_one(app):
    keep, gone = ExhibitorFactory(), ExhibitorFactory()
    below = ExhibitorFactory(parent_id=gone.id)
    merge(keep.id, gone.id, None)
    assert (below.parent_id, keep.parent_id) == (keep.id, None)


@pytest.mark.parametrize("between", [False, True])
def test_a_company_merged_with_its_parent_is_not_its_own_parent(app, between):
    top = ExhibitorFactory()
    gone = ExhibitorFactory(parent_id=top.id)
    middle = ExhibitorFactory(parent_id=gone.id)
    keep = ExhibitorFactory(parent_id=middle.id if between else gone.id)
    merge(keep.id, gone.id, None, Choices(fields={"parent_id"}))
    assert (keep.parent_id, middle.parent_id) == (top.id, keep.id)


def test_a_parent_below_the_kept_company_is_not_taken(app):
    keep = ExhibitorFactory()
    middle = ExhibitorFactory(parent_id=keep.id)
    gone = ExhibitorFactory(parent_id=middle.id)
    merge(keep.id, gone.id, None)
    assert keep.parent_id is None


def test_co_exhibitor_and_main_of_one_edition_become_one_participation(app):
    main = ParticipationFactory()
    shared = ParticipationFactory(edition=main.edition, main_id=main.id, kind="co_exhibitor")
    merge(shared.exhibitor_id, main.exhibitor_id, None)
    (one,) = of(Participation, shared.exhibitor_id)
    assert one.main_id is None


def test_records_that_cannot_be_merged_are_refused(app):
    keep, gone, third = (ExhibitorFactory().id for _ in range(3))
    merge(keep, gone, None)
    for ids, why in [
        ((keep, keep), SameRecord),
        ((keep, 999_999), NotThere),
        ((third, gone), MergedMeanwhile),
        ((gone, third), MergedMeanwhile),
    ]:
        with pytest.raises(why):
            merge(*ids, None)
