"""Staff scores against a truth that is known: simulated teams of 3 to 300 people, in settings that are hard.

`python -m bench.truth [years]` prints for each setting, over so many simulated years: the share of 90 %
intervals that hold the truth (88-92 wanted), the rank correlation of score and of raw mean with the truth
(the score's has to be the higher), and the slope of the adjusted mean on the truth (1: nobody is punished).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy.stats
from numpy.random import Generator

from scoring.formula import score_staff
from scoring.ratings import Rating

MEAN, BETWEEN, MANNER, CHANCE, HARD = 55.0, 5.0, 5.0, 10.0, -8.0
Count = Callable[[Generator], int]
Share = Callable[[float, int], float]


@dataclass(frozen=True)
class Setting:
    """How a team is made: people, exhibitors a person, the share of hard ones, editions, several a person."""

    name: str
    people: int
    each: Count
    hard: Share = lambda merit, place: 0.5
    crossed: int = 1
    editions: int = 1


def few(random: Generator) -> int:
    """5 to 15 exhibitors."""
    return int(random.integers(5, 16))


def uneven(random: Generator) -> int:
    """3 to 300 exhibitors, few of them many."""
    return int(np.exp(random.uniform(np.log(3), np.log(300))))


SETTINGS = (
    Setting("3 people", 3, lambda random: int(random.integers(20, 61))),
    Setting("10 people", 10, few),
    Setting("30 people, 3-300 exhibitors", 30, uneven),
    Setting("100 people", 100, few),
    Setting("300 people", 300, few),
    Setting("30 people, mixes unequal", 30, few, lambda merit, place: 0.85 if place % 2 else 0.15),
    Setting(
        "30 people, the best get the hardest", 30, few, lambda merit, place: 0.8 if merit > MEAN else 0.2
    ),
    Setting("30 people, crossed", 30, few, crossed=3),
    Setting("40 people, crossed, uneven, three editions", 40, uneven, crossed=2, editions=3),
)


def year(setting: Setting, random: Generator) -> tuple[np.ndarray, list[Rating]]:
    """Return everybody's true mean on the average mix, and what exhibitors said."""
    merit = MEAN + random.normal(0, BETWEEN, setting.people)
    wanted = [person for person in range(setting.people) for _ in range(setting.each(random))]
    random.shuffle(wanted)
    ratings: list[Rating] = []
    for number, start in enumerate(range(0, len(wanted), setting.crossed)):
        shared = dict.fromkeys(wanted[start : start + setting.crossed])
        first = next(iter(shared))
        hard = random.random() < setting.hard(float(merit[first]), first)
        manner = random.normal(0, MANNER) + HARD * hard
        mix = {"class": "risk" if hard else "key"}
        for person in shared:
            said = float(np.clip(merit[person] + manner + random.normal(0, CHANCE), 0, 100))
            ratings.append(Rating(person, number, number % setting.editions, said, mix))
    hard_share = float(np.mean([rating.mix["class"] == "risk" for rating in ratings]))
    return merit + HARD * hard_share, ratings


def measured(setting: Setting, years: int) -> str:
    """Return the setting's line."""
    held, ranks, raws, slopes = [], [], [], []
    for seed in range(years):
        truth, ratings = year(setting, np.random.default_rng(seed))
        known = [one for one in score_staff(ratings, base=3).scores if one.score is not None]
        true = np.array([truth[one.person] for one in known])
        held += [
            one.low <= aim <= one.high for one, aim in zip(known, true, strict=True) if one.low is not None
        ]
        score, raw, own = (
            np.array([getattr(one, name) for one in known]) for name in ("score", "raw_mean", "adjusted_mean")
        )
        if len(set(score.tolist())) > 1:
            ranks.append(float(scipy.stats.spearmanr(score, true)[0]))
            raws.append(float(scipy.stats.spearmanr(raw, true)[0]))
        slopes.append(np.polyfit(true, own, 1)[0])
    told = f"held {100 * np.mean(held):5.1f} %  rank {np.mean(ranks):.3f} (raw {np.mean(raws):.3f})"
    return f"{setting.name:<44} {told}  slope {np.mean(slopes):.2f}"


if __name__ == "__main__":
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for setting in SETTINGS:
        print(measured(setting, years), flush=True)
