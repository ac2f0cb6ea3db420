"""Templates, plans and their items."""

from datetime import date

import factory

from plans.models import Phase, PlanItem, PlanTemplate, ServicePlan, TemplateItem
from plans.offer import Offer
from plans.versions import PlanUpdate
from tests.factories.base import Factory
from tests.factories.companies import ParticipationFactory
from tests.factories.shows import EditionFactory


class PlanTemplateFactory(Factory):
    """A template for everybody."""

    class Meta:
        model = PlanTemplate

    name = factory.Sequence("Everybody {}".format)


class TemplateItemFactory(Factory):
    """A promise on the first show day."""

    class Meta:
        model = TemplateItem

    template = factory.SubFactory(PlanTemplateFactory)
    phase = Phase.SHOW_DAYS
    title = "Visit the stand"


class ServicePlanFactory(Factory):
    """A plan."""

    class Meta:
        model = ServicePlan

    participation = factory.SubFactory(ParticipationFactory)


class PlanItemFactory(Factory):
    """A promise."""

    class Meta:
        model = PlanItem

    plan = factory.SubFactory(ServicePlanFactory)
    edition_id = factory.LazyAttribute(lambda item: item.plan.participation.edition_id)
    phase = Phase.BEFORE
    title = "Meeting room, three days"
    due_on = date(2026, 5, 1)
    hours = 2.0


class OfferFactory(Factory):
    """A service for everybody at an edition."""

    class Meta:
        model = Offer

    edition = factory.SubFactory(EditionFactory)
    name = factory.Sequence("Interpreter {}".format)
    price_minor = 30_000
    cost_minor = 20_000


class PlanUpdateFactory(Factory):
    """Running plans brought up to a template, with nothing changed in any."""

    class Meta:
        model = PlanUpdate

    number = 1
    before = factory.LazyFunction(lambda: {"plans": [], "added": [], "changed": [], "dropped": []})
