"""Countries, web and e-mail addresses in a cell, among whatever else stands there."""

import re
from collections.abc import Iterator

from email_validator import EmailNotValidError, validate_email

from exhibitors.imports.bad_cells import BadCell, bad
from exhibitors.imports.countries import country
from exhibitors.imports.entry import LONGEST
from exhibitors.imports.mending import LOST
from exhibitors.names import website_host
from exhibitors.repair import repair

_ADDRESS = re.compile(r"[^\s<>;,]+@[^\s<>;,]+")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_APART = re.compile("[;/|()]")
_BEHIND_THE_FIRST = re.compile(r"[\s;,]+")
_BLANK_BEHIND_WWW = re.compile(r"^www[.:]\s+", re.IGNORECASE)
_LONGEST_COUNTRY, _SHORTEST_COUNTRY = 4, 4
"""Words of a country's name behind an address, and its letters: `US` there may be anything."""
_PLAIN_EMAIL = re.compile(
    r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:com|net|org|[a-z]{2})"
)
_LONGEST_PLAIN_EMAIL = 60
"""Addresses of this shape and length are valid by every rule, which saves most of the time of a long list."""


def known_country(cell: str) -> str | BadCell:
    """The code of the first country in the cell, which may name it in two languages or behind an address."""
    parts = (cell, *_APART.split(cell), *_ends(cell))
    return next((code for part in parts if (code := country(part))), None) or bad(
        "country_unknown", repair(cell)
    )


def _ends(cell: str) -> Iterator[str]:
    """The last words of the cell, most of them first."""
    words = cell.split()
    for count in range(min(_LONGEST_COUNTRY, len(words) - 1), 0, -1):
        end = " ".join(words[-count:])
        if len(end) >= _SHORTEST_COUNTRY:
            yield end


def website(cell: str) -> str | BadCell:
    """The first web address in the cell, with its scheme."""
    first = _BEHIND_THE_FIRST.split(_BLANK_BEHIND_WWW.sub("www.", repair(cell)), maxsplit=1)[0]
    if website_host(first) is None or len(first) > LONGEST["website"]:
        return bad("website_invalid", repair(cell))
    return first if _SCHEME.match(first) else f"https://{first.split('//')[-1]}"


def email(cell: str) -> str | BadCell:
    """The first e-mail address in the cell, its domain in lower case."""
    if len(cell) <= _LONGEST_PLAIN_EMAIL and _PLAIN_EMAIL.fullmatch(cell):
        return cell
    found = None if LOST in cell else _ADDRESS.search(repair(cell).replace("mailto:", ""))
    try:
        return validate_email(found[0] if found else "", check_deliverability=False).normalized
    except EmailNotValidError:
        return bad("email_invalid", repair(cell))
