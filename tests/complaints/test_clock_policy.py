"""The rules of the clock: versions, holidays, a clock that stands, each rung of the ladder raised once."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints import actions, pausing, policies, policy, tasks
from complaints.clocks import Clock
from complaints.policy_form import data_of
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from staff.absence import Absence
from tests.factories.complaints import ComplaintFactory, WeighedComplaintFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory, VenueFactory

MONDAY = datetime(2026, 6, 1, 8, tzinfo=UTC)


def berlin():
    """Return an edition that is over when it is complained about."""
    days = {"starts_on": date(2026, 5, 12), "ends_on": date(2026, 5, 15)}
    return EditionFactory(**days, time_zone="Europe/Berlin", venue=VenueFactory(country="DE"))


@pytest.mark.parametrize(
    "wrong, reason",
    [
        ({"weekdays": frozenset()}, "weekdays"),
        ({"opens": time(17)}, "hours"),
        ({"ladder": policy.LADDER[::-1]}, "ladder"),
    ],
)
def test_rules_by_which_no_clock_runs_are_refused(wrong, reason):
    with pytest.raises(policy.PolicyError, match=reason):
        policy.Policy(**wrong)


@given(st.frozensets(st.integers(0, 6), min_size=1), st.integers(0, 11), st.integers(12, 23))
def test_rules_are_read_as_they_were_stored(weekdays, opens, closes):
    rules = policy.Policy(opens=time(opens), closes=time(closes), weekdays=weekdays)
    assert policy.read(rules.stored()) == rules


def test_a_new_version_sets_later_deadlines_only(app):
    edition = berlin()
    before = Clock.of(edition).deadlines("high", "key", MONDAY)
    policies.put_in_force(policy.Policy(opens=time(9), closes=time(11)), "Summer", None)
    assert Clock.of(edition).deadlines("high", "key", MONDAY) > before


def test_holidays_of_the_place_are_no_business_days(app):
    edition = berlin()
    before = Clock.of(edition).deadlines("high", "key", MONDAY)[1]
    policies.add_holiday(date(2026, 6, 1), "DE", "Whit Monday")
    policies.add_holiday(date(2026, 6, 2), "FR", "Elsewhere")
    assert Clock.of(edition).deadlines("high", "key", MONDAY)[1] - before == timedelta(hours=23)


def test_what_we_wait_for_the_exhibitor_is_added_to_the_deadline(app):
    complaint = WeighedComplaintFactory(edition=berlin(), received_at=MONDAY)
    actions.change(complaint, None, "low")
    before = complaint.answer_due_at
    pausing.pause(complaint, None, "The invoice", MONDAY)
    assert tasks.escalating.sweep() == 0
    pausing.resume(complaint, None, at=MONDAY + timedelta(days=1))
    assert complaint.answer_due_at - before == timedelta(days=1)


def test_an_answer_ends_the_wait(app):
    complaint = WeighedComplaintFactory(state="investigated")
    pausing.pause(complaint, None, "The invoice")
    actions.step(complaint, "answered", None)
    assert complaint.paused_at is None


def test_each_rung_is_raised_once(app):
    owner, admin = PersonFactory(), PersonFactory(role="admin")
    due = clock.now() + timedelta(hours=1)
    complaint = ComplaintFactory(owner=owner, answer_due_at=due, acknowledge_escalated=3)
    db.session.flush()
    assert [tasks.escalating.sweep(), tasks.escalating.sweep()] == [1, 0]
    complaint.answer_due_at = clock.now() - timedelta(hours=25)
    db.session.flush()
    assert [tasks.escalating.sweep(), tasks.escalating.sweep()] == [1, 0]
    mails = sorted((mail.recipient, mail.subject[:24]) for mail in db.session.query(Mail))
    assert len(mails) == 3
    assert {recipient for recipient, _subject in mails} == {owner.email, admin.email}


def test_an_acknowledgement_that_is_late_climbs_the_ladder_too(app):
    owner, admin, now = PersonFactory(), PersonFactory(role="admin"), clock.now()
    due = {"answer_due_at": now + timedelta(days=9), "acknowledge_due_at": now - timedelta(hours=1)}
    complaint = ComplaintFactory(owner=owner, **due)
    ComplaintFactory(owner=owner, state="acknowledged", **due)
    db.session.flush()
    assert [tasks.escalating.sweep(), tasks.escalating.sweep()] == [1, 0]
    complaint.acknowledge_due_at = now - timedelta(hours=25)
    db.session.flush()
    assert [tasks.escalating.sweep(), tasks.escalating.sweep()] == [1, 0]
    assert [step.note for step in complaint.steps] == ["acknowledge 2", "acknowledge 3"]
    mails = [mail.recipient for mail in db.session.query(Mail) if "Call them" in mail.body]
    assert sorted(mails) == sorted([owner.email, owner.email, admin.email])


def test_the_colleague_who_covers_is_told_too(app):
    owner, cover, today = PersonFactory(), PersonFactory(), clock.now().date()
    db.session.add(Absence(person=owner, starts_on=today, ends_on=today, cover=cover))
    due = clock.now() - timedelta(hours=1)
    ComplaintFactory(owner=owner, answer_due_at=due, acknowledge_escalated=3)
    tasks.escalating.sweep()
    assert {mail.recipient for mail in db.session.query(Mail)} == {owner.email, cover.email}


def posted(**values):
    """Return what the form of the rules posts."""
    data = data_of(policy.Policy()) | {"opens": "09:00", "closes": "17:00", "reason": "Try"}
    return {name: value for name, value in data.items() if value is not None} | values


def test_a_manager_puts_rules_in_force_and_staff_do_not(sign_in):
    assert sign_in("staff").post("/complaints/policy/", data=posted()).status_code == 403
    assert sign_in("manager").post("/complaints/policy/", data=posted()).status_code == 302
    assert policies.in_force() == policy.Policy(limits={"staff": 50_000, "organiser": 200_000})


def test_a_clock_without_business_days_is_refused_on_the_screen(sign_in):
    answer = sign_in("manager").post("/complaints/policy/", data=posted(weekdays=[]))
    assert answer.status_code == 422
    assert "at least one business day" in answer.text
    assert policies.newest() is None
