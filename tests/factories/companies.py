"""Exhibitors, contacts, participations, interactions."""

import factory

from exhibitors.custom import CustomField
from exhibitors.interaction import Interaction
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import Participation, Stand, Status
from exhibitors.tags import Tag
from tests.factories.base import Factory
from tests.factories.shows import EditionFactory


class ExhibitorFactory(Factory):
    """A company."""

    class Meta:
        model = Exhibitor

    name = factory.Sequence("Kessler Antriebe {} GmbH".format)
    name_key = factory.LazyAttribute(lambda exhibitor: exhibitor.name.lower().removesuffix(" gmbh"))
    search_text = factory.LazyAttribute(lambda exhibitor: exhibitor.name.lower())
    country = "DE"


class ContactFactory(Factory):
    """A person there."""

    class Meta:
        model = Contact

    exhibitor = factory.SubFactory(ExhibitorFactory)
    name = factory.Sequence("Anna Weiss {}".format)
    email = factory.Sequence("contact{}@kessler.example".format)


class ParticipationFactory(Factory):
    """An exhibitor that took part."""

    class Meta:
        model = Participation

    exhibitor = factory.SubFactory(ExhibitorFactory)
    edition = factory.SubFactory(EditionFactory)
    status = Status.ATTENDED
    package = "space_only"
    net_area_m2 = 96.0
    price_minor = 2_400_000


class StandFactory(Factory):
    """A stand."""

    class Meta:
        model = Stand

    participation = factory.SubFactory(ParticipationFactory)
    number = factory.Sequence("3C{}".format)


class InteractionFactory(Factory):
    """A note."""

    class Meta:
        model = Interaction

    exhibitor = factory.SubFactory(ExhibitorFactory)
    summary = "Asked for a corner stand"


class CustomFieldFactory(Factory):
    """A field of text of an organiser's own."""

    class Meta:
        model = CustomField

    name = factory.Sequence("Membership {}".format)


class TagFactory(Factory):
    """A tag."""

    class Meta:
        model = Tag

    name = factory.Sequence("Innovator {}".format)
