"""Staff's forms beside the goals: what else was said, and the mail that asks for goals."""

from flask_babel import gettext as _
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import ValidationError

from foundation.forms import EditForm, RoomForm, text_length
from foundation.languages import LANGUAGES
from foundation.languages import later as _l
from goals.forms import REQUIRED, Beside
from goals.inviting import BODY, NAMES, SUBJECT, unknown_names


class NoteForm(Beside, EditForm):
    """What an exhibitor said beside its goals."""


class InviteForm(RoomForm):
    """The mail in both languages; names in braces are put in."""

    subject_en = StringField(_l("Subject in English"), [REQUIRED, text_length(200)], default=SUBJECT["en"])
    body_en = TextAreaField(
        _l("Letter in English"), [REQUIRED, text_length(10_000)], default=BODY["en"], render_kw={"rows": 10}
    )
    subject_zh = StringField(_l("Subject in Chinese"), [REQUIRED, text_length(200)], default=SUBJECT["zh_CN"])
    body_zh = TextAreaField(
        _l("Letter in Chinese"),
        [REQUIRED, text_length(10_000)],
        default=BODY["zh_CN"],
        render_kw={"rows": 10},
    )

    def texts(self, part: str) -> dict[str, str]:
        """Return subject or body by language."""
        return {language: self[f"{part}_{language[:2]}"].data or "" for language in LANGUAGES}

    def validate_subject_en(self, field: Field) -> None:
        """A link is a key: subjects are shown where letters are not."""
        if "{link}" in (field.data or ""):
            raise ValidationError(_("Leave {link} out of the subject: it belongs into the letter."))
        self._check_names(field)

    validate_subject_zh = validate_subject_en

    def _check_names(self, field: Field) -> None:
        """Only names that are put in may be in braces."""
        if names := unknown_names(field.data or ""):
            known = ", ".join(f"{{{name}}}" for name in NAMES)
            told = _("Nothing is put in for {%(name)s}. Use %(known)s.", name=names[0], known=known)
            raise ValidationError(told)

    def validate_body_en(self, field: Field) -> None:
        """A letter without the link asks for nothing."""
        self._check_names(field)
        if "{link}" not in (field.data or ""):
            raise ValidationError(_("Leave {link} in the letter: it is how the exhibitor answers."))

    validate_body_zh = validate_body_en
