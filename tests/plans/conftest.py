"""The edition, a person of ours, and plans at the edition."""

import pytest

from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory
from tests.factories.plans import ServicePlanFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def edition(app):
    return EditionFactory()


@pytest.fixture
def lena(app):
    return PersonFactory(name="Lena Wagner")


@pytest.fixture
def plan(app):
    """Return how to make the plan of a named exhibitor at an edition."""

    def made(edition, name="Kessler Antriebe", **values):
        exhibitor = ExhibitorFactory(name=name, name_key=name.lower(), search_text=name.lower())
        taking_part = ParticipationFactory(edition=edition, exhibitor=exhibitor)
        return ServicePlanFactory(participation=taking_part, **values)

    return made
