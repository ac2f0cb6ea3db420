"""Forms of absences, duties, hand-over notes and needs."""

from datetime import date
from typing import Any

from babel import Locale
from wtforms import DateField, Field, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional, ValidationError

from exhibitors.assignment import Duty
from exhibitors.models import RelationshipClass
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import LANGUAGES
from foundation.languages import later as _l
from staff import absences
from staff.expertise_forms import number
from staff.knowledge import plain
from staff.skill_records import NeededBy

REQUIRED = InputRequired(_l("Fill this in."))
DUTIES: dict[str, str] = {
    Duty.OWNER: _l("Owner"),
    Duty.DEPUTY: _l("Deputy"),
    Duty.TECHNICAL: _l("Technical service"),
}
NEEDED_BY: dict[str, str] = {
    NeededBy.CLASS: _l("class"),
    NeededBy.COUNTRY: _l("country"),
    NeededBy.LANGUAGE: _l("language"),
    NeededBy.INDUSTRY: _l("industry"),
}
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class AbsenceForm(EditForm):
    """Days away, and who stands in."""

    person_id = SelectField(_l("Person"), coerce=number, validators=[REQUIRED])
    starts_on = DateField(_l("First day away"), [REQUIRED])
    ends_on = DateField(_l("Last day away"), [REQUIRED])
    cover_id = SelectField(_l("Who stands in"), coerce=number, validators=[Optional()])
    note = StringField(_l("Note"), [text_length(200)], filters=[plain])

    def __init__(self, *args: Any, obj: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, obj=obj, **kwargs)
        self._id = obj.id if obj is not None else None

    def validate_starts_on(self, field: Field) -> None:
        """Refuse years that are typing errors."""
        if field.data and not EARLIEST <= field.data <= LATEST:
            raise ValidationError(_l("Enter a day between 2000 and 2100."))

    def validate_ends_on(self, field: Field) -> None:
        """Refuse an end before the start, and days that the person is away already."""
        first, last = self.starts_on.data, field.data
        if not first or not last or self.person_id.errors:
            return
        if last < first or last > LATEST:
            raise ValidationError(_l("The last day comes before the first. Enter the days in order."))
        other = absences.overlapping(self.person_id.data, first, last, self._id)
        if other is not None:
            raise ValidationError(_l("This overlaps another absence of the same person: change that one."))

    def validate_cover_id(self, field: Field) -> None:
        """Refuse a cover who is the person, or away as well."""
        if not field.data or field.errors:
            return
        if field.data == self.person_id.data:
            raise ValidationError(_l("Choose somebody else to stand in."))
        first, last = self.starts_on.data, self.ends_on.data
        if first and last and absences.cover_is_away(field.data, first, last):
            raise ValidationError(_l("This person is away on one of these days too. Choose somebody else."))


class HandoverForm(RoomForm):
    """What the next owner should know."""

    text = TextAreaField(_l("What the next owner should know"), [text_length(5000)], filters=[plain])


class DutyForm(RoomForm):
    """Somebody beside the owner."""

    person_id = SelectField(_l("Person"), coerce=number, validators=[REQUIRED])
    duty = SelectField(_l("Role"), choices=choices(list(DUTIES.items())[1:]), validators=[REQUIRED])
    share = IntegerField(
        _l("Share of the service in per cent"),
        [REQUIRED, NumberRange(min=1, max=99, message=_l("Enter 1 to 99."))],
    )


class NeedForm(RoomForm):
    """Exhibitors of a kind, and the skill that they need."""

    what = SelectField(_l("Exhibitors of one"), choices=choices(NEEDED_BY.items()), validators=[REQUIRED])
    value = StringField(_l("Which"), [DataRequired(_l("Fill this in.")), text_length(100)], filters=[plain])
    skill_id = SelectField(_l("Skill they need"), coerce=number, validators=[REQUIRED])

    def plain_value(self) -> str:
        """Return the value as exhibitors have it: classes small, countries in capitals."""
        value = (self.value.data or "").strip()
        spelt = {NeededBy.CLASS: value.lower(), NeededBy.COUNTRY: value.upper()}
        return spelt.get(NeededBy(self.what.data), value)

    def validate_value(self, _field: Field) -> None:
        """Refuse classes, countries and languages that no exhibitor can have."""
        if self.what.errors or not self.value.data:
            return
        known = {
            NeededBy.CLASS: {str(one) for one in RelationshipClass},
            NeededBy.COUNTRY: set(Locale("en").territories),
            NeededBy.LANGUAGE: set(LANGUAGES),
        }.get(NeededBy(self.what.data))
        if known is not None and self.plain_value() not in known:
            raise ValidationError(_l("No exhibitor can have this. Enter it as the hint says."))
