"""The part of a survey's form that holds its mails: invitation, reminder and thanks, in both languages."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, Form, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional, ValidationError

from foundation.forms import text_length
from foundation.languages import later as _l
from foundation.letter import one_line
from surveys.letters import NAMES
from surveys.models import Survey

REQUIRED = InputRequired(_l("Fill this in."))
LANGUAGES = {"en": "en", "zh_CN": "zh"}
PARTS = ("subject", "body")
LATER = ("reminder", "thanks")
INVITING = [f"{part}_{short}" for part in PARTS for short in LANGUAGES.values()]
_IN_BRACES = re.compile(r"{([^{}]*)}")


def known_names(_form: Any, field: Field) -> None:
    """Only names in braces that can be put in, and no brace without its other half."""
    text = field.data or ""
    for name in _IN_BRACES.findall(text):
        if name not in NAMES:
            told = _("{%(name)s} cannot be put in. Use: %(names)s.", name=name, names=", ".join(NAMES))
            raise ValidationError(told)
    if re.search("[{}]", _IN_BRACES.sub("", text)):
        raise ValidationError(_("A brace has no other half. Write names as {contact}."))


def with_link(_form: Any, field: Field) -> None:
    """A mail without its link cannot be answered."""
    if "{link}" not in (field.data or ""):
        raise ValidationError(_l("Put {link} where the link to the survey belongs."))


def _line(label: str, *rules: Any) -> StringField:
    return StringField(label, [*rules, text_length(200), known_names])


def _text(label: str, rows: int, *rules: Any) -> TextAreaField:
    return TextAreaField(label, [*rules, text_length(4000), known_names], render_kw={"rows": rows})


class MailFields(Form):
    """The texts of a survey's mails. Reminder and thanks may be empty, then in both languages."""

    subject_en = _line(_l("Subject, English"), REQUIRED)
    body_en = _text(_l("Text, English"), 14, REQUIRED, with_link)
    subject_zh = _line(_l("Subject, Chinese"), REQUIRED)
    body_zh = _text(_l("Text, Chinese"), 14, REQUIRED, with_link)
    reminder_subject_en = _line(_l("Subject of the reminder, English"), Optional())
    reminder_body_en = _text(_l("Reminder, English"), 8, Optional(), with_link)
    reminder_subject_zh = _line(_l("Subject of the reminder, Chinese"), Optional())
    reminder_body_zh = _text(_l("Reminder, Chinese"), 8, Optional(), with_link)
    thanks_subject_en = _line(_l("Subject of the thanks, English"), Optional())
    thanks_body_en = _text(_l("Thanks, English"), 8, Optional())
    thanks_subject_zh = _line(_l("Subject of the thanks, Chinese"), Optional())
    thanks_body_zh = _text(_l("Thanks, Chinese"), 8, Optional())

    def validate(self, extra_validators: Any = None) -> bool:
        """Also refuse a reminder or thanks of which only some of the four texts are there."""
        valid = super().validate(extra_validators)
        for which in LATER:
            fields = [self[f"{which}_{part}_{short}"] for part in PARTS for short in LANGUAGES.values()]
            for field in fields if any(one.data for one in fields) else ():
                if not field.data:
                    field.errors = [_("Fill this in too, or leave all four texts empty.")]
                    valid = False
        return valid

    def texts(self, part: str, which: str = "") -> dict[str, str]:
        """Return the subjects or bodies of a mail by language; a subject is one line, whatever was posted."""
        prefix = f"{which}_{part}" if which else part
        found = {code: self[f"{prefix}_{short}"].data or "" for code, short in LANGUAGES.items()}
        if part == "subject":
            return {code: one_line(text) for code, text in found.items()}
        return {code: text.replace("\r\n", "\n") for code, text in found.items()}

    def later_texts(self) -> dict[str, dict[str, dict[str, str]]]:
        """Return reminder and thanks as a survey keeps them."""
        by_part = {which: {part: self.texts(part, which) for part in PARTS} for which in LATER}
        return {which: texts if texts["body"]["en"] else {} for which, texts in by_part.items()}


def shown(prefix: str, by_language: Mapping[str, str]) -> dict[str, str]:
    """Return what the form shows of a subject or body."""
    return {f"{prefix}_{short}": by_language.get(code, "") for code, short in LANGUAGES.items()}


def shown_texts(subject: Mapping[str, str], body: Mapping[str, str]) -> dict[str, str]:
    """Return what the form shows of an invitation."""
    return shown("subject", subject) | shown("body", body)


def entered(survey: Survey) -> dict[str, str]:
    """Return what the form shows of a stored survey's mails."""
    found = shown_texts(survey.subject, survey.body)
    for which in LATER:
        own = getattr(survey, which)
        for part in PARTS:
            found |= shown(f"{which}_{part}", own.get(part, {}))
    return found
