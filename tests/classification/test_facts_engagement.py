"""What exhibitors have to do with us and with each other, of one alone as among all."""

from datetime import timedelta

import pytest

from classification.gathering import gather
from classification.outcome import facts_at
from classification.policy import Policy
from classification.proving.words import _order
from foundation.database import db
from tests.factories.companies import ExhibitorFactory, InteractionFactory
from tests.factories.judged import DAY, came, editions, facts_of, noon
from tests.factories.surveys import InvitationFactory, SurveyFactory


@pytest.fixture
def held(app):
    return editions(2)


def among_all(exhibitor):
    found = gather(DAY, Policy())
    return facts_at(found.facts, int(found.ids.searchsorted(exhibitor.id)))


def test_contacts_of_the_last_year_are_counted_and_notes_are_none(held):
    one, silent, prospect = ExhibitorFactory.create_batch(3)
    came(one, *held)
    came(silent, *held)
    for days, kind in ((10, "call"), (300, "mail"), (400, "visit"), (5, "note")):
        InteractionFactory(exhibitor=one, kind=kind, happened_at=noon() - timedelta(days=days))
    told = [facts_of(each).get("contacts_year") for each in (one, silent, prospect)]
    assert told == [2, 0, None]
    assert among_all(one)["contacts_year"] == 2


def test_the_share_of_surveys_answered_counts_those_that_closed_or_were_answered(held):
    one = ExhibitorFactory()
    came(one, *held)
    for days, answered in ((300, True), (200, False), (-5, False)):
        survey = SurveyFactory(
            opens_at=noon() - timedelta(days=days + 20), closes_at=noon() - timedelta(days=days)
        )
        sent = {"sent_at": survey.opens_at, "answered_at": survey.opens_at if answered else None}
        InvitationFactory.create_batch(2, survey=survey, contact__exhibitor=one, **sent)
    assert facts_of(one)["answer_share"] == among_all(one)["answer_share"] == 0.5


def test_a_family_of_companies_is_worth_what_its_members_are(held):
    head, alone = ExhibitorFactory(), ExhibitorFactory()
    child = ExhibitorFactory(parent=head)
    for exhibitor, price in ((head, 1_000_00), (child, 500_00), (alone, 300_00)):
        came(exhibitor, held[-1], price_minor=price)
    told = [among_all(one)["family_value_minor"] for one in (head, child, alone)]
    assert told == [150_000, 150_000, 30_000]
    head.value_minor = 1_000_00
    assert facts_of(child)["family_value_minor"] == 150_000


def test_co_exhibitors_on_the_stand_are_counted_for_the_main_one(held):
    main, guest = ExhibitorFactory(), ExhibitorFactory()
    stand = came(main, held[-1])[0]
    db.session.flush()
    came(guest, held[-1], main_id=stand.id)
    assert (facts_of(main)["co_exhibitors"], facts_of(guest)["co_exhibitors"]) == (1, 0)


def lines(*shares):
    words = ("strategic", "key", "transactional")
    return [
        {"class": word, "stayed": share, "low": share - 0.1, "high": share + 0.1}
        for word, share in zip(words, shares, strict=True)
    ]


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        ((0.9, 0.8, 0.5), ["in order"]),
        ((0.85, 0.9, 0.5), ["out of order", "Strategic stayed less often than Key, which may be chance"]),
        ((0.9, 0.4, 0.8), ["out of order", "Key stayed less often than Transactional, and not by chance"]),
    ],
)
def test_the_order_of_the_classes_is_said_in_words(app, shares, says):
    classes = lines(*shares)
    ordered = list(shares) == sorted(shares, reverse=True)
    with app.test_request_context():
        told = _order({"classes": classes, "ordered": ordered})
    assert [part in line for part, line in zip(says, told, strict=True)] == [True] * len(says)
