"""Why two exhibitors look alike, in words."""

from typing import Any

from flask_babel import gettext as _

from exhibitors.duplicates.likeness import Code
from exhibitors.field_words import FIELDS
from foundation.figures import country
from foundation.languages import later as _l

LABELS = {
    **FIELDS,
    "participations": _l("Participations"),
    "contacts": _l("Contacts"),
}
_BOTH = {
    Code.SAME_NAME: _l("The same name but for signs, accents and the legal form"),
    Code.SAME_LETTERS: _l("The same name, its words written apart or together"),
    Code.SAME_SOUND: _l("One name is the other in Latin letters"),
    Code.ALIKE_NAME: _l("The names have in common what few names have"),
    Code.OTHER_HOST: _l("Their websites differ"),
    Code.SAME_PHONE: _l("The same phone number"),
    Code.OTHER_PHONE: _l("Their phone numbers differ"),
    Code.SAME_ADDRESS: _l("The same address"),
    Code.OTHER_ADDRESS: _l("Their addresses differ"),
}
_SHORT = 60


def why(reason: list[Any]) -> str:
    """Return a stored reason as a sentence."""
    code, _weight, one, other = reason
    one, other = one[:_SHORT] or "–", other[:_SHORT] or "–"
    if code == Code.SAME_HOST:
        return _("The same website or mail domain: %(host)s", host=one)
    if code == Code.OTHER_COUNTRY:
        return _("Their countries differ: %(one)s, %(other)s", one=country(one), other=country(other))
    if code == Code.OTHER_NUMBER:
        return _("The numbers in their names differ: %(one)s, %(other)s", one=one, other=other)
    if code == Code.OTHER_NAME:
        return _("Only one name has: %(one)s, %(other)s", one=one, other=other)
    return str(_BOTH[Code(code)])
