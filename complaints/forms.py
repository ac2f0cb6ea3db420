"""Forms for complaints."""

from decimal import Decimal

from wtforms import DecimalField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, NumberRange, Optional

from complaints.words import REMEDIES, SEVERITIES
from foundation.forms import EditForm, choices, text_length
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


class NewComplaintForm(ComplaintForm):
    """A new complaint is about an edition."""

    edition_id = SelectField(_l("Event"), coerce=_number, validators=[REQUIRED])


class StepForm(EditForm):
    """A next step or a note; which one is said by the button."""

    note = TextAreaField(_l("Note"), [text_length(10_000)])


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
    cause = TextAreaField(_l("Cause"), [text_length(2000)])
    learning = TextAreaField(_l("What we learn from it"), [text_length(2000)])
    recovered = RadioField(
        _l("Satisfied with how it was put right? (the exhibitor’s own word)"),
        coerce=_number,
        choices=choices([("", _l("Not asked")), *((str(n), str(n)) for n in range(1, 6))]),
        validators=[Optional()],
        default="",
    )


class ReopenForm(EditForm):
    """Why it is not over."""

    reason = TextAreaField(_l("Why it is opened again"), [REQUIRED, text_length(5000)])
