"""A question as it reads where it is nobody's own: what is put in for each contact is told in general."""

from flask_babel import gettext as _

from foundation.languages import current
from surveys.items import Texts, filled, worded
from surveys.surroundings import fallbacks


def question_text(texts: Texts) -> str:
    """Return a question's text in the reader's language without names in braces."""
    general = {
        **fallbacks(),
        "person": _("The named person"),
        "contact": _("the contact"),
        "company": _("the company"),
        "edition": _("the event"),
        "show": _("the show"),
    }
    return filled(worded(texts, current()), general)
