"""What the exhibitor list is asked for in its address: search, filters, sort."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from exhibitors.models import Lifecycle, RelationshipClass
from exhibitors.moves import MOVES, SPACES
from exhibitors.participation import Status

NONE = "none"
SORTS = ("name", "country", "class", "value", "area")
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
    "sort": (*SORTS, *(f"-{key}" for key in SORTS)),
}
NUMBERS = ("owner", "hall")
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
    of who was kept or lost those before.
    """

    edition_id: int | None = None
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
    sort: str = "name"

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
        return self != Filters(self.edition_id, sort=self.sort)

    @property
    def inside(self) -> bool:
        """Return whether only exhibitors of the edition can be in the list."""
        return self.at == "in" or bool(self.status) or self.order == "area"


def from_address(args: Mapping[str, str], edition_id: int | None) -> Filters:
    """Return the list asked for, or raise UnknownFilter: a filter is never passed over in silence."""
    names = [field.name for field in fields(Filters) if field.name != "edition_id"]
    given = {name: args.get(name.rstrip("_"), "").strip() for name in names}
    for name, value in given.items():
        if value and not _possible(name.rstrip("_"), value):
            raise UnknownFilter(name.rstrip("_"))
    return Filters(edition_id, **{name: value for name, value in given.items() if value})


def _possible(name: str, value: str) -> bool:
    if name in KNOWN:
        return value in KNOWN[name]
    if name in NUMBERS:
        return value == NONE or (value.isdecimal() and len(value) < 10)
    if name == "since":
        return value.isdecimal() and len(value) < 10
    return len(value) <= LONGEST and "\0" not in value
