"""The survey's form: title, when it is open in the edition's time zone, whom it asks, the mail's texts."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from wtforms import (
    DateTimeLocalField,
    Field,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
)
from wtforms.validators import NumberRange, ValidationError

from events.models import Edition
from foundation import clock
from foundation.forms import EditForm, choices, text_length
from foundation.languages import in_language
from foundation.languages import later as _l
from surveys import audience_form, library, mail_form, proposal, wording
from surveys.audience import Audience
from surveys.audience_form import AudienceFields
from surveys.kinds import SurveyKind
from surveys.mail_form import REQUIRED, MailFields
from surveys.mode import Mode
from surveys.mode_words import MODES
from surveys.models import Survey
from surveys.questionnaire import Questionnaire


def _key(chosen: Any) -> str:
    """Return a questionnaire's key: what a browser posts, and of the one that a survey has."""
    return str(chosen.id if isinstance(chosen, Questionnaire) else chosen)


class SurveyForm(AudienceFields, MailFields, EditForm):
    """A survey; once it is sent only its title, its end, reminders and thanks can change."""

    proposed_for = HiddenField(default=SurveyKind.POST_SHOW)
    title = StringField(_l("Title"), [REQUIRED, text_length(200)])
    questionnaire = SelectField(_l("Questionnaire"), default=library.standard_key, coerce=_key)
    mode = SelectField(_l("Whose answers are read"), choices=choices(MODES.items()), default=Mode.NAMED)
    opens = DateTimeLocalField(_l("Opens"), [REQUIRED])
    closes = DateTimeLocalField(_l("Closes"), [REQUIRED])
    remind_after_days = IntegerField(
        _l("Remind after days"),
        [REQUIRED, NumberRange(min=1, max=60, message=_l("Enter 1 to 60 days."))],
        default=7,
    )
    reminders = IntegerField(
        _l("Reminders"),
        [REQUIRED, NumberRange(min=0, max=5, message=_l("Enter 0 to 5 reminders."))],
        default=1,
    )

    def validate_closes(self, field: DateTimeLocalField) -> None:
        """A survey is open for a while."""
        self._on_the_clock(field)
        if field.data and self.opens_local and field.data <= self.opens_local:
            raise ValidationError(_l("The survey closes before it opens."))
        if self.opened and field.data != self.opened:
            raise ValidationError(_l("The answers were opened when the survey closed: it stays closed."))

    def validate_opens(self, field: DateTimeLocalField) -> None:
        """A possible year: instants far away cannot be stored."""
        if field.data and not 2000 <= field.data.year <= 2100:
            raise ValidationError(_l("Enter a day between 2000 and 2100."))
        self._on_the_clock(field)

    def _on_the_clock(self, field: DateTimeLocalField) -> None:
        """Refuse the hour left out where clocks go forward; of one that comes twice the first counts."""
        if field.data and 2000 <= field.data.year <= 2100:
            there = self._instant(field).astimezone(UTC).astimezone(self._zone).replace(tzinfo=None)
            if there != field.data:
                told = _("The clocks go forward then: enter %(time)s or later.", time=f"{there:%H:%M}")
                raise ValidationError(told)

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
                "proposed_for",
                "questionnaire",
                "mode",
                *audience_form.FIELDS,
                *mail_form.INVITING,
            ):
                del self[name]
        return self

    def follow(self) -> None:
        """Let what still stands as proposed for one kind of questionnaire follow another that is chosen."""
        if not self.opens:
            return
        was, kind = str(self.proposed_for.data), library.kind_of(self.questionnaire.data)
        if kind is None or was == kind or was not in list(SurveyKind):
            return
        former, now = proposal.start(self.edition, was), proposal.start(self.edition, kind)
        for name in (one for one in former if self[one].data == former[one]):
            _put(self[name], now[name])
        for part, standard in (("subject", wording.SUBJECTS), ("body", wording.BODIES)):
            texts = wording.following(self.texts(part), standard, kind)
            for name, text in mail_form.shown(part, texts).items():
                _put(self[name], text)
        _put(self.proposed_for, kind)
        self.opens_local = self.opens.data

    def _instant(self, field: DateTimeLocalField) -> datetime:
        moment = field.data or clock.now()
        return moment.replace(tzinfo=self._zone)

    def values(self) -> dict[str, Any]:
        """Return the survey's columns as entered."""
        found: dict[str, Any] = {
            "title": self.title.data,
            "closes_at": self._instant(self.closes),
            "remind_after_days": self.remind_after_days.data,
            "reminders": self.reminders.data,
            **self.later_texts(),
        }
        if "opens" not in self:
            return found
        questionnaire = library.chosen(self.questionnaire.data)
        return found | {
            "opens_at": self._instant(self.opens),
            "mode": self.mode.data,
            "questionnaire": questionnaire,
            "audience": self.audience(),
            "subject": self.texts("subject"),
            "body": self.texts("body"),
        }


def _put(field: Field, value: Any) -> None:
    """Let a posted field hold another value, as if that had been posted."""
    field.data = value
    field.raw_data = [f"{value:%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else value]


def local(instant: datetime, edition: Edition) -> datetime:
    """Return the instant as a wall clock at the edition shows it."""
    return instant.astimezone(ZoneInfo(edition.time_zone)).replace(tzinfo=None)


def entered(survey: Survey) -> dict[str, Any]:
    """Return what the form shows of a stored survey."""
    return {
        "opens": local(survey.opens_at, survey.edition),
        "closes": local(survey.closes_at, survey.edition),
        "proposed_for": survey.kind,
        **audience_form.entered(Audience.of(survey.audience)),
        **mail_form.entered(survey),
    }
