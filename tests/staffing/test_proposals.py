from datetime import timedelta

import pytest

from events.capacity import Capacity
from exhibitors.assignment import Assignment
from exhibitors.models import RelationshipClass
from exhibitors.participation import Participation, Status
from foundation import clock
from foundation.database import db
from staff.models import Role, SkillKind
from staffing import applying, proposing
from staffing.models import Proposal, ProposalLine
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def edition(app):
    coming = clock.now().date() + timedelta(days=30)
    return EditionFactory(starts_on=coming, ends_on=coming + timedelta(days=3))


@pytest.fixture
def lena(edition):
    """Speaks Chinese."""
    skill = SkillFactory(name="Chinese", kind=SkillKind.LANGUAGE)
    return PersonSkillFactory(person=PersonFactory(name="Lena"), skill=skill).person


@pytest.fixture
def tom(edition):
    return PersonFactory(name="Tom")


def takes_part(edition, **values):
    exhibitor = ExhibitorFactory(**values)
    ParticipationFactory(exhibitor=exhibitor, edition=edition, status=Status.CONTRACTED)
    return exhibitor


def proposed(edition):
    proposal = proposing.propose(edition, "normal", None)
    lines = db.session.query(ProposalLine).filter_by(proposal_id=proposal.id)
    return proposal, {line.exhibitor_id: line for line in lines}


def test_who_speaks_the_language_is_proposed_and_the_others_stay(edition, lena, tom):
    fan, bosch = takes_part(edition, language="zh_CN", owner=tom), takes_part(edition, owner=tom)
    _, lines = proposed(edition)
    assert [lines[one.id].to_id for one in (fan, bosch)] == [lena.id, tom.id]


def test_nobody_gets_more_than_the_hours_and_it_says_who_is_full(edition, lena, tom):
    db.session.add_all(Capacity(edition=edition, person=one, hours=15) for one in (lena, tom))
    for _ in range(3):
        takes_part(edition, language="zh_CN", relationship_class=RelationshipClass.KEY)
    _, lines = proposed(edition)
    assert sorted(line.to_id or 0 for line in lines.values()) == sorted([0, lena.id, tom.id])
    assert {line.why.get("full") for line in lines.values()} == {None, lena.id}


def test_applying_gives_the_owners_and_undoing_gives_them_back(edition, lena, tom):
    fan = takes_part(edition, language="zh_CN", owner=tom)
    proposal, _ = proposed(edition)
    applying.apply(proposal.id, None)
    assert fan.owner_id == lena.id
    assert applying.undo(proposal.id) == (1, 0)
    assert (fan.owner_id, db.session.query(Assignment).count()) == (tom.id, 1)


@pytest.mark.parametrize("what", ["owner", "cancelled", "left"])
def test_a_proposal_out_of_date_is_refused_with_what_changed(edition, lena, tom, what):
    fan = takes_part(edition, language="zh_CN", owner=tom)
    proposal, _ = proposed(edition)
    if what == "owner":
        fan.owner = PersonFactory()
    lena.active = what != "left"
    db.session.query(Participation).update(
        {"status": Status.CANCELLED if what == "cancelled" else "reserved"}
    )
    db.session.flush()
    with pytest.raises(applying.OutOfDate) as refused:
        applying.apply(proposal.id, None)
    assert [(one.what, one.exhibitor_id) for one in refused.value.changed] == [(what, fan.id)]
    assert applying.leave_out(proposal) == 1


def test_a_manager_adjusts_a_line_but_not_to_who_left(sign_in, edition, lena, tom):
    fan = takes_part(edition, language="zh_CN", owner=tom)
    gone = PersonFactory(active=False)
    _, lines = proposed(edition)
    url, browser = f"/expertise/for-the-event/proposals/lines/{lines[fan.id].id}", sign_in(Role.MANAGER)
    assert browser.post(url, data={"to": gone.id}).status_code == 422
    assert browser.post(url, data={"to": tom.id}).status_code == 302
    assert (lines[fan.id].to_id, lines[fan.id].adjusted) == (tom.id, True)


def test_the_page_says_why_and_applies(sign_in, edition, lena, tom):
    fan = takes_part(edition, language="zh_CN", owner=tom)
    browser = sign_in(Role.MANAGER)
    address = "/expertise/for-the-event/proposals"
    shown = browser.post(f"{address}?edition={edition.id}", follow_redirects=True)
    assert "✓ has: Chinese" in shown.text
    number = db.session.query(Proposal.id).scalar()
    assert browser.post(f"{address}/{number}/apply").status_code == 302
    assert browser.post(f"{address}/{number}/apply").status_code == 409
    assert fan.owner_id == lena.id
