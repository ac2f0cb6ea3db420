"""Whom a survey asks: exhibitors of an edition, or of any list of exhibitors, and which of their contacts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.filters import from_address
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Kind, Participation, Status
from exhibitors.queries import chosen_ids

ANY, FIRST_TIME, RETURNING = "any", "first_time", "returning"
NO_CLASS = "none"
EDITION, LIST = "edition", "list"
MAIN_CONTACT, EVERY_CONTACT, BY_TITLE = "main", "all", "title"


@dataclass(frozen=True)
class Audience:
    """Who is asked. An empty list of words is no restriction.

    `who` is "edition" (as narrowed by statuses, classes, packages, timers) or "list": the exhibitor list that
    the arguments in `query` open, as the person with `person_id` sees it, or those of it with `ids`.
    `contacts` is "main" (one each), "all", or "title": whose job title has one of the words in `titles`.
    """

    statuses: list[str] = field(default_factory=lambda: [str(status) for status in TAKING_PART])
    classes: list[str] = field(default_factory=list)
    packages: list[str] = field(default_factory=list)
    timers: str = ANY
    contacts: str = MAIN_CONTACT
    titles: str = ""
    who: str = EDITION
    query: dict[str, str] = field(default_factory=dict)
    ids: list[int] = field(default_factory=list)
    person_id: int | None = None

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Audience":
        """Return the audience that a survey keeps."""
        return cls(**{name: value for name, value in stored.items() if name in cls.__dataclass_fields__})

    def kept(self) -> dict[str, Any]:
        """Return what a survey keeps of it."""
        return asdict(self)

    @property
    def title_words(self) -> list[str]:
        """Return the words of which a contact's job title must have one."""
        return [word.strip() for word in self.titles.replace("，", ",").split(",") if word.strip()]


def _attended_before(edition: Edition) -> ColumnElement[bool]:
    earlier, its = aliased(Participation), aliased(Edition)
    return exists(
        select(earlier.id)
        .join(its, its.id == earlier.edition_id)
        .where(
            earlier.exhibitor_id == Exhibitor.id,
            earlier.status == Status.ATTENDED,
            its.starts_on < edition.starts_on,
        )
    )


def _at_edition(edition: Edition, audience: Audience) -> Select[*tuple[Any, ...]]:
    """Exhibitors at the edition; represented companies have nobody there whom we could ask."""
    found = (
        select(Exhibitor.id)
        .join(Participation, Participation.exhibitor_id == Exhibitor.id)
        .where(Participation.edition_id == edition.id, Participation.kind != Kind.REPRESENTED)
    )
    if audience.statuses:
        found = found.where(Participation.status.in_(audience.statuses))
    if audience.packages:
        found = found.where(Participation.package.in_(audience.packages))
    if audience.classes:
        word = func.coalesce(Exhibitor.relationship_class, NO_CLASS)
        found = found.where(word.in_(audience.classes))
    if audience.timers != ANY:
        before = _attended_before(edition)
        found = found.where(before if audience.timers == RETURNING else ~before)
    return found


def exhibitors(edition: Edition, audience: Audience) -> Select[*tuple[Any, ...]]:
    """Return the statement for the ids of the exhibitors to ask.

    Raises UnknownFilter or BadFilter where the list names what is not there any more: leaving that out would
    ask others than were meant.
    """
    if audience.who == EDITION:
        return _at_edition(edition, audience)
    found = chosen_ids(from_address(audience.query, edition.id, audience.person_id))
    return found.where(Exhibitor.id.in_(audience.ids)) if audience.ids else found
