"""Forms: the policy in plain words, a class set by hand, the strategy of a class."""

from datetime import date, timedelta
from typing import Any

from wtforms import DateField, FloatField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from classification.assessing import today
from classification.policy import Policy
from classification.sentences import class_word
from exhibitors.models import RelationshipClass
from foundation.figures import MINOR
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import later as _l

REQUIRED = InputRequired(_l("Fill this in."))
LONGEST = timedelta(days=731)
SHARES = ("strategic_share", "key_share", "margin")
MONEY = ("overdue_minor", "hourly_rate_minor")


def _between(low: float, high: float) -> NumberRange:
    return NumberRange(low, high, _l("Enter a number from %(min)s to %(max)s."))


class PolicyForm(RoomForm):
    """The thresholds; shares and the margin in per cent, money in units of the house currency."""

    overdue_days = IntegerField(_l("Overdue for more than (days)"), [REQUIRED, _between(0, 3650)])
    overdue_minor = FloatField(_l("Overdue by more than"), [REQUIRED, _between(0, 1e9)])
    conduct_points = IntegerField(_l("Conduct points, at least"), [REQUIRED, _between(1, 1000)])
    negative_editions = IntegerField(_l("Editions running below zero, at least"), [REQUIRED, _between(1, 20)])
    strategic_share = FloatField(_l("Strategic: top per cent by value"), [REQUIRED, _between(0.01, 99)])
    strategic_quality = FloatField(_l("Strategic: quality from"), [REQUIRED, _between(0, 100)])
    key_share = FloatField(_l("Key: top per cent"), [REQUIRED, _between(0.01, 99)])
    margin = FloatField(_l("A fall counts at once from (per cent)"), [REQUIRED, _between(0, 99)])
    quality_margin = FloatField(_l("The same for quality (points)"), [REQUIRED, _between(0, 100)])
    lapsed_after = IntegerField(_l("Lapsed after editions missed"), [REQUIRED, _between(1, 50)])
    lost_after = IntegerField(_l("Lost after editions missed"), [REQUIRED, _between(2, 100)])
    hourly_rate_minor = FloatField(_l("An hour of staff costs"), [REQUIRED, _between(0, 1e6)])

    def validate_key_share(self, field: FloatField) -> None:
        """The strategic are among the key."""
        if field.data and self.strategic_share.data and field.data < self.strategic_share.data:
            raise ValidationError(_l("The share of key cannot be smaller than the share of strategic."))

    def validate_lost_after(self, field: IntegerField) -> None:
        """Lapsed comes before lost."""
        if field.data and self.lapsed_after.data and field.data <= self.lapsed_after.data:
            raise ValidationError(_l("Lost comes after lapsed: enter more editions."))

    def policy(self) -> Policy:
        """Return the policy of a valid form."""
        values: dict[str, Any] = {name: self[name].data for name in THRESHOLDS}
        values |= {name: values[name] / 100 for name in SHARES}
        return Policy(**values | {name: round(values[name] * MINOR) for name in MONEY})


THRESHOLDS = tuple(Policy.__dataclass_fields__)


def policy_data(policy: Policy) -> dict[str, Any]:
    """Return a policy as the form shows it."""
    values = {name: getattr(policy, name) for name in THRESHOLDS}
    shares = {name: round(values[name] * 100, 4) for name in SHARES}
    return values | shares | {name: values[name] / MINOR for name in MONEY}


class PolicySaveForm(PolicyForm):
    """The thresholds, to be put in force."""

    reason = StringField(_l("Why"), [REQUIRED, text_length(500)])


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
