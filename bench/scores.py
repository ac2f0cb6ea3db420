"""Staff scores: how long a house of a thousand people takes, and real ratings from files, read by hand.

`python -m bench.scores speed [exhibitors]` makes exhibitors that each rate three of a thousand people.
`python -m bench.scores lecturers FILE` reads the UCI "Turkiye Student Evaluation" CSV (a lecturer's ratings).
`python -m bench.scores helpdesk FILE` reads the 4TU.ResearchData help desk event log as CSV: days until a
ticket was resolved, by who resolved it, with seriousness and type of service taken out.
"""

import csv
import sys
import time
from datetime import datetime
from math import log
from statistics import mean

import numpy as np

from scoring.formula import Scores, score_staff
from scoring.ratings import Rating

PEOPLE, EACH = 1000, 3
SLOWEST_DAYS = 200


def made(exhibitors: int) -> list[Rating]:
    """Return ratings of a thousand people: each exhibitor rates three, and has its own manner."""
    random = np.random.default_rng(1)
    merit, manner = random.normal(60, 5, PEOPLE), random.normal(0, 6, exhibitors)
    who = random.integers(0, PEOPLE, (exhibitors, EACH))
    chance = random.normal(0, 12, (exhibitors, EACH))
    kinds = [{"class": name} for name in ("key", "risk", "transactional")]
    return [
        Rating(
            int(who[i, j]),
            i,
            i % 3,
            float(np.clip(merit[who[i, j]] + manner[i] + chance[i, j], 0, 100)),
            kinds[i % 3],
        )
        for i in range(exhibitors)
        for j in range(EACH)
    ]


def lecturers(path: str) -> list[Rating]:
    """Return each student's mean over the 28 items, 1-5, as points 0-100 of its lecturer."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    means = [(row[0], mean(float(cell) for cell in row[5:33])) for row in rows]
    return [Rating(who, i, "all", 25 * (found - 1)) for i, (who, found) in enumerate(means)]


def _instant(text: str) -> datetime:
    return datetime.strptime(text + "Z", "%Y/%m/%d %H:%M:%S.%f%z")


def helpdesk(path: str) -> list[Rating]:
    """Return how quickly each ticket was resolved: 100 at once, 0 after 200 days, on a logarithmic scale."""
    opened: dict[str, datetime] = {}
    found: dict[str, Rating] = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            case, at = row["Case ID"], _instant(row["Complete Timestamp"])
            opened.setdefault(case, at)
            if row["Activity"] == "Resolve ticket" and case not in found:
                days = max((at - opened[case]).total_seconds() / 86400, 0)
                points = 100 * (1 - log(1 + min(days, SLOWEST_DAYS)) / log(1 + SLOWEST_DAYS))
                mix = {"seriousness": row["seriousness_2"], "service": row["service_type"]}
                found[case] = Rating(row["Resource"], case, opened[case].year, points, mix)
    return list(found.values())


def told(scores: Scores) -> None:
    """Print the variances and everybody's line."""
    print(f"mean {scores.mean:.3f}, k {scores.k or 0:.1f}")
    print(f"between {scores.between:.4f}, within {scores.within:.4f}")
    for one in sorted(scores.scores, key=lambda score: -score.exhibitors):
        if one.score is None:
            print(f"{one.person!s:>12} {one.exhibitors:6} {one.reason}")
            continue
        line = f"raw {one.raw_mean:.3f} adjusted {one.adjusted_mean:.3f} score {one.score:.3f}"
        print(f"{one.person!s:>12} {one.exhibitors:6} {line} [{one.low:.2f}, {one.high:.2f}] {one.group}")


def speed(exhibitors: int) -> None:
    """Print how long the scores take beside the bare means by person."""
    ratings = made(exhibitors)
    began = time.perf_counter()
    scores = score_staff(ratings)
    took = time.perf_counter() - began
    print(f"{len(ratings)} ratings of {PEOPLE} people: {took:.2f} s")
    print(f"between {scores.between:.2f} (25 made), within {scores.within:.2f} (180 made)")


if __name__ == "__main__":
    what = sys.argv[1]
    if what == "speed":
        speed(int(sys.argv[2]) if len(sys.argv) > 2 else 50_000)
    else:
        told(score_staff({"lecturers": lecturers, "helpdesk": helpdesk}[what](sys.argv[2])))
