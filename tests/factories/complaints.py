"""Complaints."""

from datetime import UTC, datetime, timedelta

import factory

from complaints.models import Complaint, ComplaintAssessment
from tests.factories.base import Factory
from tests.factories.companies import ExhibitorFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

RECEIVED = datetime(2026, 5, 13, 8, tzinfo=UTC)


class ComplaintFactory(Factory):
    """A complaint that waits for its answer."""

    class Meta:
        model = Complaint

    number = factory.Sequence("C-2026-9{:03}".format)
    exhibitor = factory.SubFactory(ExhibitorFactory)
    edition = factory.SubFactory(EditionFactory)
    title = "No power on the stand"
    received_at = RECEIVED
    acknowledge_due_at = RECEIVED + timedelta(hours=4)
    answer_due_at = RECEIVED + timedelta(hours=16)


class WeighedComplaintFactory(ComplaintFactory):
    """A complaint that somebody owns and that was assessed: it may be investigated."""

    owner = factory.SubFactory(PersonFactory)
    assessment = factory.LazyFunction(ComplaintAssessment)
