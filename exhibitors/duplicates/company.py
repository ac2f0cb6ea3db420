"""A company as it is compared: its names, where it is, how it is reached."""

from dataclasses import dataclass
from functools import cached_property

from exhibitors.duplicates.address import Address
from exhibitors.duplicates.spelling import Spelling, spellings
from exhibitors.names import website_host

SHORTEST_PHONE, COMPARED_DIGITS = 6, 8


@dataclass(frozen=True)
class Company:
    """Plain values of one record; `names` are its name and its other names, the first one leads."""

    names: tuple[str, ...]
    country: str | None = None
    website: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None

    @cached_property
    def order(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Which of two is compared with which."""
        rest = self.country, self.website, self.email, self.phone, self.address
        return self.names, tuple(value or "" for value in rest)

    @cached_property
    def spellings(self) -> tuple[Spelling, ...]:
        """The names, taken apart; blank ones are left out."""
        return spellings(self.names)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts of website and mail address."""
        mail = (self.email or "").rpartition("@")[2]
        return frozenset(filter(None, (website_host(self.website), website_host(mail))))

    @cached_property
    def digits(self) -> str | None:
        """The end of the phone number, which is the same with and without country and area code."""
        digits = "".join(filter(str.isdecimal, self.phone or ""))
        return digits[-COMPARED_DIGITS:] if len(digits) >= SHORTEST_PHONE else None

    @cached_property
    def place(self) -> Address | None:
        """The address, taken apart."""
        return Address.of(self.address)
