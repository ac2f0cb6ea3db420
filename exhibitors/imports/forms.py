"""Forms of an import: the file, how it is laid out, and which column is which field."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, FieldList, IntegerField, SelectField, SelectMultipleField
from wtforms.validators import NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from exhibitors.custom import fields as custom_fields
from exhibitors.imports import words
from exhibitors.imports.custom_cells import NEW, OLD
from exhibitors.imports.dates import day_comes_first, may_be_either
from exhibitors.imports.field_words import FIELDS
from exhibitors.imports.layout import ENCODINGS, Layout
from exhibitors.imports.mapping import missing
from exhibitors.imports.models import ImportRun, Key, Kind
from exhibitors.imports.rate_form import asked_all, rates_field, said
from exhibitors.imports.tables import Table
from foundation.forms import RoomForm, choices
from foundation.languages import later as _l

_ORDERS = {"": None, "day": True, "month": False, "neither": None}


class UploadForm(RoomForm):
    """A list and the edition it is of."""

    kind = SelectField(
        _l("What is on the list?"), choices=choices(words.KINDS.items()), default=Kind.EXHIBITORS
    )
    file = FileField(_l("List"), [FileRequired(_l("Choose a file."))])
    edition_id = SelectField(_l("Edition"), coerce=int)
    history = BooleanField(_l("Past edition, import history"))


class LayoutForm(RoomForm):
    """How the file is laid out; left empty, it is found by looking."""

    sheet = SelectField(_l("Sheet"), validate_choice=False)
    header_row = IntegerField(_l("Line of the column names"), [Optional(), NumberRange(0, 10**6)])
    delimiter = SelectField(_l("Columns are parted by"), default="")
    encoding = SelectField(_l("Encoding"), default="")

    def offer(self, table: Table | None) -> None:
        """Fill the choices: what was found, then what else there is."""
        found = _(
            "As found: %(what)s", what=words.DELIMITERS.get(getattr(table, "delimiter", None) or "", "–")
        )
        self.delimiter.choices = choices([("", found), *words.DELIMITERS.items()])
        found = _("As found: %(what)s", what=getattr(table, "encoding", None) or "–")
        self.encoding.choices = choices([("", found), *((name, name) for name in ENCODINGS)])
        self.sheet.choices = choices((name, name) for name in (table.sheets if table else ()))

    def layout(self) -> Layout:
        """Return what was said."""
        header = self.header_row.data
        return Layout(
            self.sheet.data or None, header, self.delimiter.data or None, self.encoding.data or None
        )


class ColumnsForm(RoomForm):
    """For each column of the file the field it fills, and on which terms the rows are read."""

    columns = FieldList(SelectField())
    keys = SelectMultipleField(
        _l("What decides that a row is an exhibitor we know?"),
        choices=choices(words.KEYS.items()),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    date_order = SelectField(
        _l("A date such as 03/04/2026 is"),
        choices=choices(
            [
                ("", _l("Choose one")),
                ("day", _l("3 April, the day first")),
                ("month", _l("March 4, the month first")),
                ("neither", _l("Not to be guessed: leave such dates out")),
            ]
        ),
    )
    verbatim = BooleanField(_l("Take the text as it stands, repair nothing"))
    rates = rates_field()

    def __init__(self, run: ImportRun, table: Table, date_order: str = "") -> None:
        fields = {column: NEW if field.startswith(NEW) else field for field, column in run.mapping.items()}
        here = [fields.get(column, "") for column in table.columns]
        super().__init__(columns=here, keys=run.keys, verbatim=run.verbatim, date_order=date_order)
        self._kind = str(run.kind)
        offered = choices([("", _l("Leave out")), *self._fields_of_list(), *self._customs()])
        for entry in self.columns.entries:
            entry.choices = offered

    def _fields_of_list(self) -> list[tuple[str, str]]:
        return [(field, words.FIELDS[field]) for field in FIELDS[self._kind]]

    def _customs(self) -> list[tuple[str, str]]:
        """The custom fields there are, and one to be made of the column."""
        if self._kind != Kind.EXHIBITORS:
            return []
        there = [(f"{OLD}{one.id}", _("Custom field: %(name)s", name=one.name)) for one in custom_fields()]
        return [*there, (NEW, _("Keep as a new custom field"))]

    def validate_columns(self, field: Any) -> None:
        """Each field is filled by one column at most, and what the list needs by one at least."""
        taken = [word for word in field.data if word and word != NEW]
        twice = next((word for word in taken if taken.count(word) > 1), None)
        if twice:
            name = words.FIELDS.get(twice, _("Custom field"))
            raise ValidationError(_("Choose one column for: %(field)s.", field=name))
        lacking = missing({word: word for word in taken}, self._kind)
        if lacking:
            raise ValidationError(words.NEEDED[lacking[0][0]])

    def validate_keys(self, field: Any) -> None:
        """Without a key every row would be a new exhibitor."""
        if self._kind == Kind.EXHIBITORS and not field.data:
            raise ValidationError(_("Choose at least one."))

    def orders_dates(self, cells: Sequence[str]) -> bool:
        """Whether it is settled how these dates are read: by choice, by the others, or as all are plain."""
        if self.date_order.data or not any(map(may_be_either, cells)):
            return True
        told = day_comes_first(cells)
        if told is None:
            self.date_order.errors = [_("These dates can be read in two ways. Say which is right.")]
            return False
        self.date_order.data = "day" if told else "month"
        return True

    def asks_rates(self, offered: Mapping[str, float | None]) -> bool:
        """Whether a currency of the list was not asked for yet; the form does from now on."""
        if asked_all(self.rates, offered):
            return False
        self.rates.errors = [_("Say what the other currencies are worth, or leave their amounts out.")]
        return True

    def mapping(self, columns: list[str]) -> dict[str, str]:
        """Return column by field."""
        pairs = zip(self.columns.data, columns, strict=False)
        return {f"{NEW}{name}" if word == NEW else word: name for word, name in pairs if word}

    def terms(self) -> dict[str, Any]:
        """Return the terms as a run keeps them."""
        keys = [key.value for key in Key if key in (self.keys.data or ())]
        order = _ORDERS[self.date_order.data]
        return {"keys": keys, "verbatim": self.verbatim.data, "day_first": order, "rates": said(self.rates)}
