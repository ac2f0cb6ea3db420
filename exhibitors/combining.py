"""What stays of two records of one company: which values win, and why. Plain values in, plain values out."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]

CHOSEN = (
    "name",
    "country",
    "city",
    "address",
    "website",
    "phone",
    "email",
    "industry",
    "description",
    "language",
    "external_id",
    "owner_id",
    "potential_minor",
    "parent_id",
)
"""What a person may take from either record; where one is empty, the other fills it."""

JUDGED = ("relationship_class", "classed_at", "lifecycle", "alert", "value_minor")
BOOKED = ("status", "kind", "package", "net_area_m2", "price_minor", "paid_minor", "due_on", "main_id")
MONEY = ("price_minor", "paid_minor", "net_area_m2")
ADDED = ("cost_hours", "cost_minor", "conduct_points")
PROGRESS = ("prospect", "cancelled", "reserved", "contracted", "no_show", "attended")


class Money(StrEnum):
    """Whose price, payment and area stay where both records were in one edition; or both added up."""

    KEPT = "kept"
    GONE = "gone"
    SUM = "sum"


def company(keep: Row, gone: Row, theirs: Collection[str] = ()) -> dict[str, Any]:
    """Return the values of the kept company that change: `theirs` names the fields to take from the other.

    An empty field is filled, none is emptied. What was judged stays together and is that of the record that
    was judged last.
    """
    taken = {
        name: gone[name]
        for name in CHOSEN
        if gone[name] not in (None, "") and (name in theirs or keep[name] in (None, ""))
    }
    judged = JUDGED if (gone["classed_at"] or "") > (keep["classed_at"] or "") else ()
    return {**taken, **{name: gone[name] for name in judged}}


def fuller(keep: Row, gone: Row) -> Money:
    """Return which of two participations in one edition tells more: how far it got, then its money, area."""
    theirs, mine = _weight(gone), _weight(keep)
    return Money.GONE if theirs > mine else Money.KEPT


def participation(keep: Row, gone: Row, money: Money | None = None) -> dict[str, Any]:
    """Return the values of one participation made of two in one edition.

    The fuller one's stay, and the other fills what it lacks. `money` says whose price, payment and area stay
    instead, or adds them up. Hours, costs and conduct points were noted apart, so they are added up.
    """
    first, other = (gone, keep) if fuller(keep, gone) is Money.GONE else (keep, gone)
    values = {name: _given(first, other, name) for name in BOOKED}
    if money in (Money.KEPT, Money.GONE):
        chosen, rest = (keep, gone) if money is Money.KEPT else (gone, keep)
        values |= {name: _given(chosen, rest, name) for name in MONEY}
    added = (*ADDED, *(MONEY if money is Money.SUM else ()))
    values |= {name: _sum(keep[name], gone[name]) for name in added}
    notes = dict.fromkeys(note for note in (keep["conduct_note"], gone["conduct_note"]) if note)
    return {**values, "conduct_note": "; ".join(notes) or None}


def contact(keep: Row, gone: Row) -> dict[str, Any]:
    """Return the values of one contact made of two of the same address: empty ones are filled."""
    lacking = {name: value for name, value in gone.items() if keep[name] is None and value is not None}
    return {**lacking, "main": keep["main"] or gone["main"]}


def _given(first: Row, other: Row, name: str) -> Any:
    """No payment is 0, as nothing is entered; a price of 0 is a price."""
    given = first[name] is not None and (first[name] != 0 or name != "paid_minor")
    return first[name] if given else other[name]


def _weight(row: Row) -> tuple[float, ...]:
    return (PROGRESS.index(row["status"]), *(row[name] or 0 for name in MONEY))


def _sum(mine: float | None, theirs: float | None) -> float | None:
    return None if mine is None and theirs is None else (mine or 0) + (theirs or 0)
