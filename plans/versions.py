"""Versions of templates: what a template promised when a plan was made or last brought up to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.database import Base, UtcDateTime, db
from plans.models import PlanTemplate

COMPARED = ("phase", "title", "anchor", "offset_days", "hours", "after_id")


class TemplateVersion(Base):
    """The promises of a template as saved at one time: a list of their values, each with its item's id."""

    __tablename__ = "template_version"
    __table_args__ = (UniqueConstraint("template_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("plan_template.id", ondelete="CASCADE"))
    number: Mapped[int]
    promises: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class PlanUpdate(Base):
    """Running plans brought up to a template's newest version, and how everything in them was before.

    `before`: `plans` [id, version], `added` ids, `changed` [id, row version since, values], `dropped`
    [id, row version since].
    """

    __tablename__ = "plan_update"
    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("plan_template.id", ondelete="CASCADE"), index=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def latest_of(template_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the number of a template's newest version as SQL, NULL where none was kept."""
    newest = select(func.max(TemplateVersion.number)).where(TemplateVersion.template_id == template_id)
    return newest.scalar_subquery()


def promises(template_id: int) -> dict[int, list[dict[str, Any]]]:
    """Return the promises of each version of a template, by number."""
    query = select(TemplateVersion.number, TemplateVersion.promises)
    rows = db.session.execute(query.where(TemplateVersion.template_id == template_id))
    return dict(rows.all())


def titles(template_id: int) -> dict[int, str]:
    """Return what each promise that a template ever had was called last."""
    found = sorted(promises(template_id).items())
    return {one["id"]: one["title"] for _number, there in found for one in there}


def keep(template: PlanTemplate, person_id: int | None) -> int:
    """Keep the template's promises as its newest version, unless they are that already; return its number."""
    now = [{"id": item.id, **{name: getattr(item, name) for name in COMPARED}} for item in template.items]
    there = promises(template.id)
    newest = max(there, default=0)
    if newest and there[newest] == now:
        return newest
    kept = TemplateVersion(template_id=template.id, number=newest + 1, promises=now, person_id=person_id)
    db.session.add(kept)
    db.session.flush()
    return kept.number
