"""The survey's form: title, when it is open in the edition's time zone, whom it asks, the mail's texts."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from wtforms import (
    DateTimeLocalField,
    Field,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, NumberRange, ValidationError

from events.models import Edition
from foundation import clock
from foundation.forms import EditForm, choices, text_length
from foundation.languages import in_language
from foundation.languages import later as _l
from surveys import audience_form, library
from surveys.audience import Audience
from surveys.audience_form import AudienceFields
from surveys.letters import NAMES
from surveys.mode import Mode
from surveys.mode_words import MODES
from surveys.models import Survey

REQUIRED = InputRequired(_l("Fill this in."))
LONG = {"rows": 14}
TEXTS = ("subject", "body")
LANGUAGES = {"en": "en", "zh_CN": "zh"}


def known_names(_form: Any, field: Field) -> None:
    """Only names in braces that can be put in."""
    for name in re.findall(r"{([^{}]*)}", field.data or ""):
        if name not in NAMES:
            raise ValidationError(
                _l("{%(name)s} cannot be put in. Use: %(names)s.", name=name, names=", ".join(NAMES))
            )


def with_link(_form: Any, field: Field) -> None:
    """A mail without its link cannot be answered."""
    if "{link}" not in (field.data or ""):
        raise ValidationError(_l("Put {link} where the link to the survey belongs."))


BODY = [REQUIRED, text_length(4000), known_names, with_link]


class SurveyForm(AudienceFields, EditForm):
    """A post-show survey; once it is sent only its title, its end and the reminder can change."""

    title = StringField(_l("Title"), [REQUIRED, text_length(200)])
    questionnaire = SelectField(_l("Questionnaire"), default=library.standard_key)
    mode = SelectField(_l("Whose answers are read"), choices=choices(MODES.items()), default=Mode.NAMED)
    opens = DateTimeLocalField(_l("Opens"), [REQUIRED])
    closes = DateTimeLocalField(_l("Closes"), [REQUIRED])
    remind_after_days = IntegerField(
        _l("Remind after days"),
        [REQUIRED, NumberRange(min=1, max=60, message=_l("Enter 1 to 60 days."))],
        default=7,
    )
    subject_en = StringField(_l("Subject, English"), [REQUIRED, text_length(200), known_names])
    body_en = TextAreaField(_l("Text, English"), BODY, render_kw=LONG)
    subject_zh = StringField(_l("Subject, Chinese"), [REQUIRED, text_length(200), known_names])
    body_zh = TextAreaField(_l("Text, Chinese"), BODY, render_kw=LONG)

    def validate_closes(self, field: DateTimeLocalField) -> None:
        """A survey is open for a while."""
        if field.data and self.opens_local and field.data <= self.opens_local:
            raise ValidationError(_l("The survey closes before it opens."))

        if self.opened and field.data != self.opened:
            raise ValidationError(_l("The answers were opened when the survey closed: it stays closed."))

    def validate_opens(self, field: DateTimeLocalField) -> None:
        """A possible year: instants far away cannot be stored."""
        if field.data and not 2000 <= field.data.year <= 2100:
            raise ValidationError(_l("Enter a day between 2000 and 2100."))

    opens_local: datetime | None = None
    opened: datetime | None = None

    def for_edition(self, edition: Edition, survey: Survey | None, person_id: int) -> "SurveyForm":
        """Read times in the edition's zone; leave out what a sent survey cannot change."""
        self.offer(edition, person_id)
        self._zone = ZoneInfo(edition.time_zone)
        self.questionnaire.choices = choices(
            (key, _("%(title)s, version %(number)d", title=in_language(title), number=number))
            for key, title, number in library.offered()
        )
        self.opens_local = self.opens.data
        if survey is not None and survey.sent_at is not None:
            self.opens_local = local(survey.opens_at, edition)
            self.opened = local(survey.closes_at, edition) if survey.unsealed_at else None
            for name in (
                "opens",
                "questionnaire",
                "mode",
                *audience_form.FIELDS,
                *(f"{kind}_{short}" for kind in TEXTS for short in LANGUAGES.values()),
            ):
                del self[name]
        return self

    def _instant(self, field: DateTimeLocalField) -> datetime:
        moment = field.data or clock.now()
        return moment.replace(tzinfo=self._zone)

    def texts(self, kind: str) -> dict[str, str]:
        """Return the mail's subjects or bodies by language."""
        return {code: self[f"{kind}_{short}"].data.replace("\r\n", "\n") for code, short in LANGUAGES.items()}

    def values(self) -> dict[str, Any]:
        """Return the survey's columns as entered."""
        found: dict[str, Any] = {
            "title": self.title.data,
            "closes_at": self._instant(self.closes),
            "remind_after_days": self.remind_after_days.data,
        }
        if "opens" not in self:
            return found
        return found | {
            "opens_at": self._instant(self.opens),
            "mode": self.mode.data,
            "questionnaire": library.chosen(self.questionnaire.data),
            "audience": self.audience(),
            "subject": self.texts("subject"),
            "body": self.texts("body"),
        }


def shown_texts(subject: Mapping[str, str], body: Mapping[str, str]) -> dict[str, str]:
    """Return what the form shows of the mail's texts."""
    texts = zip(TEXTS, (subject, body), strict=True)
    return {f"{kind}_{short}": by.get(code, "") for kind, by in texts for code, short in LANGUAGES.items()}


def local(instant: datetime, edition: Edition) -> datetime:
    """Return the instant as a wall clock at the edition shows it."""
    return instant.astimezone(ZoneInfo(edition.time_zone)).replace(tzinfo=None)


def entered(survey: Survey) -> dict[str, Any]:
    """Return what the form shows of a stored survey."""
    return {
        "questionnaire": str(survey.questionnaire_id),
        "opens": local(survey.opens_at, survey.edition),
        "closes": local(survey.closes_at, survey.edition),
        **audience_form.entered(Audience.of(survey.audience)),
        **shown_texts(survey.subject, survey.body),
    }
