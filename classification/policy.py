"""The policy: ordered rules over facts, and the patience with which classes move, as named data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

CLASSES = ("risk", "transactional", "key", "strategic")
"""The relationship classes from lowest to highest."""
RANKED = ("top", "not_top")
COMPARISONS = ("at_least", "above", "at_most", *RANKED)
"""How a fact is held against a threshold; `RANKED` compare with a top share of the portfolio (0.05: 5 %)."""


@dataclass(frozen=True)
class Condition:
    """A fact against a threshold. What is unknown meets nothing, except that it is in no top share."""

    fact: str
    comparison: str
    threshold: float


@dataclass(frozen=True)
class Rule:
    """Gives a class where all of its conditions are met, or any of them; without conditions always."""

    name: str
    relationship_class: str
    conditions: tuple[Condition, ...] = ()
    any_of: bool = False


STANDARD_RULES = (
    Rule(
        "overdue",
        "risk",
        (Condition("overdue_minor", "above", 50_000), Condition("overdue_days", "above", 60)),
    ),
    Rule("conduct", "risk", (Condition("conduct_points", "at_least", 10),)),
    Rule(
        "negative",
        "risk",
        (
            Condition("negative_editions_running", "at_least", 2),
            Condition("potential_minor", "not_top", 0.25),
        ),
    ),
    Rule(
        "strategic",
        "strategic",
        (Condition("value_minor", "top", 0.05), Condition("relationship_quality", "at_least", 60)),
    ),
    Rule("key_value", "key", (Condition("value_minor", "top", 0.25),)),
    Rule("key_potential", "key", (Condition("potential_minor", "top", 0.25),)),
    Rule("transactional", "transactional"),
)


@dataclass(frozen=True)
class Policy:
    """The rules in order, the first that fires wins; the design's are the default.

    `margin` is how far beyond a threshold (0.10 is 10 %), and `quality_margin` how many points of 0-100, an
    exhibitor may fall without losing its class at once. Lapsed and lost count missed editions.
    `hourly_rate_minor` is what an hour of staff costs in the house currency, for the cost to serve.
    """

    rules: tuple[Rule, ...] = STANDARD_RULES
    margin: float = 0.10
    quality_margin: float = 5.0
    lapsed_after: int = 1
    lost_after: int = 3
    hourly_rate_minor: int = 4_500

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of every rule, in order."""
        return tuple(condition for rule in self.rules for condition in rule.conditions)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the rules read, each once."""
        return tuple(dict.fromkeys(condition.fact for condition in self.conditions))

    def rules_for(self, word: str) -> list[Rule]:
        """The rules with conditions that give a class."""
        return [rule for rule in self.rules if rule.relationship_class == word and rule.conditions]

    def rules_above(self, word: str) -> list[Rule]:
        """Those of the lowest class above that has any."""
        above = (self.rules_for(higher) for higher in CLASSES[CLASSES.index(word) + 1 :])
        return next((rules for rules in above if rules), [])

    def stored(self) -> dict[str, Any]:
        """The policy as JSON holds it."""
        return asdict(self)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Policy":
        """The policy as `stored` wrote it."""
        return cls(**{**stored, "rules": tuple(_rule(rule) for rule in stored["rules"])})


def _rule(stored: Mapping[str, Any]) -> Rule:
    conditions = tuple(Condition(**condition) for condition in stored["conditions"])
    return Rule(**{**stored, "conditions": conditions})
