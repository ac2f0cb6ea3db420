"""The halls of a venue by what lists call them: "Halle 3", "HALL 3" and "3" are its "Hall 3"."""

import re
from collections import Counter
from collections.abc import Collection

from exhibitors.names import fold

_WORD = re.compile(
    r"\b(?:halls?|hallen?|pavilion|pavillon|padiglione|pabellon|hala)\b|[号號]?[馆館厅廳]", re.IGNORECASE
)


def hall_key(name: str) -> str:
    """Return what tells the hall from others: its name without the word for hall."""
    plain = fold(name)
    return " ".join(_WORD.sub(" ", plain).split()) or plain


class Halls:
    """The halls of one venue."""

    def __init__(self, names: Collection[str]) -> None:
        alike = Counter(map(hall_key, names))
        self._names = frozenset(names)
        self._alone = {hall_key(name): name for name in names if alike[hall_key(name)] == 1}

    def named(self, text: str | None) -> str | None:
        """Return the name of the hall that a list means, its own word where the venue has none or several."""
        return text if text is None or text in self._names else self._alone.get(hall_key(text), text)
