"""The backtest on real fairs, and the regression on customers with known churn.

`python -m bench.backtest FOLDER` reads `caat-fairs` and `telco-churn` in the folder; what is not there is
left out. Companies are told apart by the product's own key of their names.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app import create_app
from bench.bases import SECRET
from classification import policies
from classification.policy import Condition, Policy, Rule
from classification.proving import logistic, ranking
from classification.proving.aftermath import PRESENT
from classification.proving.backtest import backtest
from events.models import Edition, Show
from exhibitors.models import Exhibitor
from exhibitors.names import name_key
from exhibitors.participation import Participation, Status
from foundation.database import db

FAIRS = (("security-policing", 2025, 2026, 0.710), ("mspo", 2024, 2025, None))
"""Folder, the edition judged from, the one that decides, and the AUC to reach."""
PARTS, TELCO = 5, 0.84
PRESENCE = Policy(
    rules=(
        Rule("surest", "strategic", (Condition("chance_to_return", "top", 0.05),)),
        Rule("sure", "key", (Condition("chance_to_return", "top", 0.25),)),
        Rule("rest", "transactional"),
    )
)
"""The lists know no money, so that the standard policy tells nobody apart: classes by who came when."""


def fair(folder: Path, first: int, second: int) -> dict[str, Any]:
    """Return the backtest from an edition to the one that decides; later editions are not loaded."""
    with TemporaryDirectory() as place:
        url = f"sqlite:///{Path(place) / 'fair.db'}"
        app = create_app({"SECRET_KEY": SECRET, "DATABASE_URL": url, "STANDWELL_TESTING": "1"})
        with app.app_context():
            db.create_all()
            held = _load(folder, second)
            policies.put_in_force(PRESENCE, min(held.values()), "lists without money")
            found = backtest(held[first] + timedelta(days=90), 1, PRESENT, held[second])
            db.session.rollback()
            db.engine.dispose()
    return found


def _load(folder: Path, last: int) -> dict[int, date]:
    """Store the editions up to the last; return their first days by year."""
    show = Show(name=folder.name)
    db.session.add(show)
    known: dict[str, Exhibitor] = {}
    held: dict[int, date] = {}
    for path in sorted(folder.glob("*.json")):
        year = int(path.stem[-4:])
        if year <= last:
            listed = json.loads(path.read_text("utf-8"))
            held[year] = _store(show, listed, year, known)
    db.session.flush()
    return held


def _store(show: Show, listed: Mapping[str, Any], year: int, known: dict[str, Exhibitor]) -> date:
    start = date.fromisoformat(listed["startDate"]) if listed.get("startDate") else date(year, 6, 1)
    days = {"starts_on": start, "ends_on": start + timedelta(days=2)}
    edition = Edition(show=show, name=f"{show.name} {year}", time_zone="UTC", currency="EUR", **days)
    for key, name in {name_key(row["name"]): row["name"] for row in listed["exhibitor"]}.items():
        company = known.setdefault(key, Exhibitor(name=name, name_key=key))
        db.session.add(Participation(exhibitor=company, edition=edition, status=Status.ATTENDED))
    return start


def told(found: Mapping[str, Any], aim: float | None) -> Iterator[str]:
    """Yield the figures of a backtest as lines."""
    share = found["stayed"] / found["exhibitors"]
    yield f"{found['exhibitors']} exhibitors, {share:.3f} stayed; fitted on {found['trained_on']} before"
    for one in found["scores"]:
        auc = one["auc"]
        span = f"({auc['low']:.3f} - {auc['high']:.3f})"
        yield f"{one['name']:12} AUC {auc['value']:.3f} {span}   lift {one['lift']:.2f}"
    for line in found["classes"]:
        yield f"class {line['class'] or 'none':14} {line['exhibitors']:5}  stayed {line['stayed']:.3f}"
    yield f"classes in order of the share that stayed: {found['ordered']}"
    if aim:
        yield f"aim {aim}"


def telco(folder: Path) -> float:
    """Return the AUC of the fitted alert, every fifth customer told from the other four fifths."""
    with next(folder.glob("*.csv")).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stayed = np.array([row["Churn"] == "No" for row in rows])
    facts = _facts(rows)
    part = np.random.default_rng(7).permutation(len(rows)) % PARTS
    chances = np.zeros(len(rows))
    for held_out in range(PARTS):
        taught, tried = part != held_out, part == held_out
        fitted = logistic.fit({name: column[taught] for name, column in facts.items()}, stayed[taught])
        if fitted:
            chances[tried] = fitted.chances({name: column[tried] for name, column in facts.items()})
    found = ranking.auc(chances, stayed)
    return found.value if found else float("nan")


def _facts(rows: list[dict[str, str]]) -> dict[str, NDArray[np.float64]]:
    """Numbers as they are (a blank is unknown), words as a column for each."""
    facts = {}
    for name in rows[0].keys() - {"customerID", "Churn"}:
        texts = [row[name].strip() for row in rows]
        if name in ("tenure", "MonthlyCharges", "TotalCharges"):
            facts[name] = np.array([float(text) if text else np.nan for text in texts])
        else:
            facts |= {
                f"{name}={word}": np.array([float(text == word) for text in texts]) for word in set(texts)
            }
    return facts


def main() -> None:
    """Print each set's figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.backtest", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    for name, first, second, aim in FAIRS:
        if (folder / "caat-fairs" / name).is_dir():
            found = fair(folder / "caat-fairs" / name, first, second)
            print(f"{name} {first} to {second}", *told(found, aim), sep="\n  ", flush=True)
    if (folder / "telco-churn").is_dir():
        print(f"telco-churn\n  fitted AUC {telco(folder / 'telco-churn'):.3f}, aim {TELCO}")


if __name__ == "__main__":
    main()
