"""Shows, editions, venues."""

from datetime import date, timedelta

import factory

from events.models import Edition, Hall, Show, Venue
from tests.factories.base import Factory


class ShowFactory(Factory):
    """A show."""

    class Meta:
        model = Show

    name = factory.Sequence("Spring Machinery Fair {}".format)


class VenueFactory(Factory):
    """A venue."""

    class Meta:
        model = Venue

    name = factory.Sequence("Messe {}".format)


class HallFactory(Factory):
    """A hall."""

    class Meta:
        model = Hall

    venue = factory.SubFactory(VenueFactory)
    name = factory.Sequence("Hall {}".format)


class EditionFactory(Factory):
    """An edition of four days, just over."""

    class Meta:
        model = Edition

    show = factory.SubFactory(ShowFactory)
    name = factory.Sequence("Spring Machinery Fair edition {}".format)
    starts_on = factory.Sequence(lambda n: date(2026, 5, 12) - timedelta(days=365 * (n % 20)))
    ends_on = factory.LazyAttribute(lambda edition: edition.starts_on + timedelta(days=3))
    time_zone = "Europe/Berlin"
    currency = "EUR"
