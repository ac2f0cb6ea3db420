"""What a stand comes with, in the words of the lists: bare space, or walls and carpet."""

from exhibitors.imports.bad_cells import BadCell, bad
from exhibitors.names import fold
from exhibitors.repair import repair

PACKAGE_WORDS = {
    "space_only": (
        "space only",
        "raw space",
        "space",
        "open space",
        "freifläche",
        "nur fläche",
        "光地",
        "净地",
    ),
    "shell_scheme": (
        "shell scheme",
        "shell",
        "standard",
        "package",
        "systemstand",
        "标摊",
        "标展",
        "标准展位",
    ),
}
"""What lists call the two packages."""

_PACKAGES = {fold(word): name for name, words in PACKAGE_WORDS.items() for word in words}


def package(cell: str) -> str | BadCell:
    """`space_only` or `shell_scheme`."""
    return _PACKAGES.get(fold(repair(cell.replace("_", " ")))) or bad("package_unknown", repair(cell))
