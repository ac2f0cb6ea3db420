"""Where a team and each of its people stand, reckoned now from what the rooms below hold."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from flask import current_app
from sqlalchemy import select

from events.models import Edition
from foundation import clock
from foundation.database import db
from scoring import gathering
from scoring.figures import NOTHING, Basis, Individual, Member, Part, Point, Team
from scoring.formula import Score, score_staff
from scoring.hiding import editions_told
from scoring.parts import PARTS, parts
from scoring.queries import current_points, pilot_until
from scoring.ratings import EDITION, Rating
from scoring.weighing import weighed
from staff.models import Person

SPANS: Mapping[str, int | None] = {"this": 1, "two": 2, "all": None}
FIFTHS = 5
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

    def team(self) -> Team:
        """Return everybody who was rated or has a part, by name."""
        return Team(self.basis, tuple(self.member(person) for person in self.people()))

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

    def individuals(self, people: Iterable[Person]) -> list[Individual]:
        """Return each person's figures, opened up."""
        items, people = {}, list(people)
        for editions in {self.told[person.id] for person in people if person.id in self.told}:
            alike = [person.id for person in people if self.told.get(person.id) == editions]
            items |= gathering.items(sorted(editions), self.base, alike)
        own: dict[int, list[Rating]] = {}
        for rating in self.ratings:
            own.setdefault(rating.person, []).append(rating)
        trends = self._trends()
        return [
            Individual(
                basis=self.basis,
                member=self.member(person),
                spread=spread(own.get(person.id, ()), self.base),
                items=items.get(person.id, ()),
                mix=mix(own.get(person.id, ()), self.base),
                trend=trends.get(person.id, ()),
            )
            for person in people
        ]

    def _trends(self) -> dict[int, tuple[Point, ...]]:
        """Everybody's score by each edition alone, oldest first."""
        trends: dict[int, tuple[Point, ...]] = {}
        for edition in reversed(self.history):
            of_edition = [rating for rating in self.said if rating.edition == edition.id]
            for score in score_staff(of_edition, self.base).scores:
                point = Point(
                    edition=edition.name,
                    starts_on=edition.starts_on.isoformat(),
                    exhibitors=score.exhibitors,
                    score=score.score,
                    low=score.low,
                    high=score.high,
                )
                trends[score.person] = (*trends.get(score.person, ()), point)
        return trends


def _means(ratings: Sequence[Rating]) -> dict[int, float]:
    """Each exhibitor's mean over the editions."""
    scores: dict[int, list[float]] = {}
    for rating in ratings:
        scores.setdefault(rating.exhibitor, []).append(rating.score)
    return {exhibitor: sum(found) / len(found) for exhibitor, found in scores.items()}


def spread(ratings: Sequence[Rating], base: int) -> tuple[int, ...]:
    """Return how many exhibitors' means lie in each fifth of the scale, nothing below the base."""
    means = _means(ratings)
    if len(means) < base:
        return ()
    fifths = Counter(min(FIFTHS - 1, int(mean * FIFTHS / 100)) for mean in means.values())
    return tuple(fifths[fifth] for fifth in range(FIFTHS))


def mix(ratings: Sequence[Rating], base: int) -> tuple[tuple[str, str, int], ...]:
    """Return how many ratings came from each kind of exhibitor, nothing below the base of exhibitors."""
    if len(_means(ratings)) < base:
        return ()
    counts = Counter((what, which) for rating in ratings for what, which in rating.mix.items())
    return tuple((what, which, count) for (what, which), count in sorted(counts.items()))
