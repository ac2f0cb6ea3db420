"""Answers as another tool exports them, brought in."""

from datetime import date

import numpy as np

from surveys.imported import bringing
from surveys.models import Survey
from tests.factories.shows import EditionFactory

ITEMS = ("FOOD", "SIGNS", "SHOPS", "WIFI")


def answers(n=120, seed=4, overall=True):
    """Rows in which FOOD counts most."""
    draw = np.random.default_rng(seed)
    items = draw.integers(1, 6, size=(n, len(ITEMS)))
    total = items @ np.array([0.6, 0.2, 0.1, 0.1]) + draw.normal(scale=0.4, size=n)
    header = [*(["ALL"] if overall else []), *ITEMS]
    first = np.clip(np.rint(total), 1, 5).astype(int)[:, None]
    rows = np.column_stack([first, items]) if overall else items
    return "\n".join(",".join(map(str, row)) for row in [header, *rows.tolist()])


def brought(text, edition=None) -> Survey:
    kept = bringing.upload(text.encode(), "answers.csv", edition or EditionFactory())
    names = text.splitlines()[0].split(",")
    columns = [{"column": name, "measure": "overall" if name == "ALL" else "service"} for name in names]
    return bringing.bring_in(kept, {"title": "Answers", "columns": columns})


def edition_of(show, year):
    return EditionFactory(show=show, name=f"Fair {year}", starts_on=date(year, 5, 1))
