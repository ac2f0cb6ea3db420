"""What one contact is asked: a questionnaire's questions become items, one for each goal and named person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from surveys.kinds import CHOICES, Kind, Measure

Texts = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Ask:
    """A stored question as plain values: read once a version, and told from others by being the same one."""

    id: int
    page: int
    section: Texts
    code: str
    kind: str
    measure: str
    text: Texts
    tier: str | None = None
    low: int | None = None
    high: int | None = None
    low_label: Texts = field(default_factory=dict)
    high_label: Texts = field(default_factory=dict)
    options: Sequence[Mapping[str, Any]] = ()
    required: bool = False
    did_not_use: bool = False
    randomised: bool = False
    condition: Mapping[str, Any] | None = None

    @property
    def points(self) -> range:
        """The points of the scale."""
        return range(self.low or 0, (self.high or 0) + 1)


@dataclass(frozen=True)
class GoalAsked:
    """A goal as the questionnaire needs it; `weight` in points of 100."""

    id: int
    title: str
    weight: int = 0
    target_number: float | None = None
    target_unit: str | None = None


@dataclass(frozen=True)
class PersonAsked:
    """The person of ours who is named in the staff questions."""

    id: int
    name: str


@dataclass(frozen=True)
class Item:
    """One thing to answer; `name` is its name in the form.

    `seed` fixes the order of options that are shown in a random one: the same for one invitation always.
    """

    ask: Ask
    name: str
    about: int = 0
    goal: GoalAsked | None = None
    person: PersonAsked | None = None
    seed: str = ""

    @property
    def importance_field(self) -> str:
        """The form's name for the importance beside the performance."""
        return f"{self.name}.importance"

    @property
    def words_field(self) -> str:
        """The form's name for the words beside an option that asks for them."""
        return f"{self.name}.words"

    def row_field(self, value: Any) -> str:
        """The form's name for one row of a ranking, of 100 points or of a matrix."""
        return f"{self.name}.{value}"

    @cached_property
    def options(self) -> Sequence[Mapping[str, Any]]:
        """The options in the order in which they are shown; one that asks for words stays last."""
        if not self.ask.randomised:
            return self.ask.options
        mixed = [option for option in self.ask.options if not option.get("write")]
        mixed.sort(key=lambda option: sha256(f"{self.seed}/{self.name}/{option['value']}".encode()).digest())
        return [*mixed, *(option for option in self.ask.options if option.get("write"))]

    @property
    def offered(self) -> list[str]:
        """The options' values."""
        return [str(option["value"]) for option in self.ask.options]

    @property
    def written(self) -> list[str]:
        """The values of options beside which words are asked for."""
        if self.ask.kind not in CHOICES:
            return []
        return [str(option["value"]) for option in self.ask.options if option.get("write")]

    def text(self, language: str, fill: Mapping[str, str]) -> str:
        """The question in `language` (English where that is missing), with names put in."""
        own = {"goal": goal_phrase(self.goal, language)} if self.goal else {}
        own |= {"person": self.person.name} if self.person else {}
        return filled(worded(self.ask.text, language), {**fill, **own})


def worded(texts: Texts, language: str) -> str:
    """The text in `language`, English where that is missing, nothing where there is none."""
    return texts.get(language) or texts.get("en", "")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put `values` in for their {names}, once: what was put in is not read again."""
    parts = text.split("{")
    done = [parts[0]]
    for part in parts[1:]:
        name, brace, rest = part.partition("}")
        done.append(f"{values[name]}{rest}" if brace and name in values else "{" + part)
    return "".join(done)


def goal_phrase(goal: GoalAsked, language: str) -> str:
    """The goal inside a sentence: "launch the KX series (5 articles)"."""
    title = goal.title.strip().rstrip(".。")
    if language == "en" and title[:1].isupper() and title[1:2].islower():
        title = title[0].lower() + title[1:]
    if goal.target_number is None:
        return title
    return f"{title} ({goal.target_number:g} {goal.target_unit or ''}".rstrip() + ")"


def items_for(
    asks: Iterable[Ask],
    goals: Sequence[GoalAsked] = (),
    person: PersonAsked | None = None,
    seed: str = "",
) -> list[Item]:
    """Every item for a contact, in order. Without a named person the staff questions are left out."""
    return [item for ask in asks for item in _items(ask, goals, person, seed)]


def _items(ask: Ask, goals: Sequence[GoalAsked], person: PersonAsked | None, seed: str) -> list[Item]:
    if ask.kind == Kind.GOALS:
        return [Item(ask, f"{ask.code}.{goal.id}", goal.id, goal=goal) for goal in goals]
    if ask.measure == Measure.STAFF:
        named = [person] if person else []
        return [Item(ask, f"{ask.code}.{one.id}", one.id, person=one) for one in named]
    return [Item(ask, ask.code, seed=seed if ask.randomised else "")]


def values_of(asks: Iterable[Ask]) -> str:
    """Every text that the questions are asked in, as one, to see which {names} it needs."""
    return "\n".join(text for ask in asks for text in ask.text.values())


def pages(items: Iterable[Item]) -> list[list[Item]]:
    """Items by page, in order; a page without items does not exist."""
    by_page: dict[int, list[Item]] = {}
    for item in items:
        by_page.setdefault(item.ask.page, []).append(item)
    return [by_page[number] for number in sorted(by_page)]
