"""Exhibitors with a course over the editions of one show, answers and complaints, for judging."""

from datetime import UTC, date, datetime, timedelta

import factory

from classification import drafting
from classification.gathering import gather
from classification.letters.models import RiskLetter
from classification.outcome import facts_at
from classification.policy import Condition, Policy, Rule
from complaints.models import Complaint, Remedy
from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import db
from staff.models import Person
from surveys.response import Response
from tests.factories.base import Factory, kept
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.shows import EditionFactory, ShowFactory
from tests.factories.surveys import SurveyFactory

DAY = date(2026, 6, 1)


class ResponseFactory(Factory):
    """A submitted answer to a post-show survey."""

    class Meta:
        model = Response

    survey = factory.SubFactory(SurveyFactory)
    exhibitor = factory.SubFactory(ExhibitorFactory)
    submitted_at = factory.LazyFunction(clock.now)


class JudgedComplaintFactory(Factory):
    """A complaint that is open."""

    class Meta:
        model = Complaint

    number = factory.Sequence("J-{}".format)
    exhibitor = factory.SubFactory(ExhibitorFactory)
    edition = factory.SubFactory(EditionFactory)
    title = "Power came late"
    received_at = factory.LazyFunction(lambda: clock.now() - timedelta(days=2))
    acknowledge_due_at = factory.LazyFunction(clock.now)
    answer_due_at = factory.LazyFunction(clock.now)


class AcceptedRemedyFactory(Factory):
    """A remedy that was taken."""

    class Meta:
        model = Remedy

    complaint = factory.SubFactory(JudgedComplaintFactory)
    kind = "credit"
    state = "accepted"


def editions(count: int = 4, last: date = date(2026, 5, 12), **values) -> list:
    """Return so many editions of one new show, a year apart, the latest last."""
    show = ShowFactory()
    days = [last - timedelta(days=364 * back) for back in reversed(range(count))]
    return [EditionFactory(show=show, starts_on=day, **values) for day in days]


def came(exhibitor: Exhibitor, *held, **values) -> list:
    """Let an exhibitor take part in these editions."""
    return [ParticipationFactory(exhibitor=exhibitor, edition=edition, **values) for edition in held]


def facts_of(exhibitor: Exhibitor, day: date = DAY, policy: Policy = Policy()) -> dict[str, float]:
    """Return what is known of one exhibitor on a day."""
    db.session.flush()
    return facts_at(gather(day, policy, only=(exhibitor.id,)).facts, 0)


def policy_draft(text: str) -> dict[str, str]:
    """Begin a draft of the policy with one more rule; return what finds one of its rules in an address."""
    drafting.put_rule(drafting.begin(None), Rule(text, "key", (Condition("overall", "at_least", 5),)))
    return {"rule": "conduct"}


def noon(day: date = DAY) -> datetime:
    """Return noon of a day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def risk_letter(contact: Contact, author: Person, text: str) -> RiskLetter:
    """Store a letter that waits for approval."""
    words = {"kind": "prepay", "subject": text, "body": text, "note": text}
    return kept(RiskLetter(exhibitor_id=contact.exhibitor_id, contact=contact, written_by=author, **words))
