"""The columns of a list: which are shown, and their values for one page in as many statements as tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from events.models import Edition
from exhibitors.custom import CustomField, CustomValue
from exhibitors.custom_kinds import typed
from exhibitors.custom_words import shown
from exhibitors.filters import SORTS, Filters
from exhibitors.listing.field import Field, Kind
from exhibitors.listing.fields import CUSTOM, Fields
from exhibitors.listing.grammar import BadFilter
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from exhibitors.queries import stands
from exhibitors.stands import written
from exhibitors.tags import tags_of
from foundation.database import Rows, db
from staff.models import Person

USUAL = ("country", "class", "lifecycle", "status", "area", "value", "owner")
_READ = {"class": Exhibitor.relationship_class, "country": Exhibitor.country, "owner": Person.name}
IN_PLACE = ("owner", "industry", "country", "city", "language", "potential", "phone", "email", "tag")
ONE_LINE = ("lifecycle", "owner")
_NUMERIC = (Kind.NUMBER, Kind.MONEY)
Cells = dict[int, dict[str, Any]]


@dataclass(frozen=True)
class Column:
    """One column: its field, and the key that sorts by it where there is one."""

    key: str
    label: str
    kind: Kind
    sort: str | None

    @property
    def editable(self) -> bool:
        """Return whether its values are changed where they stand."""
        return self.key in IN_PLACE or self.key.removeprefix(CUSTOM).isdecimal()

    @property
    def css(self) -> str:
        """Return the classes of its cells."""
        lines = "one-line" if self.key in ONE_LINE else ""
        return " ".join(filter(None, ["num" if self.numeric else "", "cell" if self.editable else "", lines]))

    @property
    def numeric(self) -> bool:
        """Return whether its values are aligned as numbers."""
        return self.kind in _NUMERIC


def columns(filters: Filters, fields: Fields) -> list[Column]:
    """Return the columns after the name, in order; BadFilter for one that is not there."""
    usual = [key for key in USUAL if key != "area" or filters.edition_id is not None]
    keys = [key for key in filters.columns or usual if key != "name"]
    if gone := [key for key in keys if key not in fields]:
        raise BadFilter("unknown", gone[0])
    return [_column(fields[key]) for key in keys]


def _column(field: Field) -> Column:
    sortable = field.key in SORTS or field.key.removeprefix(CUSTOM).isdecimal()
    return Column(field.key, field.label, field.kind, field.key if sortable else None)


def selected(shown_columns: Iterable[Column], fields: Fields) -> list[Any]:
    """Return what the list's own statement reads for the columns."""
    here = [fields[one.key] for one in shown_columns if fields[one.key].elsewhere is None]
    return [_READ.get(field.key, field.column).label(f"c_{field.key}") for field in here]


def cells(rows: Rows, shown_columns: Sequence[Column], edition_id: int | None) -> Cells:
    """Return each row's values by exhibitor and column."""
    ids = [row.id for row in rows]
    found = {
        row.id: {name[2:]: value for name, value in row._mapping.items() if name[:2] == "c_"} for row in rows
    }
    for load, keys in _loaders([one.key for one in shown_columns], edition_id):
        for exhibitor_id, values in load(ids).items():
            found[exhibitor_id] |= {key: values[key] for key in keys if key in values}
    return found


def _loaders(
    keys: Sequence[str], edition_id: int | None
) -> Iterable[tuple[Callable[[list[int]], Cells], list[str]]]:
    known: list[tuple[Callable[[list[int]], Cells], Callable[[str], bool]]] = [
        (lambda ids: {one: {"tag": rows} for one, rows in tags_of(ids).items()}, lambda key: key == "tag"),
        (_custom, lambda key: key.removeprefix(CUSTOM).isdecimal()),
        (_contacts, lambda key: key.startswith("contact")),
        (lambda ids: _stands(ids, edition_id), lambda key: key in ("stand", "hall")),
        (_took_part, lambda key: key == "took_part"),
    ]
    wanted = ((load, [key for key in keys if mine(key)]) for load, mine in known)
    return [(load, mine) for load, mine in wanted if mine]


def _custom(ids: list[int]) -> Cells:
    query = select(CustomValue, CustomField.kind).join(CustomField, CustomField.id == CustomValue.field_id)
    found: Cells = {}
    for value, kind in db.session.execute(query.where(CustomValue.exhibitor_id.in_(ids))):
        text = shown(kind, typed(kind, value.text, value.number))
        found.setdefault(value.exhibitor_id, {})[f"{CUSTOM}{value.field_id}"] = text
    return found


def _contacts(ids: list[int]) -> Cells:
    """The main contact, else the first."""
    query = select(Contact.exhibitor_id, Contact.name, Contact.email, Contact.job_title)
    query = query.where(Contact.exhibitor_id.in_(ids)).order_by(Contact.main, Contact.id.desc())
    return {
        row.exhibitor_id: {"contact": row.name, "contact_email": row.email, "contact_title": row.job_title}
        for row in db.session.execute(query)
    }


def _stands(ids: list[int], edition_id: int | None) -> Cells:
    query = select(Participation.id, Participation.exhibitor_id).where(
        Participation.exhibitor_id.in_(ids), Participation.edition_id == edition_id
    )
    whose = {row.id: row.exhibitor_id for row in db.session.execute(query)}
    places = stands(list(whose))
    return {
        whose[one]: {
            "stand": written(taken),
            "hall": "; ".join(dict.fromkeys(hall for hall, _number in taken if hall)),
        }
        for one, taken in places.items()
    }


def _took_part(ids: list[int]) -> Cells:
    query = select(Participation.exhibitor_id, Edition.name).join(Edition)
    query = query.where(Participation.exhibitor_id.in_(ids), Participation.status.in_(TAKING_PART))
    found: Cells = {}
    for exhibitor_id, name in db.session.execute(query.order_by(Edition.starts_on)):
        held = found.setdefault(exhibitor_id, {})
        held["took_part"] = f"{held['took_part']}, {name}" if held else name
    return found
