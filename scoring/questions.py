"""Questions to ask before a score is believed, and what the score would be without those answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring import given
from scoring.formula import score_staff
from scoring.owners import owners
from scoring.signs import Sign, selective, signs
from scoring.standing import Standing

STAYS, LEAVES, NOTHING_LEFT, EXACT = "stays", "leaves", "nothing_left", "exact"


@dataclass(frozen=True)
class Without:
    """A score without the answers in question; `now` is the score with them.

    `score` is told where as many exhibitors as a figure needs are left out and as many are left; else only
    whether it would stay within its interval: the difference of two scores would tell what a few said.
    """

    kind: str
    exhibitors: int
    now: float
    score: float | None = None


def questions(standing: Standing) -> dict[int, list[Sign]]:
    """Return the signs in what goes into everybody's score; whoever gives no cause is not in it."""
    told = {(one.person, one.exhibitor, one.edition) for one in standing.ratings}
    filled = {
        person: [one for one in of_person if (person, *one.answer) in told]
        for person, of_person in given.given(standing.ids).items()
    }
    everything = [one for of_person in filled.values() for one in of_person]
    usual = sum(one.top for one in everything) / len(everything) if everything else 0.0
    ours = given.own_addresses()
    found = {person: signs(of_person, usual, ours) for person, of_person in filled.items()}
    for person, sign in _left_out(standing):
        found.setdefault(person, []).append(sign)
    return {person: of_person for person, of_person in found.items() if of_person}


def _left_out(standing: Standing) -> Iterable[tuple[int, Sign]]:
    """Whose exhibitors with a complaint were left out, at the newest edition that was asked about."""
    for edition in standing.editions:
        invited = given.invited(edition.id)
        if not invited:
            continue
        there, unhappy = given.taking_part(edition.id), given.complained(edition.id)
        own: dict[int, set[int]] = {}
        for exhibitor, person in owners([edition])[edition.id].items():
            if exhibitor in there:
                own.setdefault(person, set()).add(exhibitor)
        for person, mine in own.items():
            sign = selective(invited, mine, unhappy)
            if sign is not None:
                yield person, sign
        return


def without(standing: Standing, person: int, found: Iterable[Sign]) -> Without | None:
    """Return what a person's score would be without all answers in question, None where none are."""
    flagged = {answer for sign in found for answer in sign.answers}
    score, gone = standing.by_person.get(person), {exhibitor for exhibitor, _ in flagged}
    if not flagged or score is None or score.score is None or score.low is None or score.high is None:
        return None
    doubted = {(person, *answer) for answer in flagged}
    left = [one for one in standing.ratings if (one.person, one.exhibitor, one.edition) not in doubted]
    again = {one.person: one for one in score_staff(left, standing.base).scores}.get(person)
    if again is None or again.score is None:
        return Without(NOTHING_LEFT, len(gone), score.score)
    if len(gone) >= standing.base:
        return Without(EXACT, len(gone), score.score, again.score)
    return Without(STAYS if score.low <= again.score <= score.high else LEAVES, len(gone), score.score)
