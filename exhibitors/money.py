"""A field for money: typed with decimals, kept in minor units."""

import re
from typing import Any

from wtforms import StringField
from wtforms.validators import ValidationError

from foundation.figures import MINOR
from foundation.languages import later as _l

_TYPED = re.compile(r"(?P<whole>\d{1,13})(?:[.,](?P<cents>\d{1,2}))?")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}\b)")


def minor_units(text: str) -> int:
    """Return the minor units of an amount as typed ("1 234.50"); ValueError when it is none."""
    found = _TYPED.fullmatch(_THOUSANDS.sub("", text.strip()))
    if found is None:
        raise ValueError(text)
    return int(found["whole"]) * MINOR + int((found["cents"] or "0").ljust(2, "0"))


def in_full(minor: int) -> str:
    """Return minor units as they are typed, without decimals where there are no cents."""
    whole, cents = divmod(minor, MINOR)
    return f"{whole}.{cents:02}" if cents else str(whole)


class MoneyField(StringField):
    """An amount from 0; its data are minor units, None when left empty."""

    data: Any

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else in_full(self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed."""
        if not valuelist:
            return
        text = valuelist[0].strip()
        try:
            self.data = minor_units(text) if text else None
        except ValueError:
            self.data = None
            raise ValidationError(_l("Enter an amount as 12345.50, without a currency sign.")) from None
