"""The form of a value-added service."""

from wtforms import SelectField, StringField, TextAreaField

from exhibitors.money import MoneyField
from foundation.forms import EditForm, choices, text_length
from foundation.languages import later as _l
from goals.words import DIMENSIONS
from plans.forms import REQUIRED, word
from plans.offer import Offer
from plans.words import CLASSES


class OfferForm(EditForm):
    """A service with whom it is for, its price and its cost."""

    name = StringField(_l("Service"), [REQUIRED, text_length(200)])
    description = TextAreaField(_l("What the exhibitor gets"), [text_length(2000)])
    relationship_class = SelectField(
        _l("For the class"), coerce=word, choices=choices([("", _l("Any")), *CLASSES.items()])
    )
    dimension = SelectField(
        _l("For goals about"), coerce=word, choices=choices([("", _l("Any")), *DIMENSIONS.items()])
    )
    price_minor = MoneyField(_l("Price for one exhibitor"))
    cost_minor = MoneyField(_l("What it costs us"))

    def write(self, offer: Offer) -> None:
        """Write the fields; an empty amount is none."""
        self.populate_obj(offer)
        offer.price_minor, offer.cost_minor = offer.price_minor or 0, offer.cost_minor or 0
