"""Names of made-up companies: many different ones, as a search meets them."""

from collections.abc import Iterator
from random import Random
from typing import Any

from exhibitors.names import name_key, search_text


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words("Kes Tor Zaw Duin Val Ash Dem Mizu Falk Bre Lun Or Ster Hal Quin Ves Nor Pal Rad Gren")
MIDDLE = _words("te re vi lo ma da ro ke ni su bo ze fe ga hu")
LAST = _words("ler via met veld rel combe va kawa beck sen lin ton dor rup zel mont")
TRADES = _words("Antriebe Impianti Maszyny Packaging Industries Controls Makina Seiki 机床 Sensorik")
FORMS = ("GmbH", "S.p.A.", "Sp. z o.o.", "B.V.", "Ltd", "株式会社", "AB", "SAS")
COUNTRIES = _words("DE IT PL NL FR GB TR JP CN SE")
PEOPLE = 20


def companies(first: int, last: int, random: Random) -> Iterator[dict[str, Any]]:
    """Yield the exhibitors numbered `first` to `last`."""
    for number in range(first, last + 1):
        name = company(random)
        yield {
            "id": number,
            "name": name,
            "name_key": name_key(name),
            "search_text": search_text(name),
            "country": random.choice(COUNTRIES),
            "owner_id": 1 + number % PEOPLE,
            "potential_minor": 500_000 * random.randint(1, 40) if number % 3 == 0 else None,
        }


def stem(random: Random) -> str:
    """Return the first word of a name, one of some seventy thousand."""
    return random.choice(FIRST) + random.choice(MIDDLE) + random.choice(MIDDLE) + random.choice(LAST)


def misspelt(random: Random) -> str:
    """Return the first word of a name with two neighbouring letters swapped."""
    word = stem(random)
    at = random.randint(1, len(word) - 3)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def company(random: Random) -> str:
    """Return a name; a hundred thousand of them hardly repeat."""
    return f"{stem(random)} {random.choice(TRADES)} {random.choice(FORMS)}"
