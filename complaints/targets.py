"""How fast a complaint is acknowledged and answered, by its severity and the exhibitor's class."""

from collections.abc import Mapping
from dataclasses import dataclass

SEVERITIES = ("low", "medium", "high", "critical")
WITHOUT_CLASS = "transactional"


@dataclass(frozen=True)
class Target:
    """Working hours, as the calendar of the edition counts them, until acknowledged and until answered."""

    acknowledge_hours: float
    answer_hours: float


Targets = Mapping[tuple[str, str], Target]

DEFAULT_TARGETS: Targets = {
    ("critical", "strategic"): Target(0.5, 2),
    ("critical", "key"): Target(1, 4),
    ("critical", "transactional"): Target(1, 8),
    ("critical", "risk"): Target(1, 8),
    ("high", "strategic"): Target(1, 8),
    ("high", "key"): Target(2, 12),
    ("high", "transactional"): Target(4, 16),
    ("high", "risk"): Target(4, 24),
    ("medium", "strategic"): Target(4, 16),
    ("medium", "key"): Target(4, 24),
    ("medium", "transactional"): Target(8, 40),
    ("medium", "risk"): Target(8, 40),
    ("low", "strategic"): Target(8, 40),
    ("low", "key"): Target(8, 40),
    ("low", "transactional"): Target(16, 80),
    ("low", "risk"): Target(16, 80),
}


def target_for(severity: str, relationship_class: str | None, targets: Targets = DEFAULT_TARGETS) -> Target:
    """The target; an exhibitor without a class is served as a transactional one.

    Raises `KeyError` naming severity and class where the table has no such line.
    """
    return targets[severity, relationship_class or WITHOUT_CLASS]
