"""An exhibitor's editions, with stands, area, price and growth."""

from datetime import date

from exhibitors.timeline import participations
from tests.factories.companies import ExhibitorFactory, ParticipationFactory, StandFactory
from tests.factories.shows import EditionFactory, ShowFactory


def taken(exhibitor, show, year, **values):
    edition = EditionFactory(show=show, starts_on=date(year, 5, 1), exchange_rate=values.pop("rate", 1))
    return ParticipationFactory(exhibitor=exhibitor, edition=edition, **values)


def test_every_edition_is_there_in_order_with_its_growth(app):
    exhibitor, show = ExhibitorFactory(), ShowFactory()
    later = taken(exhibitor, show, 2026, net_area_m2=96.0, price_minor=100)
    taken(exhibitor, show, 2025, net_area_m2=144.0, price_minor=200)
    StandFactory(participation=later, number="C14")
    found = participations(exhibitor.id)
    assert [(one.starts_on.year, one.stands) for one in found] == [(2025, ""), (2026, "C14")]
    assert (round(found[1].growth.area or 0, 3), found[1].growth.price) == (-0.333, -0.5)


def test_prices_are_compared_in_the_house_currency(app):
    exhibitor, show = ExhibitorFactory(), ShowFactory()
    taken(exhibitor, show, 2025, price_minor=100, rate=2)
    taken(exhibitor, show, 2026, price_minor=100, rate=1)
    assert participations(exhibitor.id)[1].growth.price == -0.5


def test_an_edition_left_out_or_cancelled_breaks_the_growth(app):
    exhibitor, show = ExhibitorFactory(), ShowFactory()
    taken(exhibitor, show, 2024)
    left_out = taken(exhibitor, show, 2025, status="cancelled")
    ParticipationFactory(edition=left_out.edition)
    taken(exhibitor, show, 2026)
    assert [one.growth.area for one in participations(exhibitor.id)] == [None, None, None]


def test_growth_reaches_over_an_edition_that_did_not_take_place(app):
    exhibitor, show = ExhibitorFactory(), ShowFactory()
    taken(exhibitor, show, 2024, net_area_m2=48.0)
    taken(exhibitor, show, 2025, net_area_m2=12.0).edition.cancelled = True
    taken(exhibitor, show, 2026, net_area_m2=96.0)
    assert participations(exhibitor.id)[2].growth.area == 1.0
