"""Which skill of the dictionary is which language, and which language a country speaks.

Names and official languages are those of the Unicode CLDR, as Babel has them.
"""

from functools import cache

from babel import Locale
from babel.languages import get_official_languages

TONGUES = (
    "ar",
    "cs",
    "da",
    "de",
    "el",
    "es",
    "fi",
    "fr",
    "hi",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "nb",
    "nl",
    "pl",
)
TONGUES += ("pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh")
"""The languages that trade shows meet; English is everybody's and no need."""
NAMED_IN = ("en", "zh_Hans")


@cache
def _names() -> dict[str, str]:
    found = {
        str(Locale.parse(spoken).languages[code]).casefold(): code for spoken in NAMED_IN for code in TONGUES
    }
    own = {(Locale.parse(code).get_display_name() or code).casefold(): code for code in TONGUES}
    return {**own, **found}


def tongue(name: str) -> str | None:
    """Return the language (ISO 639-1) that a skill is called after, in English, Chinese or itself."""
    return _names().get(name.strip().casefold())


@cache
def spoken_in(country: str) -> str | None:
    """Return the language that a need follows from: the first official one; none where English is one."""
    official = get_official_languages(country, de_facto=True)
    if not official or "en" in official:
        return None
    return official[0] if official[0] in TONGUES else None
