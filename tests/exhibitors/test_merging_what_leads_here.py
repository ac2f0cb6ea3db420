"""Links, cards, wishes and drafts of two records that become one: what lives wins, and no code goes dead."""

from datetime import timedelta

import pytest

from complaints.door import signing
from exhibitors.actions import save
from exhibitors.merging import merge, undo
from foundation import clock
from foundation.database import db
from goals import links
from goals.sheet import GoalLink, GoalSheet
from surveys.afterwards.models import CallWish
from surveys.doors.models import Door, DoorKind
from surveys.mode import Mode
from surveys.response import Response
from surveys.sealing import unseal
from tests.factories.companies import ContactFactory, ExhibitorFactory, ParticipationFactory
from tests.factories.judged import ResponseFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory
from tests.factories.twins import everything

WHEN = clock.now()


@pytest.fixture
def two(app):
    """Two records of one company with one person, both in an edition to come."""
    edition = EditionFactory(starts_on=clock.now().date() + timedelta(days=30))
    both = [save(ExhibitorFactory(name=name)) for name in ("Kessler GmbH", "Kessler AG")]
    for one in both:
        ParticipationFactory(exhibitor=one, edition=edition, status="contracted")
        ContactFactory(exhibitor=one, email="anna@kessler.example")
    db.session.commit()
    return both


def _stands(two):
    return [db.session.query(links.Participation).filter_by(exhibitor=one).one() for one in two]


def _invited(two, **survey):
    asked = SurveyFactory(**survey)
    return [InvitationFactory(survey=asked, contact=one.contacts[0]) for one in two]


@pytest.mark.parametrize("revoked, lead", [((), (200, 200)), ((0,), (404, 200)), ((1,), (200, 404))])
def test_the_goal_links_that_live_lead_to_the_kept_one(client, two, revoked, lead):
    made = [links.renew(came, one.contacts[0]) for came, one in zip(_stands(two), two, strict=True)]
    for place in revoked:
        links.revoke(made[place])
    tokens, before = [one.token for one in made], everything()
    merged = merge(two[0].id, two[1].id, None)
    answers = [client.get(f"/g/{token}", follow_redirects=True) for token in tokens]
    assert tuple(one.status_code for one in answers) == lead
    undo(merged.id, None)
    assert everything() == before


def test_a_new_goal_link_ends_those_that_came_by_a_merge(client, two):
    tokens = [links.renew(came, came.exhibitor.contacts[0]).token for came in _stands(two)]
    merge(two[0].id, two[1].id, None)
    links.renew(_stands(two[:1])[0], two[0].contacts[0])
    assert [client.get(f"/g/{token}").status_code for token in tokens] == [404, 404]
    assert db.session.query(GoalLink).count() == 1


def test_what_both_said_beside_their_goals_stays(two):
    for came, said in zip(_stands(two), ("No visitors", "No power"), strict=True):
        db.session.add(GoalSheet(participation=came, failure=said, requests="A tree"))
    before = everything()
    merged = merge(two[0].id, two[1].id, None)
    sheet = db.session.query(GoalSheet).one()
    assert (sheet.failure, sheet.requests) == ("No visitors\n\nNo power", "A tree")
    undo(merged.id, None)
    assert everything() == before


@pytest.mark.parametrize("called", [(WHEN, None), (None, WHEN)])
def test_a_wish_that_waits_wins_over_one_that_was_fulfilled(two, called):
    for one, at in zip(_invited(two), called, strict=True):
        db.session.add(CallWish(invitation=one, phone="waits" if at is None else "done", called_at=at))
    before = everything()
    merged = merge(two[0].id, two[1].id, None)
    wish = db.session.query(CallWish).one()
    assert (wish.phone, wish.called_at) == ("waits", None)
    undo(merged.id, None)
    assert everything() == before


@pytest.mark.parametrize(
    "mode, answered",
    [
        (Mode.CONFIDENTIAL, ()),
        (Mode.CONFIDENTIAL, (0,)),
        (Mode.CONFIDENTIAL, (1,)),
        (Mode.ANONYMOUS, (0,)),
        (Mode.NAMED, (1,)),
    ],
)
def test_a_draft_never_becomes_an_answer(two, mode, answered):
    both = _invited(two, mode=mode)
    for place, one in enumerate(both):
        if place in answered:
            one.answered_at = clock.now()
        if place not in answered or mode == Mode.CONFIDENTIAL:
            whose = {"exhibitor": one.exhibitor} if mode == Mode.NAMED else {"exhibitor": None}
            ResponseFactory(survey=one.survey, invitation=one, contact=None, submitted_at=None, **whose)
    before = everything()
    merged = merge(two[0].id, two[1].id, None)
    left = db.session.query(Response).count()
    assert left == (1 if not answered or mode == Mode.CONFIDENTIAL else 0)
    undo(merged.id, None)
    assert everything() == before
    merge(two[0].id, two[1].id, None)
    if mode == Mode.CONFIDENTIAL:
        unseal(both[0].survey, clock.now())
        assert db.session.query(Response).count() == len(answered)


@pytest.mark.parametrize("revoked, lead", [((), ["in", "in"]), ((0,), ["no", "in"])])
def test_the_cards_of_both_lead_to_the_kept_one(client, two, revoked, lead):
    for place, one in enumerate(_invited(two)):
        at = WHEN if place in revoked else None
        code = f"2222{place + 2}-22222"
        card = {"survey": one.survey, "kind": DoorKind.CARD, "invitation": one}
        db.session.add(Door(code=code, revoked_at=at, **card))
    before = everything()
    merged = merge(two[0].id, two[1].id, None)
    answers = [client.get(f"/q/2222{place}-22222").status_code for place in (2, 3)]
    assert ["in" if status == 303 else "no" for status in answers] == lead
    undo(merged.id, None)
    assert everything() == before


def test_the_complaint_cards_of_both_lead_to_the_kept_one(client, two):
    tokens, before = [signing.token(came.id) for came in _stands(two)], everything()
    merged = merge(two[0].id, two[1].id, None)
    assert ["Kessler GmbH" in client.get(f"/c/{token}").text for token in tokens] == [True, True]
    undo(merged.id, None)
    assert everything() == before
