"""How a file is laid out, where a person knows better than what is found in it."""

from dataclasses import asdict, dataclass
from typing import Any

NO_HEADER = 0
DELIMITERS = ",;\t|"
ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "iso8859-2",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
)
"""The encodings that a person can choose from."""


@dataclass(frozen=True)
class Layout:
    """None: it is found by looking. `header_row` is the line of the column names, NO_HEADER for none."""

    sheet: str | None = None
    header_row: int | None = None
    delimiter: str | None = None
    encoding: str | None = None

    def said(self) -> dict[str, Any]:
        """Return what is said, as it is stored."""
        return {name: value for name, value in asdict(self).items() if value is not None}
