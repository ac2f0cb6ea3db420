"""What a ready-made questionnaire is built from."""

from dataclasses import dataclass, field
from typing import Any

from surveys.kinds import Kind, Measure, SurveyKind

Texts = dict[str, str]


@dataclass(frozen=True)
class Asked:
    """One question of a ready-made questionnaire; the fields are those of the stored question."""

    code: str
    kind: Kind
    measure: Measure
    text: Texts
    low: int | None = None
    high: int | None = None
    low_label: Texts = field(default_factory=dict)
    high_label: Texts = field(default_factory=dict)
    options: list[dict[str, Any]] = field(default_factory=list)
    tier: str | None = None
    required: bool = False
    did_not_use: bool = False
    randomised: bool = False
    condition: dict[str, Any] | None = None


@dataclass(frozen=True)
class Page:
    """One short page of questions under a title."""

    title: Texts
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class ReadyMade:
    """A questionnaire that can be stored: `code` and `number` find it again."""

    code: str
    number: int
    title: Texts
    intro: Texts
    pages: tuple[Page, ...]
    kind: SurveyKind = SurveyKind.POST_SHOW


def both(en: str, zh: str) -> Texts:
    """A text in both languages."""
    return {"en": en, "zh_CN": zh}


def scale(
    code: str, measure: Measure, text: Texts, ends: tuple[Texts, Texts], low: int, high: int, **more: Any
) -> Asked:
    """A question answered on a scale with labelled ends."""
    return Asked(code, Kind.SCALE, measure, text, low, high, low_label=ends[0], high_label=ends[1], **more)


def option(value: Any, en: str, zh: str, write: bool = False) -> dict[str, Any]:
    """One option of a choice, or the label of one point of a scale; `write` asks for words beside it."""
    return {"value": value, "text": both(en, zh), **({"write": True} if write else {})}


AGREE = (both("strongly disagree", "非常不同意"), both("strongly agree", "非常同意"))
RATING = (both("poor", "差"), both("excellent", "非常好"))
EXPECTED = (both("far below", "远低于预期"), both("far above", "远超预期"))
