"""The words of a complaint: how severe, where it stands, how it was heard, what a line of history tells."""

from enum import StrEnum


class Severity(StrEnum):
    """How much harm a complaint tells of."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Complexity(StrEnum):
    """How hard it is to find out what happened and to put it right."""

    SIMPLE = "simple"
    SEVERAL = "several"
    DIFFICULT = "difficult"


class Impact(StrEnum):
    """Whom it touches."""

    ONE = "one"
    SOME = "some"
    SHOW = "show"


class State(StrEnum):
    """Where a complaint stands; which step may follow which is in complaints/flow.py."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    INVESTIGATED = "investigated"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    CONTESTED = "contested"
    CLOSED = "closed"


class Source(StrEnum):
    """How it was heard."""

    STAFF = "staff"
    SURVEY = "survey"
    MAIL = "mail"
    LINK = "link"
    LIST = "list"


class RemedyKind(StrEnum):
    """What puts it right."""

    APOLOGY = "apology"
    FIX = "fix"
    REPLACEMENT = "replacement"
    REFUND = "refund"
    CREDIT = "credit"
    UPGRADE = "upgrade"


class StepKind(StrEnum):
    """What a line of the history tells."""

    STATE = "state"
    NOTE = "note"
    ASSIGNED = "assigned"
    CHANGED = "changed"
    OVERDUE = "overdue"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ASSESSED = "assessed"
    REPLY = "reply"
    MERGED = "merged"
    SPLIT = "split"
    LINKED = "linked"
    PAUSED = "paused"
    RESUMED = "resumed"
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    CONDUCT = "conduct"
    STATUS = "status"
