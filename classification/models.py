"""Policies, assessments, overrides, and the strategy of each class."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import Exhibitor, Lifecycle, RelationshipClass
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word
from staff.models import Person


class PolicyVersion(Base):
    """One version of the rules and thresholds, in force from a day until the next version is."""

    __tablename__ = "policy"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    thresholds: Mapped[dict[str, Any]] = mapped_column(JSON)
    effective_from: Mapped[date]
    reason: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person | None] = relationship()


class PolicyDraft(Versioned, Base):
    """Rules and thresholds that are being written; there is one draft at a time, and it sorts nobody."""

    __tablename__ = "policy_draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    thresholds: Mapped[dict[str, Any]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, onupdate=clock.now)
    person: Mapped[Person | None] = relationship()


class Round(Base):
    """One assessment of everybody: where the top shares began that day, and the retention models by show.

    One exhibitor is assessed at once against the latest round, without reading the others.
    """

    __tablename__ = "assessment_round"
    __table_args__ = (UniqueConstraint("as_of", "policy_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    as_of: Mapped[date]
    policy_id: Mapped[int] = mapped_column(ForeignKey("policy.id"), index=True)
    exhibitors: Mapped[int]
    cutoffs: Mapped[dict[str, Any]] = mapped_column(JSON)
    retention: Mapped[dict[str, Any]] = mapped_column(JSON)
    policy: Mapped[PolicyVersion] = relationship()


class RoundColumn(Base):
    """One fact of everybody as the latest round knew it, packed as `classification.round_facts` says."""

    __tablename__ = "assessment_round_column"
    __table_args__ = (UniqueConstraint("round_id", "name"), {"info": {"derived": True}})
    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("assessment_round.id", ondelete="CASCADE"))
    name: Mapped[str]
    packed: Mapped[bytes]


class KeptFigures(Base):
    """The figures of the classes at one edition, packed as `classification.edition_figures` says.

    `newest_assessment` is the number of the last assessment they know of.
    """

    __tablename__ = "edition_figures"
    __table_args__ = ({"info": {"derived": True}},)
    edition_id: Mapped[int] = mapped_column(
        ForeignKey("edition.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    newest_assessment: Mapped[int]
    reckoned_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Assessment(Base):
    """What one policy said of one exhibitor on one day; written when anything but the facts' detail changed.

    `candidate` is the class the rules give before hysteresis and override; `next_up` the smallest change that
    would move the exhibitor up.
    """

    __tablename__ = "assessment"
    __table_args__ = (
        one_of("relationship_class", RelationshipClass),
        one_of("candidate", RelationshipClass),
        one_of("lifecycle", Lifecycle),
        Index("ix_assessment_exhibitor", "exhibitor_id", "id"),
        Index("ix_assessment_as_of", "as_of", "relationship_class"),
        {"info": {"derived": True}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    policy_id: Mapped[int] = mapped_column(ForeignKey("policy.id"), index=True)
    override_id: Mapped[int | None] = mapped_column(
        ForeignKey("class_override.id", ondelete="SET NULL"), index=True
    )
    as_of: Mapped[date]
    assessed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    relationship_class: Mapped[str | None] = word()
    candidate: Mapped[str | None] = word()
    lifecycle: Mapped[str] = word()
    rule: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    next_up: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    alert: Mapped[list[Any] | None] = mapped_column(JSON)
    exhibitor: Mapped[Exhibitor] = relationship()
    policy: Mapped[PolicyVersion] = relationship()
    override: Mapped["Override | None"] = relationship()


class Override(Base):
    """A class set by a person: why, by whom, until when. Ended early by `ended_at`."""

    __tablename__ = "class_override"
    __table_args__ = (
        one_of("relationship_class", RelationshipClass),
        CheckConstraint("reason <> ''", name="reason_given"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    relationship_class: Mapped[str] = word()
    reason: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    ends_on: Mapped[date]
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    person: Mapped[Person | None] = relationship()


class Strategy(Versioned, Base):
    """What a class gets: the strategy in a sentence, staff hours per edition, rhythm of contact in days.

    `details` holds service level, price discipline and what to stop doing, each by language.
    """

    __tablename__ = "strategy"
    __table_args__ = (
        one_of("relationship_class", RelationshipClass),
        CheckConstraint("hours_per_edition >= 0", name="hours_possible"),
        CheckConstraint("contact_every_days > 0", name="rhythm_possible"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    relationship_class: Mapped[str] = word(unique=True)
    text: Mapped[dict[str, str]] = mapped_column(JSON)
    hours_per_edition: Mapped[float]
    contact_every_days: Mapped[int | None]
    details: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict, server_default="{}")


class MoveNote(Base):
    """What somebody wrote about a move: how it was earned, or what went wrong.

    Whose it is stands here too: assessments are the machine's, this is not.
    """

    __tablename__ = "move_note"
    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), unique=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    note: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class DealtHours(Base):
    """The staff hours planned for one exhibitor at one edition, as a manager kept them."""

    __tablename__ = "dealt_hours"
    __table_args__ = (
        UniqueConstraint("edition_id", "exhibitor_id"),
        CheckConstraint("hours >= 0", name="hours_possible"),
        {"info": {"derived": True}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    hours: Mapped[float]
    dealt_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
