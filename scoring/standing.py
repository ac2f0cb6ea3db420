"""Where a team and each of its people stand, reckoned now from what the rooms below hold."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flask import current_app
from sqlalchemy import select

from events.models import Edition
from foundation import clock
from foundation.database import db
from scoring import gathering
from scoring.figures import NOTHING, Basis, Member, Part
from scoring.formula import Score, score_staff
from scoring.hiding import editions_told
from scoring.parts import PARTS, parts
from scoring.queries import current_points, pilot_until
from scoring.ratings import EDITION
from scoring.weighing import weighed
from staff.models import Person

SPANS: Mapping[str, int | None] = {"this": 1, "two": 2, "all": None}
SMALL = 0.05


class Standing:
    """The figures of an edition and, within the span, of those of its show before it; read once."""

    def __init__(self, edition: Edition, span: str = "this") -> None:
        self.edition, self.span = edition, span
        self.base: int = current_app.config["MINIMUM_BASE"]
        self.today = clock.today(current_app.config["TIME_ZONE"])
        self.history = gathering.editions_until(edition)
        self.editions = self.history[: SPANS[span]]
        self.ids = [one.id for one in self.editions]
        self.said = gathering.ratings(self.history)
        self.told = self._told()
        self.ratings = [one for one in self.said if one.edition in self.told.get(one.person, ())]
        self.scores = score_staff(self.ratings, self.base)
        self.by_person = {score.person: score for score in self.scores.scores}
        self.parts = parts(self.history, SPANS[span], self.today, self.base)
        self.basis = self._basis()

    def _basis(self) -> Basis:
        return Basis(
            edition_id=self.edition.id,
            edition=self.edition.name,
            show=self.edition.show.name,
            editions=tuple(one.name for one in self.editions),
            span=self.span,
            as_of=self.today.isoformat(),
            base=self.base,
            ratings=sum(score.exhibitors for score in self.scores.scores),
            people=len(self.scores.scores),
            mean=self.scores.mean,
            k=self.scores.k,
            effects=self._effects(),
            weights=current_points(),
            pilot_until=ends.isoformat() if (ends := pilot_until(self.today)) else None,
        )

    def _told(self) -> dict[int, frozenset[int]]:
        """The editions that each person's total holds; one edition alone is a total of nothing else."""
        counts: dict[int, Counter[int]] = {}
        for rating in self.said:
            if rating.edition in self.ids:
                counts.setdefault(rating.person, Counter())[rating.edition] += 1
        return {person: editions_told(of, self.ids, self.base) for person, of in counts.items()}

    def _effects(self) -> tuple[tuple[str, str, float], ...]:
        names = {str(one.id): one.name for one in self.editions}
        return tuple(
            (what, names[which] if what == EDITION else which, points)
            for (what, which), points in (self.scores.effects or {}).items()
            if abs(points) >= SMALL
        )

    def members(self) -> tuple[Member, ...]:
        """Return everybody's line, by name."""
        return tuple(self.member(person) for person in self.people())

    def people(self) -> Sequence[Person]:
        """Return everybody who was rated or has a part, by name."""
        query = select(Person).where(Person.id.in_(self.by_person.keys() | self.parts.keys()))
        return db.session.scalars(query.order_by(Person.name, Person.id)).all()

    def member(self, person: Person) -> Member:
        """Return one person's line."""
        score = self.by_person.get(person.id) or Score(person.id, 0, 0.0, NOTHING)
        member = Member(
            person_id=person.id,
            name=person.name,
            team=person.team,
            exhibitors=score.exhibitors,
            reason=score.reason,
            raw_mean=score.raw_mean,
            adjusted_mean=score.adjusted_mean,
            score=score.score,
            low=score.low,
            high=score.high,
            reliability=score.reliability,
            group=score.group,
            parts=self.parts.get(person.id) or dict.fromkeys(PARTS, Part(None, 0, NOTHING)),
        )
        return weighed(member, self.basis.weights)
