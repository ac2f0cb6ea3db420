"""Which Latin code page a short list is in: three differ in few letters, and a few names say little.

Statistics of languages need more text than a list of names has. So the page is taken in which the fewest
letters are ones that its languages hardly use, or signs that stand at the beginning of a word.
"""

import re
from collections.abc import Mapping

PAGES = ("cp1252", "cp1250", "cp1254")
"""Where nothing else tells, the earlier is the likelier."""

_EVERYWHERE = "‘’“”„‚–—…•€™®©«»°·§×&áéíóúÁÉÍÓÚäöüÄÖÜßçÇâîÂÎ£²³\u00a0\u00ad"
_COMMON = {
    "cp1252": "àèêëïôùœŒÀÈÊËÏÔñÑãÃåÅæÆøØšŠžŽºª¿¡´",
    "cp1250": "čďěňřšťůýžČĎĚŇŘŠŤŮÝŽąćęłńśźżĄĆĘŁŃŚŹŻőűŐŰăĂşŞţŢđĐôÔľĽë",
    "cp1254": "ğĞıİşŞûêèàëïôñ",
}
_ODD = re.compile(r"[£¥¹³¿¡¯¼¾ºª´](?=[^\W\d_])|õ(?!e)|Õ(?!E)|Ł(?=\d)")
"""Signs before a letter, and letters where their language never has them."""


def likeliest(texts: Mapping[str, str], coherence: Mapping[str, float]) -> str:
    """Return the page of PAGES of one content read in several; `coherence` (0-1) is what statistics say."""
    pages = [page for page in PAGES if page in texts]
    return min(pages, key=lambda page: (_rare(texts[page], page), -round(coherence.get(page, 0.0), 1)))


def _rare(text: str, page: str) -> int:
    known = set(_EVERYWHERE + _COMMON[page])
    return sum(not sign.isascii() and sign not in known | {"õ", "Õ"} for sign in text) + len(
        _ODD.findall(text)
    )
