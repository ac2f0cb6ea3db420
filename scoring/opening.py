"""Figures opened up: of some people, what went in, what it tells them; of the team, how teams differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from scoring import gathering
from scoring.coaching import talks
from scoring.development import against, lessons
from scoring.figures import Item, Point
from scoring.findings import Against
from scoring.formula import score_staff
from scoring.ratings import Rating
from scoring.remark import said_by
from scoring.sheets import Individual, Team
from scoring.standing import Standing
from scoring.teams import teams
from staff.models import Person

FIFTHS = 5


def team(standing: Standing) -> Team:
    """Return everybody's figures, the teams side by side and whom to sit down with."""
    everybody = individuals(standing, standing.people())
    members = tuple(one.member for one in everybody)
    course = {one.member.person_id: one.trend for one in everybody}
    return Team(standing.basis, members, tuple(teams(members, course)), talks(everybody))


def individuals(standing: Standing, people: Iterable[Person]) -> list[Individual]:
    """Return each person's figures, opened up."""
    people = list(people)
    numbers = [person.id for person in people]
    items, own, trends = _items(standing, numbers), _own(standing.ratings), _trends(standing)
    out = _stand_out(standing, items)
    weak = {one: [line.item.code for line in out.get(one, ()) if line.points < 0] for one in numbers}
    learn, said = lessons(standing.edition.id, weak, standing.today), said_by(numbers, standing.edition.id)
    return [
        Individual(
            basis=standing.basis,
            member=standing.member(person),
            spread=spread(own.get(person.id, ()), standing.base),
            items=items.get(person.id, ()),
            mix=mix(own.get(person.id, ()), standing.base),
            trend=trends.get(person.id, ()),
            stand_out=out.get(person.id, ()),
            lessons=learn.get(person.id, ()),
            said=said.get(person.id, ()),
        )
        for person in people
    ]


def _items(standing: Standing, people: Sequence[int]) -> dict[int, tuple[Item, ...]]:
    """Everybody's questions over the editions that may be told of them; whoever has the same at once."""
    found: dict[int, tuple[Item, ...]] = {}
    for editions in {standing.told[person] for person in people if person in standing.told}:
        alike = [person for person in people if standing.told.get(person) == editions]
        found |= gathering.items(sorted(editions), standing.base, alike)
    return found


def _stand_out(standing: Standing, items: Mapping[int, Sequence[Item]]) -> dict[int, tuple[Against, ...]]:
    """The questions in which each person is above or below the others, over the same editions."""
    usual = {told: gathering.team_items(sorted(told)) for told in {standing.told[one] for one in items}}
    return {
        person: tuple(against(of_person, usual[standing.told[person]], standing.base))
        for person, of_person in items.items()
    }


def _own(ratings: Iterable[Rating]) -> dict[int, list[Rating]]:
    own: dict[int, list[Rating]] = {}
    for rating in ratings:
        own.setdefault(rating.person, []).append(rating)
    return own


def _trends(standing: Standing) -> dict[int, tuple[Point, ...]]:
    """Everybody's score by each edition alone, oldest first."""
    trends: dict[int, tuple[Point, ...]] = {}
    for edition in reversed(standing.history):
        of_edition = [rating for rating in standing.said if rating.edition == edition.id]
        for score in score_staff(of_edition, standing.base).scores:
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
