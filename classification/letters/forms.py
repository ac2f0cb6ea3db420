"""Forms of letters: which, to whom, until when; the wording; why not."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from classification.assessing import today
from classification.letters.models import LetterKind
from classification.letters.wording import PLACEHOLDERS, unknown
from exhibitors.models import Contact
from foundation.database import db
from foundation.forms import EditForm, RoomForm, choices, text_length
from foundation.languages import LANGUAGES
from foundation.languages import later as _l

REQUIRED = InputRequired(_l("Fill this in."))
KINDS = {
    LetterKind.PREPAY: _l("Ask for prepayment"),
    LetterKind.DECLINE: _l("Decline"),
    LetterKind.END: _l("End the cooperation"),
}
AHEAD = timedelta(days=365)


class NewLetterForm(RoomForm):
    """Which letter goes to whom."""

    kind = SelectField(_l("Letter"), [REQUIRED])
    language = SelectField(_l("Language"), [REQUIRED])
    contact_id = SelectField(_l("To"), [REQUIRED])
    until = DateField(_l("Until"), [REQUIRED])

    def __init__(self, exhibitor_id: int, **options: Any) -> None:
        super().__init__(**options)
        self.kind.choices = choices((kind.value, str(name)) for kind, name in KINDS.items())
        self.language.choices = choices(LANGUAGES.items())
        people = select(Contact.id, Contact.name, Contact.email).where(
            Contact.exhibitor_id == exhibitor_id, Contact.email.is_not(None), Contact.bounced_at.is_(None)
        )
        rows = db.session.execute(people.order_by(Contact.main.desc(), Contact.name, Contact.id))
        self.contact_id.choices = choices((str(row.id), f"{row.name}, {row.email}") for row in rows)

    def validate_until(self, field: DateField) -> None:
        """There is time to answer."""
        if field.data and not today() < field.data <= today() + AHEAD:
            raise ValidationError(_l("Enter a day after today and within a year."))


class WordsForm(EditForm):
    """The subject and the body of a letter."""

    subject = StringField(_l("Subject"), [REQUIRED, text_length(200)])
    body = TextAreaField(_l("Text"), [REQUIRED, text_length(5000)], render_kw={"rows": 16})


class TemplateForm(WordsForm):
    """The same of a template, where every placeholder must be one that is filled."""

    def validate_subject(self, field: StringField) -> None:
        """A subject's placeholders are known."""
        _check(field.data)

    def validate_body(self, field: TextAreaField) -> None:
        """A body's placeholders are known."""
        _check(field.data)


def _check(text: str | None) -> None:
    if wrong := unknown(text or ""):
        known = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        said = str(_l("Nothing fills %(wrong)s. Placeholders are: %(known)s"))
        raise ValidationError(said % {"wrong": " ".join(f"“{one}”" for one in wrong), "known": known})


class RefusalForm(RoomForm):
    """Why a letter is not sent."""

    note = StringField(_l("Why not"), [REQUIRED, text_length(500)])
