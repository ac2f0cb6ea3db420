"""What a person chose on the merge screen."""

from collections.abc import Mapping, Sequence

from exhibitors.combining import CHOSEN, Money
from exhibitors.merge_preview import LEAST, MOST
from exhibitors.merging import Choices
from foundation.forms import RoomForm

SUM = "sum"


class MergeForm(RoomForm):
    """Merging is saved once; the choices are read by `choices_for`."""


class WrongNumber(ValueError):
    """Too few or too many records are to be merged at once."""


def numbers(texts: Sequence[str]) -> list[int]:
    """Return the different ids among `texts`, or raise WrongNumber unless there are 2 to 10."""
    ids = list(dict.fromkeys(int(text) for text in texts if text.isdecimal() and len(text) < 10))
    if not LEAST <= len(ids) <= MOST:
        raise WrongNumber
    return ids


def versions(values: Mapping[str, str], ids: Sequence[int]) -> list[str]:
    """Return the versions of the records that the screen showed."""
    return [values.get(f"version-{number}", "") for number in ids]


def choices_for(values: Mapping[str, str], gone_id: int) -> Choices:
    """Return what was chosen of the record that goes: its fields, and whose money stays at each edition."""
    fields = {name for name in CHOSEN if values.get(f"field-{name}") == str(gone_id)}
    money = {
        int(name.removeprefix("money-")): _money(value, gone_id)
        for name, value in values.items()
        if name.startswith("money-") and name.removeprefix("money-").isdecimal() and len(name) < 16
    }
    return Choices(fields, money)


def _money(value: str, gone_id: int) -> Money:
    if value == SUM:
        return Money.SUM
    return Money.GONE if value == str(gone_id) else Money.KEPT
