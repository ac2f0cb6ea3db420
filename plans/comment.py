"""What our people say to each other about one promise, and who is called by name in it."""

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from foundation import clock
from foundation.database import Base, UtcDateTime, db
from plans import notices
from plans.models import PlanItem
from staff.models import Person


class ItemComment(Base):
    """One comment."""

    __tablename__ = "item_comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_item.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    person: Mapped[Person | None] = relationship()


def mentioned(text: str, names: Iterable[tuple[int, str]]) -> set[int]:
    """Return the ids whose full name, or first name where only one has it, stands behind an @."""
    people = [(number, name.casefold().split()) for number, name in names if name.strip()]
    firsts = [name[0] for _number, name in people]
    said, found = " ".join(text.casefold().split()), set()
    for number, name in people:
        calls = [" ".join(name)] + ([name[0]] if firsts.count(name[0]) == 1 else [])
        if any(re.search(rf"@{re.escape(call)}(?!\w)", said) for call in calls):
            found.add(number)
    return found


def comments(item_id: int) -> list[ItemComment]:
    """Return the comments of a promise, the oldest first."""
    query = select(ItemComment).where(ItemComment.item_id == item_id).options(joinedload(ItemComment.person))
    return list(db.session.scalars(query.order_by(ItemComment.id)))


def comment(item: PlanItem, author: Person, text: str) -> ItemComment:
    """Add a comment, and mail it once to each active person who is called in it."""
    made = ItemComment(item_id=item.id, person_id=author.id, text=text)
    db.session.add(made)
    db.session.flush()
    people = {person.id: person for person in db.session.scalars(select(Person).where(Person.active))}
    for number in mentioned(text, ((person.id, person.name) for person in people.values())):
        if number != author.id:
            notices.mention(people[number], item, author.name, text, made.id)
    return made
