"""Who was invited and has not answered: one query for the page and the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from exhibitors.models import Contact, Exhibitor
from exhibitors.names import fold
from foundation.database import db
from foundation.paging import Page, page
from staff.models import Person
from surveys.models import Invitation, Survey
from surveys.reading.dimensions import BEFORE, RATED, dimension
from surveys.response import Response

HEADER = ("exhibitor", "country", "class", "contact", "email", "phone", "owner", "said_before", "state")


@dataclass(frozen=True)
class Missing:
    """The list, as its address says: a group's word by dimension, and text in the company's name."""

    survey: Survey
    chosen: Mapping[str, str]
    text: str = ""

    @classmethod
    def of(cls, survey: Survey, args: Mapping[str, str]) -> "Missing":
        """The list that an address asks for."""
        return cls(survey, {name: args[name] for name in RATED if args.get(name)}, args.get("q", "").strip())

    def page(self, after: str | None) -> Page:
        """One page, by company."""
        return page(self._rows(), [Exhibitor.name, Invitation.id], after)

    def lines(self) -> Iterator[list[Any]]:
        """All of it, as the file's lines: asked for now, read while the file is sent, without the survey."""
        return _lines(self._rows().order_by(Exhibitor.name, Invitation.id))

    def _rows(self) -> Select:
        edition = self.survey.edition
        rows = (
            select(
                Invitation.exhibitor_id, Exhibitor.relationship_class, Exhibitor.country,
                Exhibitor.name.label("company"), Contact.name.label("contact"), Contact.email, Contact.phone,
                Person.name.label("owner"), Invitation.reminded_at, Response.id.label("begun"),
                Contact.surveys_refused_at, Contact.bounced_at,
                dimension(BEFORE, edition).label("said_before"),
            )
            .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
            .join(Contact, Contact.id == Invitation.contact_id)
            .outerjoin(Person, Person.id == Exhibitor.owner_id)
            .outerjoin(Response, Response.invitation_id == Invitation.id)
            .where(Invitation.survey_id == self.survey.id, Invitation.answered_at.is_(None))
        )  # fmt: skip
        for name, word in self.chosen.items():
            rows = rows.where(dimension(name, edition) == word)
        if self.text:
            rows = rows.where(Exhibitor.search_text.contains(fold(self.text), autoescape=True))
        return rows


def _lines(rows: Select) -> Iterator[list[Any]]:
    for row in db.session.execute(rows):
        yield [
            row.company, row.country, row.relationship_class, row.contact, row.email, row.phone,
            row.owner, row.said_before, state(row),
        ]  # fmt: skip


def state(row: Any) -> str:
    """How far the contact got, as a word."""
    if row.surveys_refused_at:
        return "refused"
    if row.bounced_at:
        return "bounced"
    if row.begun:
        return "begun"
    return "reminded" if row.reminded_at else "invited"
