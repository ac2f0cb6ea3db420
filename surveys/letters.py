"""The mails of a survey, by language: names put in, the link and the way out; when reminders are due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from surveys.items import Texts, filled, worded

NAMES = ("contact", "company", "edition", "show", "link", "closes")
WRITTEN_OUT = {"en": "d MMMM yyyy, HH:mm", "zh_CN": "y年M月d日 HH:mm"}
INVITATION, REMINDER, THANKS = "invitation", "reminder", "thanks"
AGAIN = {"en": "A reminder: {subject}", "zh_CN": "提醒：{subject}"}
WRONG = {
    "en": "Something went wrong and cannot wait? Tell us at once: {complain}",
    "zh_CN": "遇到问题、急需解决？请立即告诉我们：{complain}",
}
WAY_OUT = {
    "en": "If you do not want to be asked any more: {unsubscribe}\n",
    "zh_CN": "如果您不希望再收到此类问卷：{unsubscribe}\n",
}


def closing(at: datetime, zone: str, language: str) -> str:
    """When the survey closes, written out in the edition's time zone."""
    written = WRITTEN_OUT.get(language, WRITTEN_OUT["en"])
    return format_datetime(at.astimezone(ZoneInfo(zone)), written, locale=language)


def reminders(first: datetime, every_days: int, times: int, closes: datetime) -> list[datetime]:
    """When whoever was mailed `first` and says nothing is reminded, up to the close."""
    due = (first + timedelta(days=every_days * number) for number in range(1, times + 1))
    return [moment for moment in due if moment < closes]


@dataclass(frozen=True)
class Wording:
    """A survey's mails: the invitation; by "subject" and "body" its own reminder and thanks, if any."""

    subject: Texts
    body: Texts
    reminder: Mapping[str, Texts] = field(default_factory=dict)
    thanks: Mapping[str, Texts] = field(default_factory=dict)

    def line(self, which: str, language: str, names: Mapping[str, str]) -> str:
        """The subject line of a mail with names put in."""
        own = {REMINDER: self.reminder, THANKS: self.thanks}.get(which)
        line = filled(worded(own["subject"] if own else self.subject, language), names)
        return filled(worded(AGAIN, language), {"subject": line}) if which == REMINDER and not own else line

    def text(self, which: str, language: str, names: Mapping[str, str], promised: str) -> str:
        """The text with names put in, below it how answers are read, where to complain, the way out."""
        own = {REMINDER: self.reminder, THANKS: self.thanks}.get(which)
        text = filled(worded(own["body"] if own else self.body, language), names).rstrip()
        wrong = filled(worded(WRONG, language), {"complain": f"{names['link']}/complain"})
        way_out = filled(worded(WAY_OUT, language), {"unsubscribe": f"{names['link']}/unsubscribe"})
        between = [] if which == THANKS else [promised]
        return "\n\n".join([text, *between, wrong, way_out])
