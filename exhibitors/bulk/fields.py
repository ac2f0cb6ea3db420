"""The fields that can be given to many exhibitors at once, or in place: how a value is typed and stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from exhibitors.bulk import changes
from exhibitors.custom import CustomField, fields
from exhibitors.custom_kinds import NO, YES, FieldKind, NotOfKind, stored
from exhibitors.custom_words import said
from exhibitors.field_change import ChangeBatch
from exhibitors.forms import countries_by_name
from exhibitors.listing import choices
from exhibitors.listing.fields import CUSTOM
from exhibitors.money import minor_units
from foundation.languages import LANGUAGES
from foundation.languages import later as _l

Pairs = Sequence[tuple[Any, str]]


@dataclass(frozen=True)
class Changeable:
    """A field that is given a value. `input` is the type of its input; with choices it is a select.

    `read` brings what was typed to what is stored, NotOfKind where it cannot be; None is no value.
    """

    key: str
    label: str
    read: Callable[[str], Any]
    column: str | None = None
    custom: CustomField | None = None
    input: str = "text"
    choices: Callable[[], Pairs] | None = None
    required: bool = False

    def advice(self) -> str:
        """Return what to enter."""
        if self.custom:
            return said(self.custom.kind)
        return _("This is no value of “%(field)s”.", field=self.label)

    def give(self, ids: changes.Ids, typed: str, person_id: int | None) -> ChangeBatch:
        """Give the exhibitors the value."""
        value = self.read(typed.strip())
        if self.custom:
            return changes.set_custom(ids, self.custom, value, person_id)
        return changes.set_column(ids, self.column or self.key, value, person_id)


def _words(known: Callable[[], Pairs], *, required: bool = False) -> Callable[[str], Any]:
    def read(typed: str) -> Any:
        found = {str(value): value for value, _name in known()}
        if not typed and not required:
            return None
        if typed not in found:
            raise NotOfKind
        return found[typed]

    return read


def _text(longest: int) -> Callable[[str], str | None]:
    def read(typed: str) -> str | None:
        if len(typed) > longest:
            raise NotOfKind
        return typed or None

    return read


def _mail(typed: str) -> str | None:
    try:
        return validate_email(typed, check_deliverability=False).normalized if typed else None
    except EmailNotValidError:
        raise NotOfKind from None


def _money(typed: str) -> int | None:
    try:
        return minor_units(typed) if typed else None
    except ValueError:
        raise NotOfKind from None


def _languages() -> Pairs:
    return list(LANGUAGES.items())


_OWN = (
    Changeable("owner", _l("Owner"), _words(choices.people), "owner_id", choices=choices.people),
    Changeable("industry", _l("Industry"), _text(100)),
    Changeable("country", _l("Country"), _words(countries_by_name), choices=countries_by_name),
    Changeable("city", _l("City"), _text(200)),
    Changeable(
        "language", _l("Language"), _words(_languages, required=True), choices=_languages, required=True
    ),
    Changeable("potential", _l("Potential per edition"), _money, "potential_minor"),
    Changeable("phone", _l("Phone"), _text(60), input="tel"),
    Changeable("email", _l("E-mail"), _mail, input="email"),
)
_INPUTS = {FieldKind.NUMBER: "text", FieldKind.DATE: "date"}


def _custom(own: CustomField) -> Changeable:
    listed: Pairs | None = [(one, one) for one in own.choices] if own.kind == FieldKind.CHOICE else None
    if own.kind == FieldKind.YES_NO:
        listed = [(YES, _("Yes")), (NO, _("No"))]
    return Changeable(
        f"{CUSTOM}{own.id}",
        own.name,
        lambda typed: stored(own.kind, typed, own.choices),
        custom=own,
        input=_INPUTS.get(FieldKind(own.kind), "text"),
        choices=None if listed is None else lambda: listed,
    )


def bulk_fields() -> dict[str, Changeable]:
    """Return every field that can be given to many exhibitors, by its key."""
    return {one.key: one for one in (*_OWN, *map(_custom, fields()))}


def told(batch: ChangeBatch, field: Changeable) -> str:
    """Return what a change did, as it is flashed."""
    return _("%(field)s of %(n)s exhibitors is changed.", field=field.label, n=batch.changed)
