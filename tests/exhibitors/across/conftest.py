"""Three editions of a show, and who came to which."""

from datetime import date
from types import SimpleNamespace

import pytest

from foundation.database import db
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.shows import EditionFactory, ShowFactory


def held(count, **values):
    """Return so many editions of a new show, a year apart."""
    show = ShowFactory()
    return [EditionFactory(show=show, starts_on=date(2020 + n, 5, 1), **values) for n in range(count)]


def came(name, *at, **values):
    """Let a new exhibitor of this name take part."""
    exhibitor = ExhibitorFactory(name=name, name_key=name, country=values.pop("country", "DE"))
    for edition in at:
        ParticipationFactory(exhibitor=exhibitor, edition=edition, **values)
    return exhibitor


@pytest.fixture
def three(app):
    """One was kept and grew, one kept its space, one left, one came back, one is new, one only asked."""
    first, second, third = held(3)
    grown = came("grown")
    ParticipationFactory(exhibitor=grown, edition=second, net_area_m2=20.0, price_minor=100_00)
    ParticipationFactory(exhibitor=grown, edition=third, net_area_m2=50.0, price_minor=300_00)
    came("same", second, third, net_area_m2=10.0, price_minor=50_00, country="CN")
    came("lost", first, second, net_area_m2=30.0, price_minor=70_00)
    came("back", first, third, net_area_m2=5.0, price_minor=20_00, package="shell_scheme")
    came("new", third, net_area_m2=None, price_minor=None)
    came("asked", second, third, status="prospect")
    third.exchange_rate = 2.0
    db.session.flush()
    return SimpleNamespace(first=first, second=second, third=third, show_id=first.show_id)
