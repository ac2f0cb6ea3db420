"""A cell that cannot be understood: said, not raised, so that one bad cell never stops a list."""

from typing import NamedTuple

_l = str
"""Marks a sentence for the catalogue; it is translated where it is shown."""

MESSAGES = {
    "name_missing": _l("The name is missing. Fill it in."),
    "too_long": _l("The text is longer than %(limit)s characters. Shorten it: %(text)s"),
    "country_unknown": _l("No country is called %(text)s. Use its English name or its two-letter code."),
    "email_invalid": _l("%(text)s is not an e-mail address. Write it as name@company.com."),
    "website_invalid": _l("%(text)s is not a web address. Write it as www.company.com."),
    "area_unreadable": _l("%(text)s is not an area. Write a number of square metres, such as 18.5."),
    "money_unreadable": _l("%(text)s is not an amount of money. Write it as 1200.50 EUR."),
    "currency_ambiguous": _l("%(text)s can be yen or yuan. Write the currency as JPY or CNY."),
    "currency_other": _l(
        "The amount is in %(text)s, the edition is not. Say under the columns what one %(text)s is worth."
    ),
    "package_unknown": _l("%(text)s is not a package that is known. Write space only or shell scheme."),
    "status_unknown": _l("%(text)s is not a status. Write contracted, reserved, attended or cancelled."),
    "kind_unknown": _l("%(text)s is not a kind of exhibitor. Write main, co-exhibitor or represented."),
    "interaction_unknown": _l("%(text)s is not a kind of contact. Write call, mail, meeting, visit or note."),
    "language_unknown": _l("We write in English or Chinese, not in %(text)s: this contact gets English."),
    "main_unknown": _l("%(text)s does not say yes or no. Write yes or no."),
    "currency_unknown": _l("%(text)s is not a currency. Write its three letters, such as EUR."),
    "contact_name_missing": _l("Nobody is named. Fill in the name or the e-mail address."),
    "happened_at_missing": _l("The date is missing. Fill it in."),
    "summary_missing": _l("Nothing says what it was about. Fill in the summary."),
    "choice_unknown": _l("%(text)s is none of the field's choices. Add it there, or correct it."),
    "number_unreadable": _l("%(text)s is not a number. Write it as 1200.50."),
    "exhibitor_unknown": _l("No exhibitor is known as %(text)s. Add it first, or correct the name."),
    "exhibitor_ambiguous": _l(
        "Several exhibitors are known as %(text)s. Give the number or the website too."
    ),
    "staff_unknown": _l(
        "Nobody here is called %(text)s. Write the e-mail address that the person signs in with."
    ),
    "main_exhibitor_unknown": _l("%(text)s does not take part in this edition. Add it first."),
    "date_unreadable": _l("%(text)s is not a date. Write it as 2026-03-31."),
    "date_impossible": _l("There is no day %(text)s. Correct it."),
    "date_ambiguous": _l("%(text)s can be read in two ways. Write it as 2026-03-31."),
}
"""Every sentence says what to do. The names in %(...)s are the bad cell's parameters."""

_SHOWN = 80


class BadCell(NamedTuple):
    """Why a cell was not taken: `code` is a key of MESSAGES, `text` the cell as far as it is shown."""

    code: str
    text: str
    limit: int | None = None

    @property
    def params(self) -> dict[str, object]:
        return {"text": self.text, "limit": self.limit}

    @property
    def message(self) -> str:
        return MESSAGES[self.code] % self.params


def bad(code: str, text: str, limit: int | None = None) -> BadCell:
    """The reason, with as much of the cell as can be shown."""
    return BadCell(code, text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…", limit)
