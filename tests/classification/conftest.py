"""A portfolio that the screens are shown."""

from datetime import timedelta

import pytest

from classification import assessing
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import JudgedComplaintFactory, ResponseFactory, came, editions


@pytest.fixture
def portfolio(app):
    """Ten exhibitors of rising worth, assessed today; the richest is fond of us, the poorest complains."""
    held = editions(2, last=assessing.today() - timedelta(days=20))
    everybody = [ExhibitorFactory() for _ in range(10)]
    for worth, exhibitor in enumerate(everybody, 1):
        came(exhibitor, *held, price_minor=worth * 100_000)
    ResponseFactory(exhibitor=everybody[-1], relationship_quality=90)
    JudgedComplaintFactory(exhibitor=everybody[0], edition=held[-1])
    assessing.assess_all()
    db.session.commit()
    return everybody
