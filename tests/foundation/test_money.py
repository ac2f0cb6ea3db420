"""Money is counted in whole minor units, on either database and in any currency."""

from sqlalchemy import func, select

from exhibitors.participation import Participation
from foundation.database import db
from foundation.forms import stripped
from tests.factories.companies import ParticipationFactory

RUPIAH_40_MILLION = 4_000_000_000


def test_a_sum_beyond_32_bits_comes_back_as_a_whole_number(app):
    ParticipationFactory.create_batch(2, price_minor=RUPIAH_40_MILLION)
    total = db.session.scalar(select(func.sum(Participation.price_minor)))
    assert (type(total), total) == (int, 2 * RUPIAH_40_MILLION)


def test_a_mean_keeps_its_fraction(app):
    for price in (1, 2):
        ParticipationFactory(price_minor=price)
    assert float(db.session.scalar(select(func.avg(Participation.price_minor))) or 0) == 1.5


def test_typed_text_loses_blanks():
    assert stripped(" Kessler ") == "Kessler"
    assert stripped(" ") is None
