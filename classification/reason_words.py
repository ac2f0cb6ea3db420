"""Why an exhibitor has its class, in plain words."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from classification.fact_words import met_text

Params = Mapping[str, Any]

_REASONS: dict[str, Callable[[Params], str]] = {
    "met": lambda p: met_text(p["condition"], p["now"], p["bar"]),
    "rest": lambda p: _("It takes part, and no rule before this one fires."),
    "held": lambda p: _(
        "It fell by little and for the first time: the class stays until a second assessment says the same."
    ),
    "override": lambda p: _("The class was set by hand; the rules alone say:"),
    "prospect": lambda p: _("It has not taken part in an edition yet, so it has no class."),
    "lapsed": lambda p: ngettext(
        "It missed the last edition, so it has no class.",
        "It missed the last %(num)d editions, so it has no class.",
        p["missed"],
    ),
    "lost": lambda p: ngettext(
        "It missed the last edition and counts as lost.",
        "It missed the last %(num)d editions and counts as lost.",
        p["missed"],
    ),
}


def reason_sentence(code: str, params: Params) -> str:
    """Return why a rule fired, with its figures."""
    return _REASONS[code](params)
