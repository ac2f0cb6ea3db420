"""Templates as records: their rows, their names, their copies."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from foundation.database import db
from plans import versions
from plans.models import PlanTemplate, TemplateItem

FIELDS = ("phase", "title", "anchor", "offset_days", "hours", "skill_id", "dimension")


def name_taken(name: str, but: int | None) -> bool:
    """Return whether another template has this name."""
    other = select(PlanTemplate.id).where(PlanTemplate.name == name)
    return db.session.scalar(other.where(PlanTemplate.id != but) if but else other) is not None


def set_items(template: PlanTemplate, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make the template's items those in `rows`, in this order; a row's `id` keeps its item.

    A row's `after` is the place among the rows, from 0, of what it waits for; the rows go round in no circle.
    What is not among them is retired: plans made from it still point there. The template counts as changed
    even where only its items were, so that an older edit of it is refused.
    """
    kept = {item.id: item for item in template.items}
    items = []
    for position, row in enumerate(rows):
        item = kept.pop(row.get("id") or 0, None) or TemplateItem()
        item.position = position
        item.phase, item.title, item.anchor = row["phase"], row["title"], row["anchor"]
        item.offset_days, item.hours = row["offset_days"] or 0, row["hours"] or 0
        item.skill_id, item.dimension = row.get("skill_id"), row.get("dimension")
        items.append(item)
    for item in kept.values():
        item.retired, item.after_id = True, None
    template.items = [*items, *kept.values()]
    flag_modified(template, "name")
    db.session.flush()
    for item, row in zip(items, rows, strict=True):
        item.after_id = None if row.get("after") is None else items[row["after"]].id
    db.session.flush()
    db.session.expire(template, ["items"])


def as_rows(template: PlanTemplate) -> list[dict[str, Any]]:
    """Return the template's promises as the rows of another, without their ids."""
    place = {item.id: number for number, item in enumerate(template.items)}
    return [
        {field: getattr(item, field) for field in FIELDS} | {"after": place.get(item.after_id or 0)}
        for item in template.items
    ]


def _free_name(name: str) -> str:
    copy, number = _("%(name)s (copy)", name=name), 2
    while name_taken(copy, None):
        copy, number = _("%(name)s (copy %(number)s)", name=name, number=number), number + 1
    return copy


def copy_of(template: PlanTemplate) -> PlanTemplate:
    """Add a copy under a free name."""
    made = PlanTemplate(
        name=_free_name(template.name),
        relationship_class=template.relationship_class,
        package=template.package,
        first_timers_only=template.first_timers_only,
    )
    db.session.add(made)
    set_items(made, as_rows(template))
    versions.keep(made, None)
    return made
