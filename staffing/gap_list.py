"""The gaps of an edition, narrowed by the address, per person and per team."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.models import Edition
from goals import coverage
from staff.models import Person, Skill, SkillKind
from staffing import gathering
from staffing.courses import Gap
from staffing.gathering import Needing
from staffing.needs import MASTERS, SOURCES, missing


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to; unknown words are as good as none."""

    person: int | None = None
    team: str = ""
    skill: int | None = None
    kind: str = ""
    source: str = ""
    each: int = 2

    @classmethod
    def from_address(cls, args: Mapping[str, str]) -> "Asked":
        """Return what the address asks for."""
        source, each = args.get("source", ""), args.get("each", "")
        return cls(
            _number(args.get("person", "")),
            args.get("team", ""),
            _number(args.get("skill", "")),
            args.get("kind", ""),
            source if source in SOURCES else "",
            int(each) if each in ("1", "2", "3") else 2,
        )


@dataclass(frozen=True)
class Line:
    """What one person (or team) lacks in one skill: for how many exhibitors, with how many points."""

    person: int
    skill: int
    exhibitors: int
    points: int
    level: int
    sources: tuple[str, ...]


class Gaps:
    """Everything needed at an edition against what the owners have, read once."""

    def __init__(self, edition: Edition, asked: Asked, people: Mapping[int, Person]) -> None:
        self.asked, self.people = asked, people
        self.skills: Mapping[int, Skill] = gathering.skill_names()
        self.levels = gathering.levels(coverage.day_of(edition))
        self.needing = gathering.needing(edition)
        self.exhibitors = {one.served.id: one.served for one in self.needing}
        self.needed = sum(len(one.needs) for one in self.needing)
        self.unowned = sum(1 for one in self.needing if one.served.owner_id not in people)
        self.all = [gap for one in self.needing for gap in self._of(one)]
        self.gaps = [gap for gap in self.all if self._asked_for(gap)]

    def _of(self, one: Needing) -> list[Gap]:
        owner = one.served.owner_id
        if owner is None or owner not in self.people:
            return []
        known = self.levels.get(owner, {})
        return [
            Gap(one.served.id, owner, need.skill, need.points, need.sources, known.get(need.skill, 0))
            for need in missing(one.needs, known)
        ]

    def _asked_for(self, gap: Gap) -> bool:
        asked = self.asked
        return (
            asked.person in (None, gap.person)
            and asked.skill in (None, gap.skill)
            and (not asked.team or self.people[gap.person].team == asked.team)
            and (not asked.kind or self.skills[gap.skill].kind == asked.kind)
            and (not asked.source or asked.source in gap.sources)
        )

    def to_be_learnt(self) -> list[Gap]:
        """Return the gaps that a training can close: no language is learnt in one."""
        return [gap for gap in self.gaps if self.skills[gap.skill].kind != SkillKind.LANGUAGE]

    def lines(self) -> list[Line]:
        """Return a line for each person and skill, what most exhibitors miss first."""
        grouped: dict[tuple[int, int], list[Gap]] = defaultdict(list)
        for gap in self.gaps:
            grouped[gap.person, gap.skill].append(gap)
        lines = [_line(person, skill, gaps) for (person, skill), gaps in grouped.items()]
        return sorted(lines, key=lambda line: (-line.exhibitors, -line.points, line.person, line.skill))

    def teams(self) -> list[tuple[str, int, int]]:
        """Return (team, gaps, those that somebody of the team could close), most gaps first."""
        masters: dict[tuple[str, int], int] = Counter(
            (self.people[person].team or "", skill)
            for person, known in self.levels.items()
            if person in self.people
            for skill, level in known.items()
            if level >= MASTERS
        )
        total, inside = Counter[str](), Counter[str]()
        for gap in self.gaps:
            team = self.people[gap.person].team or ""
            total[team] += 1
            inside[team] += bool(masters.get((team, gap.skill)))
        return [(team, n, inside[team]) for team, n in total.most_common()]


def _line(person: int, skill: int, gaps: Sequence[Gap]) -> Line:
    sources = tuple(source for source in SOURCES if any(source in gap.sources for gap in gaps))
    return Line(person, skill, len(gaps), sum(gap.points for gap in gaps), gaps[0].level, sources)
