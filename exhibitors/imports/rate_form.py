"""What another currency of a list is worth: asked once its column is chosen, and left out where unknown."""

from collections.abc import Mapping

from wtforms import FieldList, FloatField, Form, FormField, HiddenField
from wtforms.validators import NumberRange, Optional

from exhibitors.imports.quantities import currency_code
from foundation.languages import later as _l

DEAREST = 1e9


class RateForm(Form):
    """One currency and the edition's currency per one unit of it."""

    code = HiddenField()
    rate = FloatField(
        validators=[
            Optional(),
            NumberRange(1 / DEAREST, DEAREST, message=_l("Enter a rate above 0, as 0.92.")),
        ]
    )


def rates_field() -> FieldList:
    """Return the field for every other currency of a list."""
    return FieldList(FormField(RateForm))


def said(field: FieldList) -> dict[str, float]:
    """Return the rates by currency, of those that were given."""
    given = {one["code"] or "": one["rate"] for one in field.data if one["rate"]}
    return {code: rate for code, rate in given.items() if currency_code(code) == code}


def asked_all(field: FieldList, offered: Mapping[str, float | None]) -> bool:
    """Return whether every currency was asked for; those that were not are then."""
    codes = {one["code"] for one in field.data}
    new = {code: rate for code, rate in offered.items() if code not in codes}
    for code, rate in new.items():
        field.append_entry({"code": code, "rate": rate})
    return not new
