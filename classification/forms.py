"""Forms: a class set by hand, the strategy of a class, steps up, moves."""

from datetime import date, timedelta
from typing import Any

from wtforms import DateField, FloatField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from classification.assessing import today
from classification.sentences import class_word
from exhibitors.models import RelationshipClass
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import later as _l

REQUIRED = InputRequired(_l("Fill this in."))
LONGEST = timedelta(days=731)


def _between(low: float, high: float) -> NumberRange:
    return NumberRange(low, high, _l("Enter a number from %(min)s to %(max)s."))


class OverrideForm(RoomForm):
    """A class set by hand."""

    relationship_class = SelectField(_l("Class"), [REQUIRED])
    reason = TextAreaField(_l("Why"), [REQUIRED, text_length(1000)])
    ends_on = DateField(_l("Until"), [REQUIRED])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.relationship_class.choices = choices((word, class_word(word)) for word in RelationshipClass)

    def validate_ends_on(self, field: DateField) -> None:
        """It ends, in the future, within two years."""
        last: date = today() + LONGEST
        if field.data and not today() < field.data <= last:
            raise ValidationError(_l("Enter a day after today and within two years."))


class StrategyForm(EditForm):
    """The strategy of a class."""

    text_en = TextAreaField(_l("Strategy in English"), [REQUIRED, text_length(1000)])
    text_zh_cn = TextAreaField(_l("Strategy in Chinese"), [Optional(), text_length(1000)])
    service_level_en = TextAreaField(_l("Service level in English"), [Optional(), text_length(500)])
    service_level_zh_cn = TextAreaField(_l("Service level in Chinese"), [Optional(), text_length(500)])
    price_discipline_en = TextAreaField(_l("Price discipline in English"), [Optional(), text_length(500)])
    price_discipline_zh_cn = TextAreaField(_l("Price discipline in Chinese"), [Optional(), text_length(500)])
    stop_doing_en = TextAreaField(_l("What to stop doing, in English"), [Optional(), text_length(500)])
    stop_doing_zh_cn = TextAreaField(_l("What to stop doing, in Chinese"), [Optional(), text_length(500)])
    hours_per_edition = FloatField(_l("Staff hours an edition for each"), [REQUIRED, _between(0, 10_000)])
    contact_every_days = IntegerField(_l("In touch every (days)"), [Optional(), _between(1, 3650)])

    def written(self, name: str) -> dict[str, str]:
        """Return what a text of the strategy says, by language; languages without text left out."""
        texts = {"en": self[f"{name}_en"].data, "zh_CN": self[f"{name}_zh_cn"].data}
        return {language: text for language, text in texts.items() if text}


class StepUpForm(RoomForm):
    """The next step of those on their way up."""

    title = StringField(_l("Next step"), [REQUIRED, text_length(200)])
    due_on = DateField(_l("Until"), [REQUIRED])
    owner_id = SelectField(_l("Owner"), [Optional()], choices=[])

    def validate_due_on(self, field: DateField) -> None:
        """A step lies ahead, within two years."""
        if field.data and not today() <= field.data <= today() + LONGEST:
            raise ValidationError(_l("Enter a day from today on and within two years."))


class MoveNoteForm(RoomForm):
    """What is behind a move."""

    note = TextAreaField(_l("What is behind it"), [REQUIRED, text_length(1000)])
