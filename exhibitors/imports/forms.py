"""Forms of an import: the file, and which column is which field."""

from typing import Any

from flask_babel import gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, FieldList, SelectField
from wtforms.validators import ValidationError

from exhibitors.imports.mapping import missing
from exhibitors.imports.words import FIELDS
from foundation.forms import RoomForm, choices
from foundation.languages import later as _l


class UploadForm(RoomForm):
    """A list and the edition it is of."""

    file = FileField(_l("List of exhibitors"), [FileRequired(_l("Choose a file."))])
    edition_id = SelectField(_l("Edition"), coerce=int)
    history = BooleanField(_l("Past edition, import history"))


class ColumnsForm(RoomForm):
    """For each column of the file the field it fills."""

    columns = FieldList(SelectField(choices=choices([("", _l("Leave out")), *FIELDS.items()])))

    def validate_columns(self, field: Any) -> None:
        """Each field is filled by one column at most, the name by exactly one."""
        taken = [word for word in field.data if word]
        twice = next((word for word in taken if taken.count(word) > 1), None)
        if twice:
            raise ValidationError(_("Choose one column for: %(field)s.", field=FIELDS[twice]))
        if missing({word: word for word in taken}):
            raise ValidationError(_("Choose the column that holds the name of the company."))

    def mapping(self, columns: list[str]) -> dict[str, str]:
        """Return column by field."""
        return {word: name for word, name in zip(self.columns.data, columns, strict=False) if word}
