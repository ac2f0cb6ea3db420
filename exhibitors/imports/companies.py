"""Which rows of one list name the same company."""

from collections.abc import Collection
from typing import NamedTuple


class Company(NamedTuple):
    """What a row says of who it is."""

    number: int
    name_key: str
    external_id: str | None
    country: str | None
    website_host: str | None


def apart(one: Company, other: Company) -> bool:
    """Return whether two of one name are two companies: country and website both say so."""
    countries = one.country and other.country and one.country != other.country
    hosts = one.website_host and other.website_host and one.website_host != other.website_host
    return bool(countries and hosts)


class Companies:
    """The companies of a list so far, by those of the list's own number and the name that are its keys.

    `twins` are the row numbers of different companies of one name.
    """

    def __init__(self, keys: Collection[str] = ("external_id", "name")) -> None:
        self.twins: set[int] = set()
        self._keys = keys
        self._by_id: dict[str, Company] = {}
        self._by_name: dict[str, list[Company]] = {}

    def first(self, company: Company) -> int | None:
        """Return the earlier row that named this company; None where none did, and the company is kept."""
        found = self._known(company)
        if found is not None:
            return found.number
        named = self._by_name.setdefault(company.name_key, [])
        named.append(company)
        if len(named) > 1:
            self.twins.update(one.number for one in named)
        if company.external_id:
            self._by_id[company.external_id] = company
        return None

    def _known(self, company: Company) -> Company | None:
        by_id = self._by_id.get(company.external_id or "") if "external_id" in self._keys else None
        if by_id is not None and not apart(by_id, company):
            return by_id
        named = self._by_name.get(company.name_key, ()) if "name" in self._keys else ()
        return next((one for one in named if not apart(one, company)), None)
