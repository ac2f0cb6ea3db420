"""Very low answers become complaints once, and what is overdue is raised once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from complaints import alarms, tasks
from complaints.actions import Heard, open_complaint
from complaints.models import Complaint, ComplaintStep
from foundation import clock
from foundation.database import db, unit_of_work
from foundation.mail import Mail
from surveys.afterwards import calls
from surveys.response import Response
from tests.factories.companies import ExhibitorFactory
from tests.factories.complaints import ComplaintFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory
from tests.factories.surveys import InvitationFactory


def answered(**values) -> Response:
    """Commit a submitted response."""
    invitation = InvitationFactory()
    response = Response(
        survey=invitation.survey,
        invitation=invitation,
        exhibitor=invitation.exhibitor,
        contact=invitation.contact,
        **({"submitted_at": clock.now()} | values),
    )
    db.session.add(response)
    db.session.commit()
    return response


def test_a_complaint_says_that_the_exhibitor_asked_to_be_called(app):
    response = answered(overall=1, comment="Nobody came")
    calls.wish(response.invitation_id, "+49 30 123456", "Monday")
    db.session.commit()
    assert tasks.open_from_answers() == 1
    text = db.session.scalar(select(Complaint.description))
    assert text == "Nobody came\nAsks to be called: +49 30 123456, Monday"


def test_a_very_low_answer_opens_one_complaint(app):
    owner = PersonFactory()
    response = answered(overall=1, would_return=1, comment="Nobody came")
    response.exhibitor.owner = owner
    db.session.commit()
    assert [tasks.open_from_answers(), tasks.open_from_answers()] == [1, 0]
    complaint = db.session.query(Complaint).one()
    assert (complaint.response_id, complaint.owner_id) == (response.id, owner.id)
    assert (complaint.severity, complaint.source, complaint.description) == (
        "critical",
        "survey",
        "Nobody came",
    )
    assert complaint.edition_id == response.survey.edition_id


@pytest.mark.parametrize(
    "values",
    [{"overall": 3, "would_return": 2}, {"overall": 1, "submitted_at": None}, {}],
)
def test_other_answers_open_none(app, values):
    answered(**values)
    assert tasks.open_from_answers() == 0


def test_an_old_answer_is_history(app):
    answered(overall=1, submitted_at=clock.now() - timedelta(days=91))
    assert tasks.open_from_answers() == 0


def late(**values) -> Complaint:
    """Commit a complaint whose answer was due an hour ago."""
    due = {"answer_due_at": clock.now() - timedelta(hours=1), "acknowledge_escalated": 3}
    complaint = ComplaintFactory(**(due | values))
    db.session.commit()
    return complaint


def test_what_is_overdue_is_raised_once_to_owner_and_managers(app):
    owner, manager = PersonFactory(), PersonFactory(role="manager")
    PersonFactory(role="manager", active=False)
    late(owner=owner)
    assert [tasks.raise_overdue(), tasks.raise_overdue()] == [1, 0]
    assert {mail.recipient for mail in db.session.query(Mail)} == {owner.email, manager.email}
    assert [step.kind for step in db.session.query(ComplaintStep)] == ["overdue"]


def test_a_person_gets_one_mail_for_several(app):
    owner = PersonFactory()
    late(owner=owner)
    late(owner=owner)
    tasks.raise_overdue()
    assert db.session.query(Mail).one().subject.startswith("2 complaints are overdue")


@pytest.mark.parametrize("values", [{"state": "answered", "answered_at": clock.now()}, {"escalated": 3}])
def test_what_is_answered_or_raised_already_is_left_alone(app, values):
    late(**values)
    assert tasks.raise_overdue() == 0


def test_killed_before_its_end_a_sweep_has_raised_nothing(app, monkeypatch):
    late(owner=PersonFactory())
    with monkeypatch.context() as broken:
        broken.setattr(alarms, "tell", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            tasks.raise_overdue()
    assert tasks.raise_overdue() == 1
    assert db.session.query(Mail).count() == 1


def test_sweeps_side_by_side_raise_each_complaint_once(app):
    for _ in range(5):
        late(owner=PersonFactory())

    def sweep(_):
        with app.app_context():
            return tasks.raise_overdue()

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(sweep, range(4))) == 5
    assert db.session.query(Mail).count() == 5


def test_numbers_taken_at_the_same_time_are_all_different(app):
    exhibitor, edition = ExhibitorFactory(), EditionFactory()
    db.session.commit()
    ids = exhibitor.id, edition.id

    def open_one(_):
        with app.app_context(), unit_of_work():
            company = db.session.get(type(exhibitor), ids[0])
            open_complaint(
                Heard(exhibitor=company, edition=db.session.get(type(edition), ids[1]), title="x"), None
            )

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(open_one, range(12)))
    db.session.rollback()
    numbers = [int(number.rsplit("-")[-1]) for (number,) in db.session.query(Complaint.number)]
    assert sorted(numbers) == list(range(1, 13))
