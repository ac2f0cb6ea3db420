"""Countries as lists write them, in several languages, to ISO 3166-1 codes."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from exhibitors.names import fold
from exhibitors.repair import repair

if TYPE_CHECKING:
    from pycountry import ExistingCountries

_LANGUAGES = ("en", "zh", "zh_Hant", "de", "fr", "es", "it", "pt", "pl", "nl", "tr", "ja", "ko", "ru")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_KOSOVO = "XK"
_OTHER_NAMES = {
    "AE": "uae, u a e, emirates",
    "BA": "bosnia, bosnia herzegovina",
    "BO": "bolivia",
    "BN": "brunei",
    "CD": "dr congo, drc, democratic republic of congo, congo kinshasa",
    "CG": "congo brazzaville",
    "CH": "sui, schweiz suisse svizzera",
    "CI": "ivory coast",
    "CN": "pr china, p r china, prc, mainland china, china mainland, 中华人民共和国, 中国大陆",
    "CV": "cape verde",
    "CZ": "czech, czech republic, czech rep, cesko, tschechische republik",
    "DE": "ger, brd, federal republic of germany",
    "FK": "falkland islands",
    "FM": "micronesia",
    "GB": "uk, u k, britain, great britain, england, scotland, wales, northern ireland, grossbritannien",
    "HK": "hong kong, hongkong, hong kong sar, hong kong sar china, hong kong china, 香港, 中国香港",
    "IR": "iran, islamic republic of iran",
    "KP": "north korea, dprk",
    "KR": "korea, south korea, korea south, republic of korea, korea republic of, rok, s korea",
    "LA": "laos",
    "MD": "moldova, republic of moldova",
    "MK": "macedonia, fyrom, republic of north macedonia",
    "MM": "burma",
    "MO": "macau, macao, macau sar, 澳门, 中国澳门",
    "NL": "holland, the netherlands, netherland, ned",
    "PS": "palestine",
    "RU": "russia, rus",
    "SA": "ksa, kingdom of saudi arabia",
    "SY": "syria",
    "SZ": "swaziland",
    "TL": "east timor",
    "TR": "turkey, turkiye, tuerkei",
    "TW": "taiwan, taiwan china, taiwan roc, chinese taipei, 台湾, 中国台湾",
    "TZ": "tanzania",
    "US": "usa, u s a, u s, us, united states of america, the united states, america",
    "VA": "vatican",
    "VE": "venezuela",
    "VN": "vietnam, viet nam",
    _KOSOVO: "kosovo",
}


def country(text: str) -> str | None:
    """The two-letter code of the country the text names; None where it names none that is known."""
    return _found(text) if text else None


@lru_cache(maxsize=4096)
def _found(text: str) -> str | None:
    by_name = _codes()
    plain = _plain(repair(text))
    turned = _plain(" ".join(reversed(text.split(",", 1))))
    return by_name.get(plain) or by_name.get(turned) or by_name.get(plain.removeprefix("the "))


def _plain(text: str) -> str:
    return _NOT_A_LETTER.sub(" ", fold(text)).strip()


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every known name to its code; English first, so that another language never takes a name from it."""
    codes: dict[str, str] = {}
    for code, names in _OTHER_NAMES.items():
        codes.update(dict.fromkeys(map(_plain, names.split(", ")), code))
    for code, name in [*_iso_names(), *_territories()]:
        codes.setdefault(_plain(name), code)
    return codes


def _iso() -> "ExistingCountries":
    from pycountry import countries  # slow to load: with the first list that is read, not with the server

    return countries


def _iso_names() -> list[tuple[str, str]]:
    keys = ("alpha_2", "alpha_3", "name", "common_name", "official_name")
    return [(entry.alpha_2, name) for key in keys for entry in _iso() if (name := getattr(entry, key, None))]


def _territories() -> list[tuple[str, str]]:
    known = {entry.alpha_2 for entry in _iso()} | {_KOSOVO}
    return [
        (code, name)
        for language in _LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if code in known
    ]
