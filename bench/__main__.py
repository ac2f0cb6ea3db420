"""Fill bases of all sizes on each database, measure, and print the table."""

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import (
    answers,
    assessment,
    classes,
    comparison,
    complaints,
    duplicates,
    goals,
    imports,
    lists,
    mails,
    memory,
    plans,
    results,
    serving,
    submitting,
)
from bench.bases import SERVER, Base, base
from bench.figures import heading

MEASURES = {
    "assessment": assessment,
    "classes": classes,
    "lists": lists,
    "comparison": comparison,
    "complaints": complaints,
    "goals": goals,
    "plans": plans,
    "answers": answers,
    "results": results,
    "submitting": submitting,
    "mails": mails,
    "serving": serving,
    "memory": memory,
    "imports": imports,
    "duplicates": duplicates,
}
"""In this order: assessing gives the lists their classes, importing makes the bases larger."""
LEAST = 600


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="10000,100000", help="exhibitors of each base, from 1,000 on")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument(
        "--measures", default=",".join(MEASURES), help="lists and complaints alone fill 1,000,000 quickly"
    )
    asked = parser.parse_args()
    asked.sizes = sorted(int(size) for size in asked.sizes.split(","))
    asked.databases, asked.measures = asked.databases.split(","), asked.measures.split(",")
    if asked.sizes[0] < LEAST:
        parser.error(f"--sizes: a base needs at least {LEAST} exhibitors")
    if unknown := set(asked.measures) - set(MEASURES):
        parser.error(f"--measures: {', '.join(sorted(unknown))}")
    if "postgresql" in asked.databases and SERVER not in os.environ:
        parser.error(f"PostgreSQL needs {SERVER}: run this inside scripts/with_postgres.py")
    return asked


def _say(text: str) -> None:
    print(text, flush=True)


def _measure(database: str, sizes: list[int], measures: list[str], folder: Path) -> None:
    with ExitStack() as stack:
        bases: dict[int, Base] = {}
        answers = not set(measures) <= {"lists", "complaints"}
        for size in sorted({*sizes, _hundredth(sizes)}):
            print(f"filling {database} with {size} exhibitors ...", file=sys.stderr, flush=True)
            bases[size] = stack.enter_context(base(database, size, folder, answers=answers))
        for name in measures:
            used = [_hundredth(sizes), sizes[-1]] if name in ("answers", "submitting") else sizes
            for figure in MEASURES[name].measure([bases[size] for size in used]):
                _say(figure.line())


def _hundredth(sizes: list[int]) -> int:
    """The size of the base with a hundredth of the stored answers."""
    return max(sizes[-1] // 100, LEAST)


def main() -> None:
    """Print a line as soon as it is measured."""
    asked = _asked()
    _say(heading())
    for database in asked.databases:
        with TemporaryDirectory() as folder:
            _measure(database, asked.sizes, asked.measures, Path(folder))
    _say("load: " + ", ".join(f"{load:.1f}" for load in os.getloadavg()))


if __name__ == "__main__":
    main()
