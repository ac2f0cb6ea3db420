"""What the exhibitor list is asked for in its address: search, filters, sort."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from exhibitors.listing.grammar import AND, Condition, Group, Node, parsed, written
from exhibitors.models import Lifecycle, RelationshipClass
from exhibitors.moves import MOVES, SPACES
from exhibitors.participation import Status

NONE = "none"
SORTS = ("name", "country", "class", "value", "area", "city", "industry", "added")
SORT = re.compile(rf"-?({'|'.join(SORTS)}|f[1-9]\d{{0,8}})")
COLUMN = re.compile(r"[a-z_]{1,30}|f[1-9]\d{0,8}")
MOST_COLUMNS = 30
PACKAGES = ("space_only", "shell_scheme", NONE)
KNOWN: dict[str, tuple[str, ...]] = {
    "class": (*RelationshipClass, NONE),
    "lifecycle": tuple(Lifecycle),
    "status": tuple(Status),
    "at": ("in", "out"),
    "alert": ("1",),
    "rebooking": MOVES,
    "space": SPACES,
    "package": PACKAGES,
}
NUMBERS = ("owner", "hall")
RECORDS = ("since", "tag")
LONGEST = 200


class UnknownFilter(ValueError):
    """A filter in the address has a value that no link of ours gives it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Filters:
    """One list of exhibitors, seen from an edition: shared by page, export and bulk action.

    `class_` is a relationship class or "none", `owner` a person's number or "none", `at` whether the
    exhibitor has a participation in the edition, `rebooking` its move since the edition before (or `since`),
    `space` what became of its area; `hall` (a number or "none") and `package` are those at the edition, but
    of who was kept or lost those before. `where` is the tree of listing/grammar.py, in which "me" is the
    person; `columns` are shown, the usual ones if none.
    """

    edition_id: int | None = None
    person_id: int | None = None
    q: str = ""
    class_: str = ""
    country: str = ""
    industry: str = ""
    lifecycle: str = ""
    status: str = ""
    owner: str = ""
    at: str = ""
    alert: str = ""
    rebooking: str = ""
    since: str = ""
    space: str = ""
    hall: str = ""
    package: str = ""
    tag: str = ""
    sort: str = "name"
    where: Node | None = None
    columns: tuple[str, ...] = ()

    @property
    def order(self) -> str:
        """Return what the list is sorted by; an area is of one edition, without one it is the name."""
        key = self.sort.removeprefix("-")
        return "name" if key == "area" and self.edition_id is None else key

    @property
    def descending(self) -> bool:
        """Return whether the largest comes first."""
        return self.sort.startswith("-")

    @property
    def narrowed(self) -> bool:
        """Return whether anything leaves exhibitors out."""
        same = {"sort": self.sort, "columns": self.columns}
        return self != Filters(self.edition_id, self.person_id, **same)

    @property
    def inside(self) -> bool:
        """Return whether only exhibitors of the edition can be in the list."""
        return self.at == "in" or bool(self.status) or self.order == "area"

    @property
    def tree(self) -> Node | None:
        """Return what `where` and `tag` ask for together."""
        tagged = Condition("tag", "is", (self.tag,)) if self.tag else None
        if self.where is None or tagged is None:
            return self.where or tagged
        return Group(AND, (tagged, self.where))

    @property
    def address(self) -> dict[str, str]:
        """Return the arguments that `from_address` reads the same list from, but for edition and person."""
        plain = {name.rstrip("_"): getattr(self, name) for name in _names()}
        usual = {name.rstrip("_"): getattr(PLAIN, name) for name in _names()}
        trees = {"where": written(self.where), "columns": ",".join(self.columns)}
        return {name: value for name, value in (plain | trees).items() if value != usual.get(name, "")}


PLAIN = Filters()
APART = ("edition_id", "person_id", "where", "columns")


def _names() -> list[str]:
    return [field.name for field in fields(Filters) if field.name not in APART]


def from_address(args: Mapping[str, str], edition_id: int | None, person_id: int | None = None) -> Filters:
    """Return the list asked for; UnknownFilter or BadFilter: a filter is never passed over in silence."""
    given = {name: args.get(name.rstrip("_"), "").strip() for name in _names()}
    for name, value in given.items():
        if value and not _possible(name.rstrip("_"), value):
            raise UnknownFilter(name.rstrip("_"))
    where, columns = parsed(args.get("where", "")), _columns(args.get("columns", ""))
    plain = Filters(edition_id, person_id, where=where, columns=columns)
    return replace(plain, **{name: value for name, value in given.items() if value})


def _columns(text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(key.strip() for key in text.split(",") if key.strip()))
    if len(found) > MOST_COLUMNS or not all(COLUMN.fullmatch(key) for key in found):
        raise UnknownFilter("columns")
    return found


def _possible(name: str, value: str) -> bool:
    if name == "sort":
        return SORT.fullmatch(value) is not None
    if name in KNOWN:
        return value in KNOWN[name]
    if name in NUMBERS:
        return value == NONE or (value.isdecimal() and len(value) < 10)
    if name in RECORDS:
        return value.isdecimal() and len(value) < 10
    return len(value) <= LONGEST and "\0" not in value
