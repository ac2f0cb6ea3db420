"""The mapping on the screen: what the form says as a file would, and a mapping as the form shows it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from surveys.imported import labels
from surveys.imported.refusals import MappingRefused

CODES = ("blank", "unused")
NONE = ("-", "–", "—")
SCALE = re.compile(r"(\d{1,3})\s*(?:-|–|—|to|\.\.)\s*(\d{1,3})")


def told(header: Sequence[str], form: MultiDict[str, str]) -> dict[str, Any]:
    """The mapping as a file would tell it. Raises `MappingRefused` where a scale cannot be read."""
    columns = [
        _column(name, place, form) for place, name in enumerate(header) if form.get(f"measure-{place}")
    ]
    everywhere = {key: _values(form.get(key, "")) for key in CODES}
    exhibitor = form.get("exhibitor") or None
    return {"title": form.get("title", "").strip(), "exhibitor": exhibitor, "columns": columns, **everywhere}


def _column(name: str, place: int, form: MultiDict[str, str]) -> dict[str, Any]:
    own = {key: _values(form[f"{key}-{place}"]) for key in CODES if form.get(f"{key}-{place}")}
    scale = form.get(f"scale-{place}", "").strip()
    return {
        "column": name,
        "measure": form[f"measure-{place}"],
        "text": form.get(f"text-{place}", "").strip() or name,
        "tier": form.get(f"tier-{place}") or None,
        **({"scale": _scale(name, scale)} if scale else {}),
        **_labels(name, form.get(f"labels-{place}", "")),
        **({"reverse": True} if form.get(f"reverse-{place}") else {}),
        **own,
    }


def _scale(name: str, text: str) -> list[int]:
    found = SCALE.fullmatch(text)
    if not found:
        raise MappingRefused("bad_scale", column=name)
    return [int(found[1]), int(found[2])]


def _labels(name: str, text: str) -> dict[str, dict[str, int]]:
    try:
        found = labels.parsed(text)
    except ValueError:
        raise MappingRefused("bad_labels", column=name) from None
    return {"labels": found} if found else {}


def _values(text: str) -> list[str]:
    return [] if text.strip() in NONE else [value.strip() for value in text.split(",") if value.strip()]


def given(mapping: Any, header: Sequence[str]) -> dict[str, str]:
    """What the form shows of a mapping, for the columns that the file has. Raises `MappingRefused`."""
    if not isinstance(mapping, Mapping) or not isinstance(mapping.get("columns"), list):
        raise MappingRefused("no_columns")
    shown = {key: str(mapping.get(key) or "") for key in ("title", "exhibitor")} | _codes(mapping)
    for one in mapping["columns"]:
        if isinstance(one, Mapping) and one.get("column") in header:
            place = header.index(one["column"])
            shown |= {f"{key}-{place}": value for key, value in _shown(one).items()}
    return shown


def _shown(one: Mapping[str, Any]) -> dict[str, str]:
    texts = {key: str(one.get(key) or "") for key in ("measure", "text", "tier")}
    scale = one.get("scale")
    ends = "-".join(str(end) for end in scale) if isinstance(scale, list) else ""
    words = one.get("labels")
    more = {
        "scale": ends,
        "reverse": "1" if one.get("reverse") is True else "",
        "labels": labels.written(words) if isinstance(words, Mapping) else "",
    }
    return texts | more | {key: text or NONE[0] for key, text in _codes(one).items()}


def _codes(told: Mapping[str, Any]) -> dict[str, str]:
    return {
        key: ", ".join(str(value) for value in told[key]) for key in CODES if isinstance(told.get(key), list)
    }


def fits(mapping: Mapping[str, Any], header: Sequence[str]) -> bool:
    """Whether a file with these columns comes from where the mapping's file came from."""
    columns = mapping.get("columns") or []
    return bool(columns) and all(one["column"] in header for one in columns)
