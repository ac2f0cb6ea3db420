"""An edition to come, one that is over, and somebody who takes part."""

from datetime import date

import pytest
import time_machine

from tests.factories.companies import ParticipationFactory
from tests.factories.shows import EditionFactory, ShowFactory


@pytest.fixture(autouse=True)
def _spring():
    """It is the first of March 2027."""
    with time_machine.travel("2027-03-01T09:00:00Z", tick=True):
        yield


@pytest.fixture
def show(app):
    return ShowFactory()


@pytest.fixture
def coming(show):
    return EditionFactory(show=show, name="SMF 2027", starts_on=date(2027, 5, 11))


@pytest.fixture
def past(show):
    return EditionFactory(show=show, name="SMF 2026", starts_on=date(2026, 5, 12))


@pytest.fixture
def exhibitor(coming):
    return ParticipationFactory(edition=coming, status="contracted").exhibitor
