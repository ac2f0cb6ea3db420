"""What targets are counted in: the units that are offered, and which other words are no unit."""

from foundation.languages import later as _l

UNITS: dict[str, str] = {
    "leads": _l("leads"),
    "talks": _l("talks"),
    "orders": _l("orders"),
    "new customers": _l("new customers"),
    "customers": _l("customers"),
    "distributors": _l("distributors"),
    "partners": _l("partners"),
    "visitors": _l("visitors"),
    "articles": _l("articles"),
    "hires": _l("hires"),
    "stands": _l("stands"),
    "%": "%",
    "EUR": "EUR",
    "USD": "USD",
    "CNY": "CNY",
}
LEAST_LETTERS = 2


def is_unit(text: str | None) -> bool:
    """Return whether something can be counted in this: an offered unit, or a word of one's own.

    One Chinese character is a word; of other letters a word has at least two.
    """
    if not text or text in UNITS:
        return bool(text)
    letters = [one for one in text if one.isalpha()]
    return len(letters) >= LEAST_LETTERS or any("\u4e00" <= one <= "\u9fff" for one in letters)
