"""What came of an edition's offers: whom each fits, who took it up, what it brought and cost."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from sqlalchemy import func, select

from exhibitors.participation import TAKING_PART, Participation
from foundation.database import db
from plans.offer import Answer, Offer, Uptake
from plans.offering import pairs


@dataclass(frozen=True)
class Figures:
    """Whom an offer fits, to how many it was offered, their answers, and the money of those taken up."""

    fitting: int = 0
    offered: int = 0
    taken: int = 0
    declined: int = 0
    revenue_minor: int = 0
    cost_minor: int = 0

    @property
    def share(self) -> float | None:
        """Return the share taken up of those to whom it was offered."""
        return self.taken / self.offered if self.offered else None


def figures(edition_id: int) -> dict[int, Figures]:
    """Return each offer's figures; exhibitors that no longer come count nowhere."""
    number = Offer.id.expression
    fitting = pairs(number, func.count(Participation.id)).where(Offer.edition_id == edition_id)
    found = {row[0]: row[1] for row in db.session.execute(fitting.group_by(Offer.id))}
    count, taken = func.count(Uptake.id), Uptake.answer == Answer.TAKEN
    answers = (
        select(
            Uptake.offer_id,
            count,
            count.filter(taken),
            count.filter(Uptake.answer == Answer.DECLINED),
            func.coalesce(func.sum(Uptake.price_minor).filter(taken), 0),
            func.coalesce(func.sum(Uptake.cost_minor).filter(taken), 0),
        )
        .join(Offer, Offer.id == Uptake.offer_id)
        .join(Participation, Participation.id == Uptake.participation_id)
        .where(Offer.edition_id == edition_id, Participation.status.in_(TAKING_PART))
        .group_by(Uptake.offer_id)
    )
    said = {row[0]: tuple(int(value) for value in row[1:]) for row in db.session.execute(answers)}
    return {one: Figures(found.get(one, 0), *said.get(one, ())) for one in found.keys() | said.keys()}


def total(found: Iterable[Figures]) -> Figures:
    """Return the sum of figures."""
    rows = list(found)
    return Figures(*(sum(getattr(row, one.name) for row in rows) for one in fields(Figures)))
