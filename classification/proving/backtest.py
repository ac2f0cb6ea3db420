"""The backtest: what each score said on a past day against who stayed, as figures to be kept as JSON."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classification.policy import CLASSES
from classification.proving import calibration, logistic, ranking
from classification.proving.aftermath import Aftermath, aftermath
from classification.proving.snapshot import Snapshot, snapshot

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
Facts = Mapping[str, Column]
YEARS, LIFT = 6, 0.10
TOO_GOOD = 0.98
BASELINE = "came_before"
COUNTS = ("participations", "open_complaints", "reopened_complaints", "running", "area", "money")
MONEY = ("contribution_recent_minor", "residual_minor")
PLAIN = (
    "editions_since_last",
    "gap_before_last",
    "area_growth",
    "spend_growth",
    "overall",
    "relationship_quality",
    "goal_attainment",
    "answered",
    "negative_editions_running",
)


@dataclass(frozen=True)
class Told:
    """A snapshot of those that count, what became of them, and their facts as the regression reads them."""

    after: Aftermath
    then: Snapshot
    facts: Facts


def told(as_of: date, editions: int, among: str, now: date) -> Told:
    """Return what was known on a day beside what happened by `now`."""
    then = snapshot(as_of, editions)
    after = aftermath(then, editions, among, now)
    return Told(after, then, _facts(then, after))


def backtest(
    as_of: date,
    editions: int,
    among: str,
    now: date,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, Any]:
    """Return every figure of the page; `exhibitors` is 0 where there is no outcome yet.

    The regression is fitted on earlier years only: as of the same day one to `YEARS` years before, with what
    had happened by the day itself.
    """
    seen = told(as_of, editions, among, now)
    found: dict[str, Any] = {"as_of": as_of.isoformat(), "editions": editions, "among": among}
    found |= {"exhibitors": len(seen.after.who), "stayed": int(seen.after.stayed.sum())}
    found["decided_by"] = seen.after.editions.tolist()
    if not len(seen.after.who):
        return found
    fitted, years = _fit(as_of, editions, among, report)
    scores = _scores(seen, fitted)
    chances = {name: scores[name] for name in ("chance", "fitted") if name in scores}
    return found | {
        "scores": [_rated(name, score, seen.after.stayed) for name, score in scores.items()],
        "against": {name: _against(scores, name, seen.after.stayed) for name in scores if name != BASELINE},
        "calibration": {name: _calibrated(told_, seen.after.stayed) for name, told_ in chances.items()},
        "classes": (classes := _classes(seen)),
        "ordered": ordered(classes),
        "weights": [asdict(one) for one in fitted.features] if fitted else [],
        "trained_on": fitted.exhibitors if fitted else 0,
        "trained_years": years,
        "suspicious": suspicious(seen.facts, seen.after.stayed),
    }


def _facts(then: Snapshot, after: Aftermath) -> Facts:
    """The facts by name: counts and money as logarithms, the chance of the model as log odds."""
    raw = {name: column[after.who] for name, column in then.facts.items()}
    raw |= {"running": after.running, "area": after.area, "money": after.money}
    facts = {name: raw[name] for name in PLAIN}
    facts |= {name: np.log1p(raw[name]) for name in COUNTS}
    facts |= {name: np.sign(raw[name]) * np.log1p(np.abs(raw[name])) for name in MONEY}
    facts["came_before"] = after.came_before.astype(np.float64)
    facts["first_timer"] = (raw["participations"] == 1).astype(np.float64)
    chance = after.chance.clip(1e-6, 1 - 1e-6)
    return facts | {"chance": np.log(chance / (1 - chance))}


def _fit(
    as_of: date, editions: int, among: str, report: Callable[[int, int], None]
) -> tuple[logistic.Fit | None, list[str]]:
    """The regression on earlier years, and the days it was fitted on."""
    days = [as_of - timedelta(days=365 * back) for back in range(1, YEARS + 1)]
    lessons = []
    for done, day in enumerate(days, 1):
        lesson = told(day, editions, among, as_of)
        report(done, YEARS)
        if not len(lesson.after.who):
            continue
        lessons.append((day, lesson))
    if not lessons:
        return None, []
    together = {
        name: np.concatenate([lesson.facts[name] for _, lesson in lessons]) for name in lessons[0][1].facts
    }
    stayed = np.concatenate([lesson.after.stayed for _, lesson in lessons])
    return logistic.fit(together, stayed), [day.isoformat() for day, _ in lessons]


def _scores(seen: Told, fitted: logistic.Fit | None) -> dict[str, Column]:
    """Every score, high for who is thought to stay; those that say nothing of most are left out."""
    who = seen.after.who
    causes = np.char.count(seen.then.alert[who], " ") + (seen.then.alert[who] != "")
    scores = {
        "chance": seen.after.chance,
        "alert": -causes.astype(np.float64),
        "class": seen.then.relationship_class[who].astype(np.float64),
        BASELINE: seen.after.came_before.astype(np.float64),
    }
    if fitted:
        scores["fitted"] = fitted.chances(seen.facts)
    return {name: score for name, score in scores.items() if not np.isnan(score).any()}


def _rated(name: str, score: Column, stayed: Flags) -> dict[str, Any]:
    found = ranking.auc(score, stayed)
    area = asdict(found) if found else None
    return {"name": name, "auc": area, "lift": ranking.lift(score, stayed, LIFT)}


def _against(scores: Mapping[str, Column], name: str, stayed: Flags) -> dict[str, Any] | None:
    gap = ranking.difference(scores[name], scores[BASELINE], stayed)
    return asdict(gap) | {"better": gap.better} if gap else None


def _calibrated(chances: Column, stayed: Flags) -> dict[str, Any]:
    groups = [asdict(group) for group in calibration.calibrated(chances, stayed)]
    return {"groups": groups, "brier": calibration.brier(chances, stayed)}


def _classes(seen: Told) -> list[dict[str, Any]]:
    """Each class, the highest first, then those without: who stayed, and area and money before and after."""
    codes, after = seen.then.relationship_class[seen.after.who], seen.after
    lines = []
    for code in (*reversed(range(len(CLASSES))), -1):
        mine = codes == code
        if mine.any():
            amounts = {
                name: _pair(getattr(after, name)[mine], getattr(after, f"{name}_after")[mine])
                for name in ("area", "money")
            }
            share = float(after.stayed[mine].mean())
            low, high = calibration.wilson(share, int(mine.sum()))
            word = CLASSES[code] if code >= 0 else None
            line = {"class": word, "exhibitors": int(mine.sum()), "stayed": share, "low": low, "high": high}
            lines.append(line | amounts)
    return lines


def _pair(before: Column, after: Column) -> list[float] | None:
    known = ~np.isnan(before)
    return [float(before[known].sum()), float(after[known].sum())] if known.any() else None


def suspicious(facts: Facts, stayed: Flags) -> list[str]:
    """Facts that alone tell almost everybody apart: more likely entered afterwards than known then."""
    found = []
    for name, column in facts.items():
        known = ~np.isnan(column)
        alone = ranking.auc(column[known], stayed[known]) if known.sum() >= logistic.ENOUGH else None
        if alone and max(alone.value, 1 - alone.value) >= TOO_GOOD:
            found.append(name)
    return found


def ordered(classes: Sequence[Mapping[str, Any]]) -> bool:
    """Whether no higher class stayed less than a lower one; those without a class are not compared."""
    shares = [line["stayed"] for line in classes if line["class"]]
    return shares == sorted(shares, reverse=True)
