"""Plan templates, service plans and their items."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.models import RelationshipClass
from exhibitors.participation import Participation
from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word
from goals.models import Dimension
from plans.due import Anchor
from staff.models import Person


class Phase(StrEnum):
    """When in the course of an edition an item belongs."""

    BEFORE = "before"
    BUILD_UP = "build_up"
    SHOW_DAYS = "show_days"
    BREAKDOWN = "breakdown"
    AFTER = "after"


class ItemState(StrEnum):
    """How far a promise got; late is derived from the due day."""

    PROMISED = "promised"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


class PlanTemplate(Versioned, Base):
    """What an exhibitor of a class, package or first edition is promised. None means: any."""

    __tablename__ = "plan_template"
    __table_args__ = (
        one_of("relationship_class", RelationshipClass),
        one_of("package", ("space_only", "shell_scheme")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    relationship_class: Mapped[str | None] = word()
    package: Mapped[str | None] = word()
    first_timers_only: Mapped[bool] = mapped_column(default=False)
    items: Mapped[list["TemplateItem"]] = relationship(
        back_populates="template",
        cascade="all, delete-orphan",
        order_by="TemplateItem.position",
        primaryjoin="and_(PlanTemplate.id == TemplateItem.template_id, TemplateItem.retired.is_(False))",
        passive_deletes=True,
    )


class TemplateItem(Base):
    """One promise of a template: due `offset_days` after the edition's anchor day, before it if negative.

    The exhibitor's owner owns it, or with `skill_id` somebody who masters that skill; it serves the heaviest
    goal of its `dimension`; it waits for the promise `after_id` of the same template. A retired one was taken
    out; it stays for the plans that were made from it.
    """

    __tablename__ = "template_item"
    __table_args__ = (
        one_of("phase", Phase),
        one_of("anchor", Anchor),
        one_of("dimension", Dimension),
        CheckConstraint("offset_days BETWEEN -730 AND 730", name="offset_possible"),
        CheckConstraint("hours >= 0", name="hours_possible"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("plan_template.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    phase: Mapped[str] = word()
    title: Mapped[str]
    anchor: Mapped[str] = word(default="start")
    offset_days: Mapped[int] = mapped_column(default=0)
    hours: Mapped[float] = mapped_column(default=0)
    skill_id: Mapped[int | None] = mapped_column(ForeignKey("skill.id", ondelete="SET NULL"), index=True)
    dimension: Mapped[str | None] = word()
    after_id: Mapped[int | None] = mapped_column(ForeignKey("template_item.id"), index=True)
    retired: Mapped[bool] = mapped_column(default=False)
    template: Mapped[PlanTemplate] = relationship(back_populates="items")


class ServicePlan(Base):
    """The plan of one participation; `template_version` is the one that it was last brought up to."""

    __tablename__ = "service_plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    participation_id: Mapped[int] = mapped_column(
        ForeignKey("participation.id", ondelete="CASCADE"), unique=True
    )
    template_id: Mapped[int | None] = mapped_column(
        ForeignKey("plan_template.id", ondelete="SET NULL"), index=True
    )
    template_version: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    participation: Mapped[Participation] = relationship()
    template: Mapped[PlanTemplate | None] = relationship()
    items: Mapped[list["PlanItem"]] = relationship(
        back_populates="plan", cascade="all, delete-orphan", order_by="PlanItem.due_on, PlanItem.id"
    )


SPENT = text("hours_spent > 0")


class PlanItem(Versioned, Base):
    """One promise to one exhibitor: owned, due, delivered, confirmed, or dropped with a reason.

    `edition_id` is a copy of the participation's, written with the row: a page of one edition's promises is
    read from one index, however many there are. The row goes with its plan, so it needs no key.

    `delivered_on` is the calendar day of `delivered_at` in the edition's time zone; it is what counts against
    `due_on`, and no database can be asked for it afterwards. `escalated` is the last rung that was raised for
    the due day `escalated_due`: another day begins at the foot of the ladder.
    """

    __tablename__ = "plan_item"
    __table_args__ = (
        UniqueConstraint("plan_id", "template_item_id"),
        one_of("phase", Phase),
        one_of("state", ItemState),
        CheckConstraint("state <> 'dropped' OR drop_reason IS NOT NULL", name="dropped_with_reason"),
        CheckConstraint(
            "(state IN ('delivered', 'confirmed')) = (delivered_at IS NOT NULL)", name="delivered_dated"
        ),
        CheckConstraint("(delivered_at IS NULL) = (delivered_on IS NULL)", name="delivered_day_known"),
        CheckConstraint("hours >= 0 AND hours_spent >= 0", name="hours_possible"),
        Index("ix_plan_item_owner_due", "owner_id", "state", "due_on"),
        Index("ix_plan_item_due", "state", "due_on", "id"),
        Index("ix_plan_item_edition", "edition_id", "state", "due_on", "id"),
        Index("ix_plan_item_spent", "plan_id", "hours_spent", sqlite_where=SPENT, postgresql_where=SPENT),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("service_plan.id", ondelete="CASCADE"), index=True)
    edition_id: Mapped[int] = mapped_column(server_default=text("0"))
    template_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("template_item.id", ondelete="SET NULL"), index=True
    )
    goal_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id", ondelete="SET NULL"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    phase: Mapped[str] = word()
    title: Mapped[str]
    special_request: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[date]
    hours: Mapped[float] = mapped_column(default=0)
    hours_spent: Mapped[float] = mapped_column(default=0)
    state: Mapped[str] = word(default=ItemState.PROMISED)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivered_on: Mapped[date | None]
    delivered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    drop_reason: Mapped[str | None]
    escalated: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    escalated_due: Mapped[date | None]
    escalated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    after_id: Mapped[int | None] = mapped_column(ForeignKey("plan_item.id"), index=True)
    checklist: Mapped[list[dict[str, str | bool]]] = mapped_column(
        JSON, default=list, server_default=text("'[]'")
    )
    plan: Mapped[ServicePlan] = relationship(back_populates="items")
    after: Mapped["PlanItem | None"] = relationship(remote_side=id)
    owner: Mapped[Person | None] = relationship(foreign_keys=owner_id)
    delivered_by: Mapped[Person | None] = relationship(foreign_keys=delivered_by_id)

    @property
    def waits_for(self) -> "PlanItem | None":
        """Return the open promise that has to be kept before this one."""
        return self.after if self.after and self.after.state == ItemState.PROMISED else None
