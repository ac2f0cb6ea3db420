"""The rules of the clock as managers set them: working time, targets, whom to tell when, and limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from complaints.targets import DEFAULT_TARGETS, Target, Targets
from staff.ladder import ADMINS, MANAGERS, OWNER, Rung

LADDER = (Rung(-4, (OWNER,)), Rung(0, (OWNER, MANAGERS)), Rung(24, (OWNER, MANAGERS, ADMINS)))
LIMITS: Mapping[str, int | None] = {"staff": 50_000, "organiser": 200_000, "manager": None, "admin": None}


class PolicyError(ValueError):
    """Rules by which no clock can run; `reason` is the word for why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Policy:
    """Business hours and weekdays (Monday = 0), targets in working hours, the ladder, and limits by role.

    A limit is what a role may give away alone, in minor units of house currency; None is without limit.
    Raises PolicyError without a business day, or where a target or the ladder contradicts itself.
    """

    opens: time = time(9)
    closes: time = time(17)
    weekdays: frozenset[int] = frozenset(range(5))
    targets: Targets = field(default_factory=lambda: DEFAULT_TARGETS)
    ladder: tuple[Rung, ...] = LADDER
    limits: Mapping[str, int | None] = field(default_factory=lambda: LIMITS)

    def __post_init__(self) -> None:
        if not self.weekdays:
            raise PolicyError("weekdays")
        if self.opens >= self.closes:
            raise PolicyError("hours")
        if any(not 0 < t.acknowledge_hours <= t.answer_hours <= 2000 for t in self.targets.values()):
            raise PolicyError("targets")
        if any(one.hours >= two.hours for one, two in zip(self.ladder, self.ladder[1:], strict=False)):
            raise PolicyError("ladder")

    def stored(self) -> dict[str, Any]:
        """Return the rules as JSON."""
        return {
            "opens": self.opens.isoformat("minutes"),
            "closes": self.closes.isoformat("minutes"),
            "weekdays": sorted(self.weekdays),
            "targets": [
                [*key, value.acknowledge_hours, value.answer_hours] for key, value in self.targets.items()
            ],
            "ladder": [[rung.hours, list(rung.who)] for rung in self.ladder],
            "limits": dict(self.limits),
        }


def read(stored: Mapping[str, Any]) -> Policy:
    """Return the rules from their JSON."""
    return Policy(
        opens=time.fromisoformat(stored["opens"]),
        closes=time.fromisoformat(stored["closes"]),
        weekdays=frozenset(stored["weekdays"]),
        targets={(one, two): Target(soon, late) for one, two, soon, late in stored["targets"]},
        ladder=tuple(Rung(hours, tuple(who)) for hours, who in stored["ladder"]),
        limits=dict(stored["limits"]),
    )
