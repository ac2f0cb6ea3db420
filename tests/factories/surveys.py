"""Surveys with the standard questionnaire, invitations."""

from datetime import timedelta

import factory

from foundation import clock
from surveys import letters, library
from surveys.models import Invitation, Survey
from surveys.standard import POST_SHOW
from tests.factories.base import Factory
from tests.factories.companies import ContactFactory, ParticipationFactory
from tests.factories.shows import EditionFactory


class SurveyFactory(Factory):
    """A survey with the standard questionnaire, open since yesterday."""

    class Meta:
        model = Survey

    edition = factory.SubFactory(EditionFactory)
    questionnaire = factory.LazyFunction(lambda: library.stored(POST_SHOW))
    title = "After the fair"
    opens_at = factory.LazyFunction(lambda: clock.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: clock.now() + timedelta(days=20))
    subject = factory.LazyFunction(lambda: dict(letters.SUBJECT))
    body = factory.LazyFunction(lambda: dict(letters.BODY))


class InvitationFactory(Factory):
    """A contact invited to a survey."""

    class Meta:
        model = Invitation

    survey = factory.SubFactory(SurveyFactory)
    contact = factory.SubFactory(ContactFactory)
    exhibitor = factory.SelfAttribute("contact.exhibitor")


def exhibiting(edition, **contact):
    """Return a contact of a new exhibitor that took part in the edition."""
    person = ContactFactory(**contact)
    ParticipationFactory(exhibitor=person.exhibitor, edition=edition)
    return person
