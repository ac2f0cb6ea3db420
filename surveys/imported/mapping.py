"""What each column of a file of answers is: what it measures, its scale, and which values are no answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any

from surveys.given import LONGEST_TEXT, NOTHING, Given
from surveys.imported.refusals import MappingRefused
from surveys.kinds import RELATIONSHIP, TIERS, Kind, Measure
from surveys.measured import FIXED

SINGLE = (Measure.OVERALL, Measure.RETURN, Measure.RECOMMEND, Measure.EFFORT)
SCALES: dict[str, tuple[int, int]] = {
    one: FIXED[one] for one in (*SINGLE, Measure.SERVICE, Measure.PRICE, *RELATIONSHIP)
}
"""The scales on which answers are kept. Goals and people are asked about by us only."""

MOST = 100


@dataclass(frozen=True)
class Column:
    """One column. `blank` values are no answer, `unused` values say that it was not used.

    `told` are the lowest and the highest answer as the other tool asked, ours where none are told; such
    answers are stretched to our scale and rounded to its nearest point, a half upwards. `reverse`: its lowest
    answer is the best. `labels`: the numbers of answers in words, however they are capitalised.
    """

    column: str
    measure: str
    code: str
    text: str
    tier: str | None = None
    blank: frozenset[str] = frozenset()
    unused: frozenset[str] = frozenset()
    told: tuple[int, int] | None = None
    reverse: bool = False
    labels: Mapping[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """How the question was answered."""
        return Kind.TEXT if self.measure == Measure.OPEN else Kind.SCALE

    @property
    def scale(self) -> tuple[int | None, int | None]:
        """The lowest and the highest answer; none of a text."""
        return SCALES.get(self.measure, (None, None))

    def read(self, cell: str) -> Given:
        """The answer in a cell. Raises `ValueError` where it is none and no missing code either."""
        value = plain(cell)
        if value in self.unused:
            return Given(did_not_use=True)
        if not value or value in self.blank:
            return NOTHING
        if self.measure == Measure.OPEN:
            return Given(text=cell.strip()[:LONGEST_TEXT])
        low, high = self.asked
        value = str(self.labels.get(value.casefold(), value))
        if not value.isdecimal() or not low <= int(value) <= high:
            raise ValueError(value)
        return Given(number=self._ours(int(value)))

    @property
    def asked(self) -> tuple[int, int]:
        """The lowest and the highest answer in the file."""
        return self.told or SCALES[self.measure]

    def _ours(self, value: int) -> int:
        low, high = self.asked
        ours_low, ours_high = SCALES[self.measure]
        up = high - value if self.reverse else value - low
        return ours_low + floor(up * (ours_high - ours_low) / (high - low) + 0.5)


@dataclass(frozen=True)
class FileMapping:
    """How a whole file is read; `exhibitor` is the column with companies' names or numbers, if any."""

    title: str
    columns: tuple[Column, ...]
    exhibitor: str | None = None


def plain(cell: str) -> str:
    """A cell's value as codes are written: without blanks at its ends, whole numbers without decimals."""
    value = cell.strip()
    return value[:-2] if re.fullmatch(r"\d+\.0", value) else value


def read(told: Any, header: Sequence[str]) -> FileMapping:
    """The mapping in what a JSON file or a form tells. Raises `MappingRefused` and says what to correct.

    {"title", "exhibitor", "blank": [values], "unused": [values], "columns": [{"column", "measure", "code",
    "text", "tier", "blank", "unused", "scale": [lowest, highest], "reverse": true,
    "labels": {word: number}}]}: the values given at the top hold for columns without their own.
    """
    if not isinstance(told, Mapping) or not isinstance(told.get("columns"), list) or not told["columns"]:
        raise MappingRefused("no_columns")
    columns = tuple(_column(one, told, header) for one in told["columns"])
    exhibitor = told.get("exhibitor") or None
    if exhibitor is not None and exhibitor not in header:
        raise MappingRefused("unknown_column", column=exhibitor)
    _refuse_twins(columns)
    return FileMapping(str(told.get("title") or ""), columns, exhibitor)


def _column(one: Any, told: Mapping[str, Any], header: Sequence[str]) -> Column:
    if not isinstance(one, Mapping):
        raise MappingRefused("no_columns")
    name, measure = str(one.get("column", "")), str(one.get("measure", ""))
    if name not in header:
        raise MappingRefused("unknown_column", column=name)
    if measure not in SCALES and measure != Measure.OPEN:
        known = ", ".join([*SCALES, Measure.OPEN])
        raise MappingRefused("unknown_measure", column=name, measure=measure, known=known)
    tier = one.get("tier") or None
    if tier is not None and tier not in TIERS:
        raise MappingRefused("unknown_tier", column=name, tier=tier, known=", ".join(TIERS))
    code = str(one.get("code") or (measure if measure in SINGLE else _slug(name)))
    text = str(one.get("text") or name)
    codes = _codes("blank", one, told), _codes("unused", one, told)
    ends, turned = _scale(name, one), one.get("reverse") is True
    column = Column(name, measure, code, text, tier, *codes, ends, turned, _labels(name, one))
    _refuse_on_scale(column, [key for key in ("blank", "unused") if key not in one])
    return column


def _refuse_on_scale(column: Column, shared: Sequence[str]) -> None:
    """A code told for every column would silently take away true answers of a column with a wider scale."""
    if column.measure == Measure.OPEN:
        return
    low, high = column.asked
    codes = {value for key in shared for value in getattr(column, key) if value.isdecimal()}
    if wrong := sorted(value for value in codes if low <= int(value) <= high):
        values = ", ".join(wrong)
        raise MappingRefused("code_on_scale", column=column.column, values=values, low=low, high=high)


def _labels(name: str, one: Mapping[str, Any]) -> dict[str, int]:
    labels = one.get("labels") or {}
    if not isinstance(labels, Mapping) or not all(type(number) is int for number in labels.values()):
        raise MappingRefused("bad_labels", column=name)
    return {str(word).strip().casefold(): number for word, number in labels.items()}


def _scale(name: str, one: Mapping[str, Any]) -> tuple[int, int] | None:
    scale = one.get("scale")
    if scale is None:
        return None
    whole = isinstance(scale, list | tuple) and len(scale) == 2 and all(type(end) is int for end in scale)
    if not whole or not 0 <= scale[0] < scale[1] <= MOST:
        raise MappingRefused("bad_scale", column=name)
    return scale[0], scale[1]


def _codes(key: str, one: Mapping[str, Any], told: Mapping[str, Any]) -> frozenset[str]:
    values = one.get(key, told.get(key, ()))
    if not isinstance(values, list | tuple):
        raise MappingRefused("codes_no_list", key=key)
    return frozenset(plain(str(value)) for value in values)


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", name.casefold()).strip("_")[:60] or "column"


def _refuse_twins(columns: Sequence[Column]) -> None:
    codes, single = set[str](), set[str]()
    for one in columns:
        if one.measure in single:
            raise MappingRefused("measure_twice", measure=one.measure)
        if one.code in codes:
            raise MappingRefused("code_twice", name=one.code)
        codes.add(one.code)
        single |= {one.measure} & set(SINGLE)
