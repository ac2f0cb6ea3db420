"""What lasts until somebody acts: no contact for weeks, a smaller stand, a rebooking date that comes near."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from classification.plays.limits import Occasion
from classification.plays.models import Trigger
from classification.plays.occasions import OF_EXHIBITOR, Span, occasion
from events.models import Edition
from exhibitors.interaction import Interaction, InteractionKind
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation

LONGEST = timedelta(days=365)
"""A silence that began to count longer ago is no news."""


def _no_contact(span: Span) -> Iterator[Occasion]:
    """A note is no contact. Whoever was never in touch counts from the day it was entered."""
    after = timedelta(weeks=span.amount)
    happened = Interaction.happened_at
    following = func.lead(happened, type_=happened.type).over(
        partition_by=Interaction.exhibitor_id, order_by=happened
    )
    touches = (
        select(Interaction.exhibitor_id, happened.label("at"), following.label("then"))
        .where(Interaction.kind != InteractionKind.NOTE, happened >= span.begin - after)
        .subquery()
    )
    begun = func.coalesce(touches.c.at, Exhibitor.created_at)
    statement = (
        select(*OF_EXHIBITOR, begun.label("at"), touches.c.then)
        .outerjoin(touches, touches.c.exhibitor_id == Exhibitor.id)
        .where(Exhibitor.relationship_class.is_not(None), begun >= span.begin - after)
        .where(begun < span.end - after)
    )
    for row in span.rows(statement):
        if row.then is None or row.then > row.at + after:
            since, stands = row.at.date(), row.then is None
            told = {"since": since.isoformat(), "weeks": span.amount}
            yield occasion(row, f"silent since {since}", since + after, told, stands)


def _shrinking(span: Span) -> Iterator[Occasion]:
    """The stand at an edition against the one at the edition of the show before; as of when it was agreed."""
    earlier, before = aliased(Edition), aliased(Participation)
    last = (
        select(func.max(earlier.starts_on))
        .where(earlier.show_id == Edition.show_id, earlier.starts_on < Edition.starts_on)
        .where(earlier.cancelled.is_(False))
        .correlate(Edition)
        .scalar_subquery()
    )
    statement = (
        select(
            *OF_EXHIBITOR,
            Participation.edition_id,
            Participation.net_area_m2,
            Participation.created_at,
            Edition.starts_on,
            Edition.ends_on,
            Edition.name.label("edition"),
            before.net_area_m2.label("area_then"),
        )
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .join(Edition, Edition.id == Participation.edition_id)
        .join(earlier, and_(earlier.show_id == Edition.show_id, earlier.starts_on == last))
        .join(
            before, and_(before.edition_id == earlier.id, before.exhibitor_id == Participation.exhibitor_id)
        )
        .where(Edition.ends_on >= span.first, Participation.status.in_(TAKING_PART))
        .where(before.status.in_(TAKING_PART), before.net_area_m2 > 0)
        .where(Participation.net_area_m2 <= before.net_area_m2 * (1 - span.amount / 100))
    )
    for row in span.rows(statement):
        day = min(row.created_at.date(), row.starts_on)
        if day <= span.last:
            told = {"edition": row.edition, "before": row.area_then, "now": row.net_area_m2}
            stands = row.ends_on >= span.today
            yield occasion(row, f"edition {row.edition_id}", day, told, stands)


def _rebooking(span: Span) -> Iterator[Occasion]:
    """Who took part and has not agreed to the edition of the show after it, so many days before the date."""
    ahead = timedelta(days=span.amount)
    coming, again = aliased(Edition), aliased(Participation)
    booked = (
        select(again.id)
        .join(coming, coming.id == again.edition_id)
        .where(again.exhibitor_id == Exhibitor.id, again.status.in_(TAKING_PART))
        .where(coming.show_id == Edition.show_id, coming.starts_on > Edition.starts_on)
    )
    statement = (
        select(
            *OF_EXHIBITOR, Edition.id.label("edition_id"), Edition.rebooking_until, Edition.name.label("of")
        )
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .join(Edition, Edition.id == Participation.edition_id)
        .where(Participation.status.in_(TAKING_PART), ~booked.exists())
        .where(Edition.rebooking_until.between(span.first + ahead, span.last + ahead))
    )
    for row in span.rows(statement):
        until: date = row.rebooking_until
        told = {"edition": row.of, "until": until.isoformat()}
        yield occasion(row, f"rebooking {row.edition_id}", until - ahead, told, until >= span.today)


READ: dict[str, Callable[[Span], Iterator[Occasion]]] = {
    Trigger.NO_CONTACT: _no_contact,
    Trigger.STAND_SHRINKS: _shrinking,
    Trigger.REBOOKING_NEAR: _rebooking,
}
