"""Forms for complaints."""

from decimal import Decimal

from wtforms import BooleanField, DecimalField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, NumberRange, Optional, ValidationError

from complaints.words import COMPLEXITIES, CONDUCT, IMPACTS, REMEDIES, SEVERITIES
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import later as _l

REQUIRED = DataRequired(_l("Fill this in."))
MOST_COST = Decimal(10_000_000)


def _number(value: str) -> int | None:
    return int(value) if value else None


class ComplaintForm(EditForm):
    """What was complained about; two fields are enough."""

    title = StringField(_l("What went wrong?"), [REQUIRED, text_length(200)])
    severity = SelectField(_l("Severity"), choices=choices(SEVERITIES.items()), default="medium")
    description = TextAreaField(_l("What happened"), [text_length(10_000)])
    remedy_sought = TextAreaField(_l("What the exhibitor asks for"), [text_length(2000)])
    contact_id = SelectField(_l("Who told us"), coerce=_number, validators=[Optional()])
    stand_id = SelectField(_l("Stand"), coerce=_number, validators=[Optional()])
    plan_item_id = SelectField(_l("Promise it is about"), coerce=_number, validators=[Optional()])
    supplier = StringField(_l("Supplier"), [text_length(200)])


class NewComplaintForm(ComplaintForm):
    """A new complaint is about an edition."""

    edition_id = SelectField(_l("Event"), coerce=_number, validators=[REQUIRED])


class StepForm(EditForm):
    """A next step or a note; which one is said by the button."""

    note = TextAreaField(_l("Note"), [text_length(10_000)])


class AssessForm(EditForm):
    """How much there is to it; safety first."""

    severity = SelectField(_l("Severity"), choices=choices(SEVERITIES.items()))
    complexity = SelectField(_l("How hard it is"), choices=choices(COMPLEXITIES.items()))
    impact = SelectField(_l("Whom it touches"), choices=choices(IMPACTS.items()))
    safety = BooleanField(_l("Somebody could be hurt"))
    immediate_action = TextAreaField(_l("Done at once"), [text_length(2000)])

    def validate_immediate_action(self, field: TextAreaField) -> None:
        """Ask for the action at once where somebody could be hurt."""
        if self.safety.data and not field.data:
            raise ValidationError(_l("Safety comes first: say what is done at once."))


class QuickAnswerForm(EditForm):
    """A small complaint, weighed and answered at once."""

    how_severe = SelectField(_l("Severity"), choices=choices(SEVERITIES.items()))
    answer = TextAreaField(_l("Our answer"), [REQUIRED, text_length(10_000)])


class WriteForm(RoomForm):
    """What is written to several exhibitors."""

    text = TextAreaField(_l("What you write"), [REQUIRED, text_length(10_000)])


class ReplyForm(EditForm):
    """What is written to the exhibitor."""

    text = TextAreaField(_l("To the exhibitor"), [REQUIRED, text_length(10_000)])


class PauseForm(EditForm):
    """What we wait for, or what came."""

    awaited = StringField(_l("What from the exhibitor?"), [text_length(500)])


class MergeForm(EditForm):
    """The complaint it is the same as, or has to do with."""

    other = StringField(_l("Number of the other complaint"), [REQUIRED, text_length(20)])


class SplitForm(EditForm):
    """The part that becomes a complaint of its own."""

    part = StringField(_l("What else went wrong?"), [REQUIRED, text_length(200)])
    part_severity = SelectField(_l("Severity"), choices=choices(SEVERITIES.items()), default="medium")
    part_description = TextAreaField(_l("What happened"), [text_length(10_000)])


class AssignForm(EditForm):
    """Who takes care of it."""

    owner_id = SelectField(_l("Owner"), coerce=_number, validators=[REQUIRED])


class RemedyForm(EditForm):
    """What is offered."""

    kind = SelectField(_l("Remedy"), choices=choices(REMEDIES.items()))
    cost = DecimalField(
        _l("Cost"),
        [Optional(), NumberRange(0, MOST_COST, message=_l("Enter a cost from 0 to 10,000,000."))],
        default=Decimal(0),
    )
    what = StringField(_l("In words"), [text_length(500)])

    @property
    def cost_minor(self) -> int:
        """Return the cost in minor units."""
        return int((self.cost.data or Decimal(0)) * 100)


class CloseForm(EditForm):
    """How it ended."""

    decision = TextAreaField(_l("Decision"), [REQUIRED, text_length(5000)])
    cause_id = SelectField(_l("Cause"), coerce=_number)
    cause = TextAreaField(_l("What caused it"), [text_length(2000)])
    learning = TextAreaField(_l("What we learn from it"), [text_length(2000)])
    recovered = RadioField(
        _l("Satisfied with how it was put right? (the exhibitor’s own word)"),
        coerce=_number,
        choices=choices([("", _l("Not asked")), *((str(n), str(n)) for n in range(1, 6))]),
        validators=[Optional()],
        default="",
    )

    def validate_cause_id(self, field: SelectField) -> None:
        """Ask for a cause wherever there is one to choose."""
        if not field.data and len(field.choices or ()) > 1:
            raise ValidationError(_l("Choose the cause."))


class ConductForm(EditForm):
    """Conduct, and how we know."""

    conduct_kind = SelectField(_l("The complaint was"), choices=choices(CONDUCT.items()))
    evidence = TextAreaField(_l("How we know"), [REQUIRED, text_length(5000)])


class ReopenForm(EditForm):
    """Why it is not over."""

    reason = TextAreaField(_l("Why it is opened again"), [REQUIRED, text_length(5000)])
