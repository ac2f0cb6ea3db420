"""The part of a survey's form that says whom it asks."""

from typing import Any

from flask_babel import gettext as _
from wtforms import Form, HiddenField, SelectField, SelectMultipleField, StringField
from wtforms.validators import ValidationError

from events.models import Edition
from exhibitors.models import RelationshipClass
from exhibitors.participation import Status
from foundation.forms import choices, text_length
from foundation.languages import later as _l
from surveys import lists
from surveys.audience import (
    ANY,
    BY_TITLE,
    EDITION,
    EVERY_CONTACT,
    FIRST_TIME,
    LIST,
    MAIN_CONTACT,
    NO_CLASS,
    RETURNING,
    Audience,
)

STATUSES = (
    (Status.RESERVED, _l("Reserved")),
    (Status.CONTRACTED, _l("Contracted")),
    (Status.ATTENDED, _l("Attended")),
    (Status.CANCELLED, _l("Cancelled")),
    (Status.NO_SHOW, _l("No-show")),
)
CLASSES = (
    (RelationshipClass.STRATEGIC, _l("Strategic")),
    (RelationshipClass.KEY, _l("Key")),
    (RelationshipClass.TRANSACTIONAL, _l("Transactional")),
    (RelationshipClass.RISK, _l("Risk")),
    (NO_CLASS, _l("No class yet")),
)
PACKAGES = (("space_only", _l("Space only")), ("shell_scheme", _l("Shell scheme")))
TIMERS = (
    (ANY, _l("First-timers and returning exhibitors")),
    (FIRST_TIME, _l("First-timers only")),
    (RETURNING, _l("Returning exhibitors only")),
)
CONTACTS = (
    (MAIN_CONTACT, _l("The main contact of each exhibitor")),
    (EVERY_CONTACT, _l("Every contact with an address")),
    (BY_TITLE, _l("Every contact with one of these job titles")),
)
NARROWING = ("statuses", "classes", "packages", "timers")
FIELDS = ("who", "query", "ids", *NARROWING, "contacts", "titles")


class AudienceFields(Form):
    """Which exhibitors, and which of their contacts."""

    who = SelectField(_l("Which exhibitors"), default=EDITION)
    query = HiddenField(default="")
    ids = HiddenField(default="")
    statuses = SelectMultipleField(
        _l("Participation"), choices=choices(STATUSES), render_kw={"size": len(STATUSES)}
    )
    classes = SelectMultipleField(_l("Class"), choices=choices(CLASSES), render_kw={"size": len(CLASSES)})
    packages = SelectMultipleField(
        _l("Package"), choices=choices(PACKAGES), render_kw={"size": len(PACKAGES)}
    )
    timers = SelectField(_l("First-timers"), choices=choices(TIMERS))
    contacts = SelectField(_l("Contacts"), choices=choices(CONTACTS))
    titles = StringField(_l("Job titles"), [text_length(200)])
    edition: Edition
    person_id: int

    def offer(self, edition: Edition, person_id: int) -> None:
        """Offer the person the lists that there are."""
        self.edition, self.person_id = edition, person_id
        kept = bool(self.query.data or self.ids.data or self.who.data == LIST)
        self.who.choices = choices(lists.offered(person_id, kept))

    def audience(self) -> Audience:
        """Return whom the form asks."""
        narrowed = {name: self[name].data for name in NARROWING}
        people = {"contacts": self.contacts.data, "titles": self.titles.data or ""}
        key = self.who.data or EDITION
        if key == EDITION:
            return Audience(**narrowed, **people)
        query = lists.query_of(key, self.person_id, self.query.data or "")
        ids = numbers(self.ids.data) if key == LIST else []
        return Audience(**narrowed, **people, who=LIST, query=query, ids=ids, person_id=self.person_id)

    def validate_who(self, _field: SelectField) -> None:
        """A list that can be read."""
        if wrong := lists.problem(self.edition, self.audience()):
            raise ValidationError(wrong)

    def validate_titles(self, _field: StringField) -> None:
        """At least one word where contacts are chosen by it."""
        if self.contacts.data == BY_TITLE and not self.audience().title_words:
            raise ValidationError(_("Enter a job title, or several with commas: marketing, sales."))


def numbers(text: str | None) -> list[int]:
    """Return the numbers in a text with commas; what is none is left out."""
    return [int(one) for one in (text or "").split(",") if one.isdecimal() and len(one) < 10]


def entered(audience: Audience) -> dict[str, Any]:
    """Return what the form shows of an audience."""
    ready = [key for key, (query, _name) in lists.READY.items() if query == audience.query]
    who = audience.who if audience.ids or not ready else ready[0]
    shown = {name: getattr(audience, name) for name in (*NARROWING, "contacts", "titles")}
    query = lists.written(audience.query) if who == LIST else ""
    return {"who": who, "query": query, "ids": ",".join(map(str, audience.ids)), **shown}
