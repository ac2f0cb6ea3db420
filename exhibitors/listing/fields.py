"""Every field a list can be filtered by or show: of exhibitors, contacts and stands, tags, custom."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from events.models import Hall
from exhibitors import words
from exhibitors.custom import CustomField, CustomValue, fields
from exhibitors.custom_kinds import FieldKind
from exhibitors.listing import choices
from exhibitors.listing.field import (
    Elsewhere,
    Field,
    Kind,
    day,
    day_text,
    minor,
    number,
    one_of,
    record,
    yes_no,
)
from exhibitors.models import Contact, Exhibitor, RelationshipClass
from exhibitors.participation import TAKING_PART, Participation, Stand
from exhibitors.tags import ExhibitorTag, Tag
from foundation.languages import LANGUAGES
from foundation.languages import later as _l

CLASS_RANKS = {str(name): rank for rank, name in enumerate(RelationshipClass)}
CUSTOM = "f"
Fields = Mapping[str, Field]


def _text(key: str, label: str, column: Any) -> Field:
    return Field(key, label, Kind.TEXT, column, blank="")


def _choice(key: str, label: str, column: Any, known: Mapping[str, Any]) -> Field:
    return Field(key, label, Kind.CHOICE, column, one_of(known), choices=lambda: list(known.items()))


_OF_EXHIBITOR = (
    _text("name", _l("Name"), Exhibitor.name),
    Field(
        "country", _l("Country"), Kind.CHOICE, Exhibitor.country_order, blank="", choices=choices.countries
    ),
    _text("city", _l("City"), Exhibitor.city),
    Field(
        "class",
        _l("Class"),
        Kind.CHOICE,
        Exhibitor.class_rank,
        CLASS_RANKS.__getitem__,
        blank=len(CLASS_RANKS),
        choices=lambda: list(words.CLASSES.items()),
    ),
    _choice("lifecycle", _l("Lifecycle"), Exhibitor.lifecycle, words.LIFECYCLES),
    _text("alert", _l("May leave"), Exhibitor.alert),
    Field("value", _l("Value"), Kind.MONEY, Exhibitor.value_minor, minor),
    Field("potential", _l("Potential"), Kind.MONEY, Exhibitor.potential_minor, minor),
    Field("owner", _l("Owner"), Kind.RECORD, Exhibitor.owner_id, record, choices=choices.people),
    Field("industry", _l("Industry"), Kind.TEXT, Exhibitor.industry, blank="", choices=choices.industries),
    _choice("language", _l("Language"), Exhibitor.language, LANGUAGES),
    _text("website", _l("Website"), Exhibitor.website),
    _text("phone", _l("Phone"), Exhibitor.phone),
    _text("email", _l("E-mail"), Exhibitor.email),
    _text("external_id", _l("Number in another system"), Exhibitor.external_id),
    Field("added", _l("Added on"), Kind.INSTANT, Exhibitor.created_at, day),
    Field("changed", _l("Changed on"), Kind.INSTANT, Exhibitor.updated_at, day),
)
_AT_EDITION = (
    _choice("status", _l("Status"), Participation.status, words.STATUSES),
    _choice("kind", _l("Takes part as"), Participation.kind, words.KINDS),
    Field("area", _l("Area"), Kind.NUMBER, Participation.net_area_m2, number),
    _choice("package", _l("Package"), Participation.package, words.PACKAGES),
    Field("price", _l("Price"), Kind.MONEY, Participation.price_minor, minor),
    Field("paid", _l("Paid"), Kind.MONEY, Participation.paid_minor, minor),
    Field("due", _l("To be paid by"), Kind.DAY, Participation.due_on, day),
)


def _contact(key: str, label: str, column: Any) -> Field:
    there = Elsewhere(select(Contact.exhibitor_id), Contact.exhibitor_id)
    return Field(key, label, Kind.TEXT, column, blank="", elsewhere=there)


_OF_CONTACTS = (
    _contact("contact", _l("Contact"), Contact.name),
    _contact("contact_email", _l("E-mail of a contact"), Contact.email),
    _contact("contact_title", _l("Job title of a contact"), Contact.job_title),
)


def _stands(edition_id: int | None) -> tuple[Field, ...]:
    taken = select(Participation.exhibitor_id).where(Participation.edition_id == edition_id)
    there = Elsewhere(taken.join(Stand), Participation.exhibitor_id)
    in_hall = Elsewhere(taken.join(Stand).join(Hall), Participation.exhibitor_id)
    return (
        Field("stand", _l("Stand"), Kind.TEXT, Stand.number, blank="", elsewhere=there),
        Field("hall", _l("Hall"), Kind.TEXT, Hall.name, blank="", elsewhere=in_hall),
    )


def _took_part() -> Field:
    part = select(Participation.exhibitor_id).where(Participation.status.in_(TAKING_PART))
    there, label = Elsewhere(part, Participation.exhibitor_id), _l("Took part in")
    column, offered = Participation.edition_id, choices.editions
    return Field("took_part", label, Kind.RECORD, column, record, elsewhere=there, choices=offered)


def _tag() -> Field:
    live = select(ExhibitorTag.exhibitor_id).join(Tag).where(Tag.removed_at.is_(None))
    there = Elsewhere(live, ExhibitorTag.exhibitor_id)
    column = ExhibitorTag.tag_id
    return Field("tag", _l("Tag"), Kind.RECORD, column, record, elsewhere=there, choices=choices.tags)


_KINDS = {
    FieldKind.TEXT: (Kind.TEXT, str),
    FieldKind.NUMBER: (Kind.NUMBER, number),
    FieldKind.DATE: (Kind.DAY, day_text),
    FieldKind.YES_NO: (Kind.YES_NO, yes_no),
    FieldKind.CHOICE: (Kind.CHOICE, str),
}


def _custom(own: CustomField) -> Field:
    there = Elsewhere(
        select(CustomValue.exhibitor_id).where(CustomValue.field_id == own.id), CustomValue.exhibitor_id
    )
    kind, read = _KINDS[FieldKind(own.kind)]
    column = CustomValue.number if kind in (Kind.NUMBER, Kind.YES_NO) else CustomValue.text
    offered = [(one, one) for one in own.choices]
    listed = (lambda: offered) if own.kind == FieldKind.CHOICE else None
    return Field(f"{CUSTOM}{own.id}", own.name, kind, column, read, elsewhere=there, choices=listed)


def all_fields(edition_id: int | None) -> dict[str, Field]:
    """Return every field by its key, as people expect them in a select."""
    found = (*_OF_EXHIBITOR, _tag(), *map(_custom, fields()), *_AT_EDITION, *_stands(edition_id))
    return {one.key: one for one in (*found, _took_part(), *_OF_CONTACTS)}
