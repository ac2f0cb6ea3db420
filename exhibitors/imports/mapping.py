"""Which column is which field: guessed from headings, then from what the cells hold."""

import re
from collections.abc import Callable, Sequence

from exhibitors.imports.countries import country
from exhibitors.imports.field_words import CONTACTS, EXHIBITORS, FIELDS, INTERACTIONS, REQUIRED, WORDS
from exhibitors.imports.header import words_of
from exhibitors.names import website_host

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_WEBSITE = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|de|cn|co\.uk)/?", re.IGNORECASE
)
_MOST = 0.7
"""The share of filled cells that must look like the field."""

_ONE_WORD_WILL_DO = frozenset(
    {"country", "website", "email", "phone", "address", "stand", "description", "category"}
)
"""Fields that a heading is for when one of their words begins or ends it (`Postal country`)."""

_UNDER_ANOTHER = frozenset({"hall", "city"})
"""Fields whose one word says it under any other, as in JSON `stands.hall`, `address.city`."""

_NEVER_BY_A_PART = frozenset(
    {"alias", "package", "price", "external_id", "status", "kind", "paid", "due_on", "currency", "main"}
)


_OF_PERSON = {"email": "contact_email", "phone": "contact_phone"}
_COMPANY = re.compile(r"company|general|head office|office|switchboard|firm|zentrale|公司|企业|总机")


def _emails(cells: Sequence[str]) -> bool:
    return sum(bool(_EMAIL.fullmatch(cell)) for cell in cells) >= _MOST * len(cells)


def _websites(cells: Sequence[str]) -> bool:
    """Whether these are addresses of many hosts: the companies' own, and not pages of one catalogue."""
    hosts = {website_host(cell) for cell in cells if _WEBSITE.fullmatch(cell)}
    return len(hosts) >= _MOST * len(cells)


def _countries(cells: Sequence[str]) -> bool:
    return sum(bool(country(cell)) for cell in cells) >= _MOST * len(cells)


_LOOKS: dict[str, dict[str, Callable[[Sequence[str]], bool]]] = {
    EXHIBITORS: {"email": _emails, "website": _websites, "country": _countries},
    CONTACTS: {"contact_email": _emails},
    INTERACTIONS: {},
}


def guess(
    columns: Sequence[str], sample_rows: Sequence[Sequence[str]], kind: str = EXHIBITORS
) -> dict[str, str]:
    """Column by field; a column serves one field, and a field nothing speaks for is left out."""
    found = _by_heading(columns, kind)
    for field, looks in _LOOKS[kind].items():
        if field not in found:
            _add(found, field, _first_like(looks, columns, sample_rows, set(found.values())))
    if kind == EXHIBITORS:
        _give_to_the_contact(found, columns)
    if kind == EXHIBITORS and "name" not in found:
        _add(found, "name", _first_of_text(columns, sample_rows, set(found.values())))
    return {field: found[field] for field in FIELDS[kind] if field in found}


def _give_to_the_contact(found: dict[str, str], columns: Sequence[str]) -> None:
    """An e-mail or phone column behind the contact's name is the contact's, unless it names the company."""
    if "contact_name" not in found:
        return
    person = columns.index(found["contact_name"])
    for of_company, of_person in _OF_PERSON.items():
        column = found.get(of_company)
        if column is None or of_person in found or columns.index(column) < person:
            continue
        if not _COMPANY.search(words_of(column)):
            found[of_person] = found.pop(of_company)
            left = _by_heading([one for one in columns if one not in found.values()], EXHIBITORS)
            _add(found, of_company, left.get(of_company))


def missing(mapping: dict[str, str], kind: str = EXHIBITORS) -> list[tuple[str, ...]]:
    """The groups of fields of which none has a column, where one is needed."""
    return [group for group in REQUIRED[kind] if not any(mapping.get(field) for field in group)]


def _add(found: dict[str, str], field: str, column: str | None) -> None:
    if column is not None:
        found[field] = column


def _by_heading(columns: Sequence[str], kind: str) -> dict[str, str]:
    """The best heading wins: a field's first word before its second, a whole heading before a part of one."""
    claims = sorted(
        (rank, FIELDS[kind].index(field), place)
        for place, column in enumerate(columns)
        for field, words in WORDS[kind].items()
        if (rank := _rank(words_of(column), field, words)) is not None
    )
    found: dict[str, str] = {}
    for _, field, place in claims:
        if FIELDS[kind][field] not in found and columns[place] not in found.values():
            found[FIELDS[kind][field]] = columns[place]
    return found


def _rank(heading: str, field: str, words: Sequence[str]) -> tuple[int, int] | None:
    """(0, place) of the word that is the heading, (1, -length) of the longest word at an end of it."""
    if heading in words:
        return (0, words.index(heading))
    if heading.rpartition(" ")[2] in words and field in _UNDER_ANOTHER:
        return (1, 0)
    ends = [word for word in words if _may_be_a_part(word, field) and _at_an_end(word, heading)]
    return (1, -max(map(len, ends))) if ends else None


def _may_be_a_part(word: str, field: str) -> bool:
    return field not in _NEVER_BY_A_PART and (" " in word or (len(word) > 4 and field in _ONE_WORD_WILL_DO))


def _at_an_end(word: str, heading: str) -> bool:
    return heading.startswith(f"{word} ") or heading.endswith(f" {word}")


def _first_like(
    looks: Callable[[Sequence[str]], bool],
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    taken: set[str],
) -> str | None:
    for place, column in enumerate(columns):
        cells = [cell for row in rows if (cell := row[place].strip())]
        if column not in taken and cells and looks(cells):
            return column
    return None


def _first_of_text(columns: Sequence[str], rows: Sequence[Sequence[str]], taken: set[str]) -> str | None:
    """The first column of words that hardly repeat."""
    for place, column in enumerate(columns):
        cells = [cell for row in rows if (cell := row[place].strip())]
        worded = sum(any(sign.isalpha() for sign in cell) for cell in cells)
        if (
            column not in taken
            and worded >= _MOST * max(len(rows), 1)
            and len(set(cells)) >= _MOST * len(cells)
        ):
            return column
    return None
