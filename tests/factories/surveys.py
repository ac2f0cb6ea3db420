"""Surveys with the standard questionnaire, invitations."""

from datetime import timedelta

import factory

from foundation import clock
from foundation.database import db
from surveys import library, wording
from surveys.models import Invitation, Survey
from surveys.questionnaire import Question, Questionnaire
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
    subject = factory.LazyFunction(lambda: dict(wording.SUBJECTS["post_show"]))
    body = factory.LazyFunction(lambda: dict(wording.BODIES["post_show"]))


def questionnaire(*questions: dict, code: str = "own", kind: str = "post_show") -> Questionnaire:
    """Return a stored draft with these questions, each on the page it names (the first by default)."""
    made = Questionnaire(code=code, kind=kind, title={"en": "Own questions"})
    standard = {"measure": "open", "page": 1, "section": {"en": "Section"}, "text": {"en": "?"}}
    made.questions = [
        Question(**{**standard, "position": place, **values}) for place, values in enumerate(questions, 1)
    ]
    db.session.add(made)
    db.session.flush()
    return made


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
