"""A log as complaints: rows with the same number are one. Plain values in, plain values out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from complaints.logs.mapping import MOMENTS, LogMapping, severity_of
from exhibitors.imports.bad_cells import BadCell
from exhibitors.imports.dates import day_comes_first, instant
from exhibitors.imports.tables import Table

NOTHING = {"", "?", "-", "–", "n/a", "null", "none", "nan"}
YES = {"true", "yes", "y", "1", "ja", "oui", "是", "kept", "met"}
NO = {"false", "no", "n", "0", "nein", "non", "否", "missed", "breached"}
TIMES = ("opened", "acknowledged", "answered", "closed")
Record = Mapping[str, str]
_SLASHED = re.compile(r"^(\d{4})/(\d{2})/")
"""Written with dashes it is a time to the second."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One complaint as the other tool knew it. `kept`: whether it says that its target was kept."""

    number: str
    opened: datetime
    exhibitor: str = ""
    acknowledged: datetime | None = None
    answered: datetime | None = None
    closed: datetime | None = None
    title: str = ""
    description: str = ""
    severity: str = "medium"
    cause: str = ""
    person: str = ""
    kept: bool | None = None
    reopened: int = 0


@dataclass(frozen=True)
class LeftOut:
    """A complaint that cannot be brought in: its number, why, and the text that is at fault."""

    number: str
    code: str
    text: str = ""


def values(table: Table, column: str | None) -> list[str]:
    """Return the different values of a column, as they first appear."""
    if column is None or column not in table.columns:
        return []
    place = table.columns.index(column)
    return [value for value in dict.fromkeys(row.cells[place].strip() for row in table.rows) if _said(value)]


def cases(table: Table, mapping: LogMapping, zone: tzinfo, now: datetime) -> tuple[list[Case], list[LeftOut]]:
    """Return the complaints of a log, and what is left out.

    Of rows with the same number the last filled cell counts; of their steps the first that acknowledged and
    the first that answered, the last that closed. Every further answer means that it was opened again.
    """
    clock = _Clock(table, mapping, zone)
    found: list[Case] = []
    left: list[LeftOut] = []
    for number, records in _grouped(table, mapping).items():
        one = _case(number, records, mapping, clock, now) if number else LeftOut("", "no_number")
        (found if isinstance(one, Case) else left).append(one)  # pyright: ignore[reportArgumentType]
    return found, left


class _Clock:
    """Reads the times of a log, each text once."""

    def __init__(self, table: Table, mapping: LogMapping, zone: tzinfo) -> None:
        columns = [mapping.columns[name] for name in (*TIMES, "at") if name in mapping.columns]
        self.day_first, self.zone = mapping.day_first, zone
        if self.day_first is None:
            self.day_first = day_comes_first(text for column in columns for text in values(table, column))
        self.known: dict[str, datetime | BadCell] = {}

    def read(self, text: str) -> datetime:
        """Return the instant. Raises `ValueError` with the text where it is none."""
        if text not in self.known:
            said = _SLASHED.sub(r"\1-\2-", text)
            self.known[text] = instant(said, zone=self.zone, day_first=self.day_first)
        found = self.known[text]
        if isinstance(found, BadCell):
            raise ValueError(text)
        return found


def _said(cell: str) -> bool:
    return cell.casefold() not in NOTHING


def _grouped(table: Table, mapping: LogMapping) -> dict[str, list[Record]]:
    places = {name: table.columns.index(column) for name, column in mapping.columns.items()}
    found: dict[str, list[Record]] = {}
    for row in table.rows:
        record = {name: row.cells[place].strip() for name, place in places.items()}
        found.setdefault(record["number"][:100] if _said(record["number"]) else "", []).append(record)
    return found


def _case(
    number: str, records: Sequence[Record], mapping: LogMapping, clock: _Clock, now: datetime
) -> Case | LeftOut:
    last = {name: cell for record in records for name, cell in record.items() if _said(cell)}
    try:
        times, again = _times(records, last, mapping, clock)
    except ValueError as unreadable:
        return LeftOut(number, "bad_time", str(unreadable)[:60])
    opened = times.pop("opened", None)
    if opened is None:
        return LeftOut(number, "no_time")
    if any(moment < opened for moment in times.values()):
        return LeftOut(number, "backwards")
    if max(opened, *times.values(), opened) > now:
        return LeftOut(number, "future")
    severity = last.get("severity", "")
    return Case(
        number=number,
        opened=opened,
        **times,
        exhibitor=last.get("exhibitor", ""),
        title=last.get("title", ""),
        description=last.get("description", ""),
        cause=last.get("cause", ""),
        person=last.get("person", ""),
        severity=mapping.severities.get(severity) or severity_of(severity),
        kept=_yes(last.get("kept", "")),
        reopened=max(again, _whole(last.get("reopened", ""))),
    )


def _times(
    records: Sequence[Record], last: Record, mapping: LogMapping, clock: _Clock
) -> tuple[dict[str, datetime], int]:
    """Return when what happened, and how often it was answered again."""
    told = {name: clock.read(last[name]) for name in TIMES if name in last}
    if not {"activity", "at"} <= mapping.columns.keys():
        return told, 0
    steps = {(r["activity"], clock.read(r["at"])) for r in records if _said(r["at"])}
    of = {name: [at for word, at in steps if mapping.activities.get(word) == name] for name in MOMENTS}
    ends = {name: max(ats) if name == "closed" else min(ats) for name, ats in of.items() if ats}
    begun = {"opened": min(at for _word, at in steps)} if steps else {}
    return begun | ends | told, max(len(of["answered"]) - 1, 0)


def _yes(cell: str) -> bool | None:
    plain = cell.casefold()
    return True if plain in YES else False if plain in NO else None


def _whole(cell: str) -> int:
    return min(int(cell), 99) if cell.isdecimal() and len(cell) < 5 else 0


def counted(left: Iterable[LeftOut]) -> dict[str, list[LeftOut]]:
    """Return what is left out by why."""
    found: dict[str, list[LeftOut]] = {}
    for one in left:
        found.setdefault(one.code, []).append(one)
    return found
