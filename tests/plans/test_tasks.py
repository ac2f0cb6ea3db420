"""Everybody's day by mail, and what is overdue to the managers: once."""

from datetime import timedelta

from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from plans import tasks
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
    for _ in range(tasks.LINES + 3):
        PlanItemFactory(plan=made, owner=lena, due_on=clock.today())
    db.session.commit()
    tasks.mail_day()
    assert "and 3 more" in db.session.query(Mail).one().body


def test_an_overdue_promise_is_told_to_the_managers_once(edition, lena, plan):
    manager = PersonFactory(role="manager")
    late = clock.today() - tasks.OVERDUE - timedelta(days=1)
    PlanItemFactory(plan=plan(edition), title="Forgotten", owner=lena, due_on=late)
    PlanItemFactory(plan=plan(edition), title="Only late", due_on=clock.today() - timedelta(days=1))
    db.session.commit()
    assert (tasks.escalate(), tasks.escalate()) == (1, 0)
    assert mails() == [(manager.email, "1 promise to an exhibitor is overdue")]
    assert "Forgotten · Kessler Antriebe" in db.session.query(Mail).one().body
