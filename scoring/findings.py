"""What figures tell a person and a team: strengths, lessons, whom to talk to, what was said to them."""

from dataclasses import dataclass
from datetime import date, datetime

from scoring.figures import Item


@dataclass(frozen=True)
class Against:
    """A question about a person against the rest of the team: `points` above (or below) its mean."""

    item: Item
    points: float


@dataclass(frozen=True)
class Ahead:
    """A training on a day to come."""

    title: str
    held_on: str

    @property
    def day(self) -> date:
        """The day it is held."""
        return date.fromisoformat(self.held_on)


@dataclass(frozen=True)
class Lesson:
    """A skill that `exhibitors` of the person's need and it does not master; the trainings ahead in it.

    `weak` are the codes of the questions that the skill would help with.
    """

    skill: str
    exhibitors: int
    trainings: tuple[Ahead, ...]
    weak: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What a person said to one figure of its own, and what was answered; moments as ISO 8601."""

    number: int
    figure: str
    kind: str
    text: str
    written_at: str
    decision: str | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered_at: str | None = None

    @property
    def written(self) -> datetime:
        """When it was said."""
        return datetime.fromisoformat(self.written_at)

    @property
    def answered(self) -> datetime | None:
        """When it was answered."""
        return datetime.fromisoformat(self.answered_at) if self.answered_at else None


@dataclass(frozen=True)
class Talk:
    """One person: questions below the others', the weakest first, and parts (name, points below the mean)."""

    person_id: int
    name: str
    team: str | None
    questions: tuple[Against, ...]
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Step:
    """A team's mean score at one edition over `people` who had a score then."""

    edition: str
    mean: float
    people: int


@dataclass(frozen=True)
class TeamLine:
    """One team: its people, those with a score, their mean with a 90 % interval, and its course.

    `away` is by how much the mean is above the other teams', `luck` whether the interval of that difference
    holds nought: then the teams' scores need no calibration. None where either side has but one person.
    """

    name: str
    people: int
    scored: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    away: float | None = None
    luck: bool | None = None
    course: tuple[Step, ...] = ()
