"""Whom an offer fits, offering it to all of them, and what one exhibitor says to it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, insert, literal, or_, select

from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import Rows, UtcDateTime, db
from foundation.paging import Page, page
from foundation.upsert import upsert
from goals.models import Goal
from plans import fact_changed
from plans.copying import inserted
from plans.offer import Answer, Offer, Uptake

KEY = ("offer_id", "participation_id")
NAMES = [*KEY, "answer", "price_minor", "cost_minor", "person_id", "answered_at"]


class NotComing(Exception):
    """The exhibitor does not take part in the edition of the offer."""


def fits() -> ColumnElement[bool]:
    """Whether an exhibitor's class and goals are what an offer is for."""
    goal = select(Goal.id).where(
        Goal.exhibitor_id == Participation.exhibitor_id,
        Goal.edition_id == Participation.edition_id,
        Goal.dimension == Offer.dimension,
    )
    return and_(
        or_(Offer.relationship_class.is_(None), Offer.relationship_class == Exhibitor.relationship_class),
        or_(Offer.dimension.is_(None), exists(goal)),
    )


def pairs(*columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Select `columns` of every offer with everybody at its edition whom it fits."""
    query: Select[*tuple[Any, ...]] = select(*columns).select_from(Offer)
    return (
        query.join(Participation, Participation.edition_id == Offer.edition_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .where(Participation.status.in_(TAKING_PART), fits())
    )


def of_edition(edition_id: int) -> Sequence[Offer]:
    """Return an edition's offers by name."""
    return db.session.scalars(select(Offer).where(Offer.edition_id == edition_id).order_by(Offer.name)).all()


def name_taken(edition_id: int, name: str, but: int | None) -> bool:
    """Return whether another offer of the edition has this name."""
    other = select(Offer.id).where(Offer.edition_id == edition_id, Offer.name == name)
    return db.session.scalar(other.where(Offer.id != but) if but else other) is not None


def whom(offer: Offer, answer: str | None, cursor: str | None) -> Page:
    """Return a page of those whom an offer fits or who were offered it, by name, with their answers.

    `answer` keeps those who said so, or "none" those who were not asked yet.
    """
    here = and_(Uptake.offer_id == Offer.id, same_participation())
    columns = (
        Participation.id,
        Exhibitor.id.label("exhibitor_id"),
        Exhibitor.name,
        Exhibitor.relationship_class,
        Uptake.answer,
        Uptake.answered_at,
        Uptake.price_minor,
    )
    query = (
        select(*columns)
        .select_from(Offer)
        .join(Participation, Participation.edition_id == Offer.edition_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .outerjoin(Uptake, here)
        .where(Offer.id == offer.id, Participation.status.in_(TAKING_PART))
        .where(or_(fits(), Uptake.id.is_not(None)))
    )
    if answer:
        query = query.where(Uptake.answer.is_(None) if answer == "none" else Uptake.answer == answer)
    return page(query, (Exhibitor.name_key, Participation.id), cursor)


def offer_to_all(offer: Offer, person_id: int) -> int:
    """Note that an offer was made to everybody whom it fits; return to how many it was not before."""
    asked = exists(select(Uptake.id).where(Uptake.offer_id == Offer.id, same_participation()))
    rows = pairs(
        Offer.id.expression,
        Participation.id.expression,
        literal(Answer.OFFERED.value),
        Offer.price_minor.expression,
        Offer.cost_minor.expression,
        literal(person_id),
        literal(clock.now(), UtcDateTime),
    ).where(Offer.id == offer.id, ~asked)
    return inserted(insert(Uptake).from_select(NAMES, rows))


def same_participation() -> ColumnElement[bool]:
    """Whether an answer is the row's participation's."""
    return Uptake.participation_id == Participation.id


def answer(offer: Offer, participation: Participation, said: str | None, person_id: int) -> None:
    """Note what an exhibitor says to an offer, None: nothing yet; raises NotComing.

    Price and cost are the offer's as they are now.
    """
    if participation.status not in TAKING_PART or participation.edition_id != offer.edition_id:
        raise NotComing
    mine = Uptake.offer_id == offer.id, Uptake.participation_id == participation.id
    if said is None:
        if db.session.connection().execute(delete(Uptake).where(*mine)).rowcount:
            fact_changed.note_one(participation.id)
        return
    row = {"offer_id": offer.id, "participation_id": participation.id, "answer": Answer(said).value}
    money = {"price_minor": offer.price_minor, "cost_minor": offer.cost_minor}
    upsert(Uptake, [{**row, **money, "person_id": person_id, "answered_at": clock.now()}], KEY)
    db.session.expire_all()


def note_taken(offer_id: int) -> None:
    """Note that whoever took an offer up costs another sum from now on: the offer goes, or is back."""
    taken = Uptake.offer_id == offer_id, Uptake.answer == Answer.TAKEN
    fact_changed.note(select(Uptake.participation_id).where(*taken))


def of_participation(participation_id: int) -> Rows:
    """Return what fits an exhibitor at an edition or was offered to it: the offer, and its answer or None."""
    here = and_(Uptake.offer_id == Offer.id, same_participation())
    query = (
        select(Offer, Uptake.answer, Uptake.price_minor, Uptake.answered_at)
        .join(Participation, Participation.edition_id == Offer.edition_id)
        .join(Exhibitor, Exhibitor.id == Participation.exhibitor_id)
        .outerjoin(Uptake, here)
        .where(Participation.id == participation_id, or_(fits(), Uptake.id.is_not(None)))
    )
    return db.session.execute(query.order_by(Offer.name)).all()
