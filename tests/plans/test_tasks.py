"""Everybody's day by mail, and what is overdue up the ladder: each rung once."""

from datetime import timedelta

import pytest

from exhibitors.assignment import Assignment, Duty
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from plans import escalating, lines, notices, tasks
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanItemFactory


def mails():
    return [(mail.recipient, mail.subject) for mail in db.session.query(Mail).order_by(Mail.id)]


def test_a_person_gets_one_mail_a_day_of_what_is_late_or_due(edition, lena, plan):
    today, made = clock.today(), plan(edition)
    for title, days in {"Late one": -1, "Due one": 0, "Later one": 1}.items():
        PlanItemFactory(plan=made, title=title, owner=lena, due_on=today + timedelta(days=days))
    PlanItemFactory(plan=made, owner=PersonFactory(active=False), due_on=today)
    db.session.commit()
    assert (tasks.mail_day(), tasks.mail_day()) == (1, 0)
    assert mails() == [(lena.email, "Your day: 2 promises")]
    body = db.session.query(Mail).one().body
    assert body.index("Late one") < body.index("Due today:") < body.index("Due one")
    assert "Later one" not in body


def test_many_promises_are_cut_and_counted(edition, lena, plan):
    made = plan(edition)
    for _ in range(lines.LINES + 3):
        PlanItemFactory(plan=made, owner=lena, due_on=clock.today())
    db.session.commit()
    tasks.mail_day()
    assert "and 3 more" in db.session.query(Mail).one().body


def test_each_rung_is_told_once_owner_then_deputy_then_managers(edition, lena, plan):
    manager, deputy = PersonFactory(role="manager"), PersonFactory()
    late = PlanItemFactory(plan=plan(edition), title="Forgotten", owner=lena, due_on=clock.today())
    served = late.plan.participation.exhibitor_id
    db.session.add(Assignment(exhibitor_id=served, person_id=deputy.id, duty=Duty.DEPUTY, share=10))
    told = []
    for rung in escalating.LADDER:
        late.due_on = late.escalated_due = clock.today() - timedelta(days=1, hours=rung.hours)
        db.session.commit()
        assert (tasks.escalate(), tasks.escalate()) == (1, 0)
        told.append({recipient for recipient, _ in mails()})
        db.session.query(Mail).delete()
    assert told == [{lena.email}, {lena.email, deputy.email}, {lena.email, deputy.email, manager.email}]


def test_another_due_day_begins_at_the_foot_of_the_ladder(edition, lena, plan):
    late = PlanItemFactory(plan=plan(edition), owner=lena, due_on=clock.today() - timedelta(days=9))
    PersonFactory(role="admin")
    db.session.commit()
    assert tasks.escalate() == 1
    late.due_on = clock.today() - timedelta(days=1)
    db.session.commit()
    assert (tasks.escalate(), late.escalated, len(mails())) == (1, 1, 3)


def test_killed_before_the_end_nothing_was_raised(edition, lena, plan, monkeypatch):
    late = PlanItemFactory(plan=plan(edition), owner=lena, due_on=clock.today() - timedelta(days=1))
    db.session.commit()
    with monkeypatch.context() as killed:
        killed.setattr(notices, "overdue", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            tasks.escalate()
    assert (late.escalated, mails()) == (0, [])
    assert tasks.escalate() == len(mails()) == 1
