"""The form of one exhibitor at one edition."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import DateField, Field, FloatField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from events.models import Edition
from exhibitors.forms import number
from exhibitors.money import MoneyField
from exhibitors.participation import Status
from exhibitors.participations import halls_of, too_late, unknown_halls
from exhibitors.stands import parsed
from exhibitors.words import KINDS, PACKAGES, STATUSES
from foundation import clock
from foundation.forms import EditForm, choices, text_length
from foundation.languages import later as _l

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
MOST_STANDS, LONGEST_NUMBER = 100, 60


def _between(low: float, high: float, message: str) -> list[Any]:
    return [Optional(), NumberRange(min=low, max=high, message=message)]


def _possible_day(_form: EditForm, field: Field) -> None:
    if field.data and not EARLIEST <= field.data <= LATEST:
        raise ValidationError(_l("Enter a day between 1950 and 2100."))


class ParticipationForm(EditForm):
    """What the exhibitor takes at an edition that is chosen already; money in the edition's currency."""

    status = SelectField(_l("Status"), choices=choices(STATUSES.items()), default=Status.PROSPECT)
    kind = SelectField(_l("Kind"), choices=choices(KINDS.items()), default="main")
    stand_text = TextAreaField(_l("Stands"), [text_length(4000)])
    net_area_m2 = FloatField(_l("Net area in m²"), _between(0, 1e6, _l("Enter an area from 0 to 1,000,000.")))
    package = SelectField(
        _l("Package"), choices=choices([("", "–"), *PACKAGES.items()]), coerce=lambda value: value or None
    )
    price_minor = MoneyField(_l("Price"))
    paid_minor = MoneyField(_l("Paid"))
    due_on = DateField(_l("To be paid by"), [Optional(), _possible_day])
    cost_hours = FloatField(_l("Hours spent on them"), _between(0, 1e5, _l("Enter hours from 0 to 100,000.")))
    cost_minor = MoneyField(_l("Other cost to serve"))
    conduct_points = IntegerField(_l("Conduct points"), _between(0, 100, _l("Enter points from 0 to 100.")))
    conduct_note = StringField(_l("What happened"), [text_length(500)])
    edition: Edition | None = None

    def validate_stand_text(self, field: TextAreaField) -> None:
        """Stands are few and short, and their halls are the venue's."""
        places = parsed(field.data)
        if len(places) > MOST_STANDS or any(len(stand) > LONGEST_NUMBER for _hall, stand in places):
            raise ValidationError(_l("Enter at most 100 stands of at most 60 characters."))
        if self.edition and (unknown := unknown_halls(places, self.edition)):
            known = ", ".join(hall.name for hall in halls_of(self.edition)) or "–"
            raise ValidationError(
                _l(
                    "%(hall)s is no hall of this edition's venue. Its halls: %(known)s. "
                    "Add it under Events, or leave the hall out.",
                    hall=unknown[0],
                    known=known,
                )
            )


class NewParticipationForm(ParticipationForm):
    """A participation in one of the editions that the exhibitor is not in yet."""

    edition_id = SelectField(_l("Edition"), [InputRequired(_l("Choose an edition."))], coerce=number)

    def offer(self, editions: Sequence[Edition]) -> None:
        """Offer these editions and note which one was chosen."""
        self.edition_id.choices = choices((edition.id, edition.name) for edition in editions)
        chosen = [edition for edition in editions if edition.id == self.edition_id.data]
        self.edition = chosen[0] if chosen else None

    def validate_status(self, field: SelectField) -> None:
        """Nobody can still reserve a stand at an edition that is over."""
        if self.edition and too_late(field.data, self.edition.ends_on, clock.today(self.edition.time_zone)):
            raise ValidationError(
                _l(
                    "%(edition)s is over. Choose what came of it (attended, cancelled, no-show), "
                    "or an edition to come.",
                    edition=self.edition.name,
                )
            )
