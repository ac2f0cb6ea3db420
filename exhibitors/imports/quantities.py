"""Numbers, areas and money as people type them in any country."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from babel.numbers import get_currency_precision, list_currencies

from exhibitors.imports.bad_cells import BadCell, bad

SQUARE_METRES_PER_SQUARE_FOOT = Decimal("0.09290304")
METRES_PER_FOOT = Decimal("0.3048")
_LARGEST = Decimal(10) ** 13

_NUMBER = re.compile(r"\d(?:[\d.,'’ ]*\d)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’ ]\d{3})+")
_FEET = re.compile(r"sq\.?\s*f|square f|\bsf\b|f(?:ee)?t\b|ft2|平方英尺|['′]", re.IGNORECASE)
_METRES = re.compile(r"m2|sq\.?\s*m|square m|\bqm\b|平方米|平米|\bm\b|\bmet", re.IGNORECASE)
_UNITS = re.compile(
    r"(?:sq(?:uare|\.)?\s*)?(?:feet|foot|ft2?|f|metres?|meters?|m2?)\b|\bqm\b|平方英尺|平方米|平米|net(?:to)?|ca\b",
    re.IGNORECASE,
)
_SIDES = re.compile(r"^\D*(\d+(?:[.,]\d+)?)\D*?[x×*]\D*?(\d+(?:[.,]\d+)?)\D*$", re.IGNORECASE)

_CURRENCIES = frozenset(list_currencies())
_SIGNS = {
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "NT$": "TWD",
    "S$": "SGD",
    "R$": "BRL",
    "CN¥": "CNY",
    "RMB": "CNY",
    "人民币": "CNY",
    "元": "CNY",
    "円": "JPY",
    "€": "EUR",
    "£": "GBP",
    "ZŁ": "PLN",
    "₩": "KRW",
    "₹": "INR",
    "₺": "TRY",
    "₽": "RUB",
}
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"})
_YEN_OR_YUAN = frozenset({"JPY", "CNY"})


class Money(NamedTuple):
    """An amount in the smallest unit of its currency; `currency` is None where the cell did not name one."""

    minor: int
    currency: str | None


def number(text: str, *, dot_groups: bool = False) -> Decimal | None:
    """The one number in a text, with either decimal sign; `dot_groups`: 1.200 is twelve hundred, not 1.2."""
    found = _NUMBER.findall(text)
    return _decimal(found[0], dot_groups) if len(found) == 1 else None


def _decimal(digits: str, dot_groups: bool) -> Decimal | None:
    last = max(digits.rfind("."), digits.rfind(","))
    grouped = _THOUSANDS.fullmatch(digits) and len({sign for sign in digits if not sign.isdigit()}) == 1
    if grouped and (dot_groups or digits.count(".") != 1):
        last = -1
    whole, rest = (digits, "") if last < 0 else (digits[:last], digits[last + 1 :])
    try:
        return Decimal(f"{_only_digits(whole) or '0'}.{_only_digits(rest) or '0'}")
    except InvalidOperation:
        return None


def _only_digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def area_unit(heading: str) -> str:
    """`sqft` where a column heading speaks of feet, otherwise `m2`."""
    return "sqft" if _FEET.search(heading.replace("_", " ")) else "m2"


@lru_cache(maxsize=4096)
def area(text: str, unit: str = "m2") -> Decimal | BadCell:
    """Square metres to two places, of `18,5 m²`, `200 sq ft` or `6 x 3`; `unit` is meant if none is said."""
    plain = unicodedata.normalize("NFKC", text).strip()
    feet = bool(_FEET.search(plain)) or (unit == "sqft" and not _METRES.search(plain))
    sides = _SIDES.match(plain)
    if sides:
        size = _product(sides, METRES_PER_FOOT if feet else Decimal(1))
    else:
        size = _bare(_UNITS.sub("", plain))
        size = size * SQUARE_METRES_PER_SQUARE_FOOT if size is not None and feet else size
    if size is None or size >= _LARGEST:
        return bad("area_unreadable", text)
    return size.quantize(Decimal("0.01"))


def _product(sides: re.Match[str], metres: Decimal) -> Decimal | None:
    one, other = _decimal(sides[1], False), _decimal(sides[2], False)
    return None if one is None or other is None else one * metres * other * metres


def _bare(text: str) -> Decimal | None:
    """The number, if nothing else is there to speak of."""
    return None if _NUMBER.sub("", text).strip(" .()~") else number(text)


@lru_cache(maxsize=4096)
def money(text: str, currency: str | None = None) -> Money | BadCell:
    """The amount and its currency; `currency` is the edition's, for its decimals and a bare `$` or `¥`."""
    plain = unicodedata.normalize("NFKC", text).upper().strip()
    amount = number(plain, dot_groups=True)
    words = _NUMBER.sub("", plain).replace(".", "").replace(",-", "").strip(" ,-–'")
    if amount is None or amount >= _LARGEST or plain.startswith(("-", "–", "(")):
        return bad("money_unreadable", text)
    if words == "¥" and currency not in _YEN_OR_YUAN:
        return bad("currency_ambiguous", text)
    named = _currency(words, currency)
    if words and named is None:
        return bad("money_unreadable", text)
    places = get_currency_precision(named or currency or "EUR")
    return Money(int((amount * 10**places).to_integral_value("ROUND_HALF_UP")), named)


def minor(amount: Money, decimals: int, rate: float = 1.0) -> int:
    """Return the amount, whose currency has so many `decimals`, in hundredths of the one it is changed to."""
    return int((amount.minor * Decimal(str(rate)) * 100 / 10**decimals).to_integral_value("ROUND_HALF_UP"))


@lru_cache(maxsize=256)
def currency_code(text: str, expected: str | None = None) -> str | BadCell:
    """The currency that a cell names by its code or sign; `expected` decides a bare `$` or `¥`."""
    plain = unicodedata.normalize("NFKC", text).upper().strip()
    return (_currency(plain, expected) if plain else None) or bad("currency_unknown", text)


def _currency(words: str, expected: str | None) -> str | None:
    if words == "$":
        return expected if expected in _DOLLARS else "USD"
    if words == "¥":
        return expected
    if words in _SIGNS or words in _CURRENCIES:
        return _SIGNS.get(words, words)
    named = [_SIGNS.get(word, word) for word in words.split()]
    return named[0] if len(set(named)) == 1 and named[0] in _CURRENCIES else None
