"""A show with four editions, the last of them after the day looked back to."""

from datetime import date, timedelta

import pytest

from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import ResponseFactory, came, editions, noon

THEN, NOW = date(2026, 6, 1), date(2027, 6, 1)


@pytest.fixture
def held(app):
    """Four editions; the third is the last one before the day."""
    return editions(4, last=date(2027, 5, 11))


@pytest.fixture
def portfolio(held):
    """Sixty that came to three editions; every third of them leaves, the pleased and larger ones stay."""
    everybody = [ExhibitorFactory() for _ in range(60)]
    for place, one in enumerate(everybody):
        came(one, *held[place % 2 : 3], price_minor=100_000 * (place + 1), net_area_m2=10 + place)
        ResponseFactory(exhibitor=one, submitted_at=noon(THEN) - timedelta(days=5), overall=2 + place % 4)
        if place % 3:
            came(one, held[3], price_minor=200_000, net_area_m2=20)
    db.session.commit()
    return everybody
