"""Matching on the real sets of a data folder: precision, recall and F1, beside plain baselines.

`python -m bench.matching FOLDER` reads `dedupe-chicago-sites`, `company-pairs-zh` and
`caat-fairs/security-policing` in the folder; a set that is not there is left out.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from time import perf_counter
from typing import Any

from python_calamine import CalamineWorkbook

from bench.agreement import Pair, b_cubed, figures
from exhibitors.duplicates.clusters import clustered
from exhibitors.duplicates.company import Company
from exhibitors.duplicates.likeness import likeness
from exhibitors.duplicates.pairs import likenesses
from exhibitors.duplicates.rarity import counted
from exhibitors.names import website_host

LEAST = 0.5
EDITIONS = ((2023, 2024, 0.93, 0.94), (2025, 2026, 0.95, 0.96))
"""From, to, the baseline's F1 and the aim."""


def chicago(folder: Path) -> Iterator[str]:
    """Every record of nine lists against every other."""
    with next(folder.glob("*.csv")).open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.DictReader(file))
    companies = [
        Company((r["Site name"],), phone=r["Phone"], address=f"{r['Address']} {r['Zip']}") for r in rows
    ]
    truth = [row["True Id"] for row in rows]
    entity = defaultdict(list)
    for number, true in enumerate(truth):
        entity[true].append(number)
    true = {pair for numbers in entity.values() for pair in combinations(numbers, 2)}
    rarity = counted(companies)
    scores = {pair: found.score for pair, found in likenesses(companies, rarity)}
    groups = clustered(scores, LEAST)
    closed = {pair for group in groups for pair in combinations(sorted(group), 2)}
    held = len(true & scores.keys()) / len(true)
    yield f"candidates        {len(scores)}, among them {held:.3f} of the true pairs"
    yield f"pairs as scored   {figures({p for p, s in scores.items() if s >= LEAST}, true)}"
    yield f"pairs in clusters {figures(closed, true)}   baseline F1 0.851, aim 0.88"
    yield f"B-cubed           {b_cubed(groups, truth)}   baseline F1 0.921, aim 0.93"


def chinese_pairs(folder: Path) -> Iterator[str]:
    """Pairs labelled the same or not."""
    sheet = CalamineWorkbook.from_path(str(next(folder.glob("*.xlsx")))).get_sheet_by_index(0)
    rows = [
        (Company((str(a),)), Company((str(b),)), label == "是") for a, b, label, *_ in sheet.to_python()[1:]
    ]
    rarity = counted(
        {name: Company((name,)) for row in rows for name in row[0].names + row[1].names}.values()
    )
    said = Counter((same, likeness(one, other, rarity).score >= LEAST) for one, other, same in rows)
    same, different = said[True, True] + said[True, False], said[False, True] + said[False, False]
    yield f"recall {said[True, True] / same:.3f} of {same}   baseline 0.815, aim 0.95"
    yield f"false alarms {said[False, True]} of {different}   baseline 5 (at recall 0.815), aim at most 8"


def _hosts(rows: Iterable[dict[str, Any]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, row in enumerate(rows):
        sites = row.get("website") or []
        host = website_host(sites if isinstance(sites, str) else str(next(iter(sites), "")))
        if host:
            found[number] = host
    times = Counter(found.values())
    return {number: host for number, host in found.items() if times[host] == 1}


def editions(folder: Path, first: int, second: int) -> tuple[set[Pair], set[Pair]]:
    """Return found and true pairs; websites only one company has are the truth, and are not shown."""
    before, after = (
        json.loads((folder / f"{folder.name}-{year}.json").read_text("utf-8"))["exhibitor"]
        for year in (first, second)
    )
    old, new = _hosts(before), _hosts(after)
    by_host = {host: number for number, host in new.items()}
    true = {(number, by_host[host]) for number, host in old.items() if host in by_host}
    companies = [_exhibitor(row) for row in before + after]
    scores = {pair: found.score for pair, found in likenesses(companies, counted(companies))}
    across = {(a, b - len(before)): s for (a, b), s in scores.items() if a < len(before) <= b}
    chosen = _one_to_one(across)
    return {(a, b) for a, b in chosen if a in old and b in new}, true


def _one_to_one(scores: dict[Pair, float]) -> set[Pair]:
    """The best pairs first; within one list a company is there once."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (one, other), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score >= LEAST and one not in chosen and other not in taken:
            chosen[one] = other
            taken.add(other)
    return set(chosen.items())


def _exhibitor(row: dict[str, Any]) -> Company:
    country = row.get("country")
    alias = row.get("alias") or []
    names = (row["name"], *([alias] if isinstance(alias, str) else alias))
    return Company(names, country=country.get("iso2") if isinstance(country, dict) else None)


def main() -> None:
    """Print each set's figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    for name, lines in (("dedupe-chicago-sites", chicago), ("company-pairs-zh", chinese_pairs)):
        if (folder / name).is_dir():
            start = perf_counter()
            print(name, *lines(folder / name), f"{perf_counter() - start:.1f} s", sep="\n  ", flush=True)
    fair = folder / "caat-fairs" / "security-policing"
    for first, second, base, aim in EDITIONS if fair.is_dir() else ():
        found, true = editions(fair, first, second)
        print(f"{fair.name} {first} to {second}\n  {figures(found, true)}   baseline F1 {base}, aim {aim}")


if __name__ == "__main__":
    main()
