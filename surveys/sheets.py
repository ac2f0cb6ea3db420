"""A contact's own sheet: the invitation behind a token, what is asked, and what was said so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Row, bindparam, select

from events.models import Edition, Show
from exhibitors.models import Contact, Exhibitor
from foundation.database import db
from foundation.languages import current
from goals.models import Goal
from staff.models import Person
from surveys import library
from surveys.asked import asked
from surveys.former_link import FormerLink
from surveys.given import Given
from surveys.items import GoalAsked, Item, PersonAsked, goal_phrase, items_for, pages
from surveys.mode import Mode
from surveys.models import Invitation, Survey
from surveys.questionnaire import Question, Questionnaire
from surveys.response import Answer, Response
from surveys.surroundings import Surroundings, fallbacks, surroundings

# Statements are built once: building one costs more than running it.
_FOUND = (
    select(
        Invitation.id, Invitation.token, Invitation.survey_id, Invitation.exhibitor_id,
        Invitation.contact_id, Invitation.language, Invitation.answered_at,
        Survey.title, Survey.mode, Survey.opens_at, Survey.closes_at, Survey.edition_id,
        Survey.questionnaire_id,
        Questionnaire.created_at.label("made_at"), Questionnaire.version.label("questions_version"),
        Questionnaire.intro,
        Edition.name.label("edition_name"), Edition.time_zone, Show.name.label("show_name"),
        Exhibitor.name.label("company"), Contact.name.label("contact"),
        Contact.surveys_refused_at, Person.id.label("person_id"), Person.name.label("person_name"),
    )
    .join(Survey, Survey.id == Invitation.survey_id)
    .join(Questionnaire, Questionnaire.id == Survey.questionnaire_id)
    .join(Edition, Edition.id == Survey.edition_id)
    .join(Show, Show.id == Edition.show_id)
    .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
    .join(Contact, Contact.id == Invitation.contact_id)
    .outerjoin(Person, Person.id == Exhibitor.owner_id)
    .where(Invitation.token == bindparam("token"))
)  # fmt: skip
_HELD = _FOUND.with_for_update(of=Invitation)
_NOW = select(Invitation.token).join(FormerLink).where(FormerLink.token == bindparam("token"))
_GOALS = (
    select(Goal.id, Goal.title, Goal.weight, Goal.target_number, Goal.target_unit)
    .where(Goal.exhibitor_id == bindparam("exhibitor"), Goal.edition_id == bindparam("edition"))
    .order_by(Goal.weight.desc(), Goal.id)
)
_BEGUN = select(Response.id, Response.page).where(Response.invitation_id == bindparam("invitation"))
_SAID = (
    select(
        Question.code,
        Answer.about,
        Answer.number,
        Answer.importance,
        Answer.text,
        Answer.chosen,
        Answer.did_not_use,
    )
    .join(Question, Question.id == Answer.question_id)
    .where(Answer.response_id == bindparam("response"))
)


@dataclass(frozen=True)
class Sheet:
    """Everything that the answer page needs, as plain values; `given` holds answers by the item's name.

    `items` is everything that could be asked, `asked` what the conditions leave of it.
    """

    invitation: Row
    items: list[Item]
    given: Mapping[str, Given]
    response_id: int | None = None
    page: int = 1
    around: Surroundings = field(default_factory=Surroundings)

    @cached_property
    def asked(self) -> list[Item]:
        """The items that are asked, going by what was answered so far."""
        return asked(self.items, self.given, self.around.facts)

    @cached_property
    def pages(self) -> list[list[Item]]:
        """The items that are asked, page by page."""
        return pages(self.asked)

    @property
    def fill(self) -> dict[str, str]:
        """What stands in for the names in braces in every question."""
        row = self.invitation
        known = {"person": row.person_name, "stand": self.around.stand, "contact": row.contact}
        goals = [item.goal for item in self.items if item.goal]
        known["goal"] = goal_phrase(goals[0], current()) if goals else ""
        return {
            "edition": row.edition_name,
            "show": row.show_name,
            "company": row.company,
            **fallbacks(),
            **{name: text for name, text in known.items() if text},
        }

    def saying(self, given: Mapping[str, Given]) -> "Sheet":
        """Return the sheet as it is with these answers too."""
        return replace(self, given={**self.given, **given})

    def closed(self, at: datetime) -> bool:
        """Whether the survey takes no more answers."""
        return at >= self.invitation.closes_at


def find(token: str) -> Row | None:
    """Return the invitation behind a token with what surrounds it."""
    return _behind(token, _FOUND)


def hold(token: str) -> Row | None:
    """Find the invitation, and make whoever else saves under its token wait until this transaction ends."""
    return _behind(token, _HELD)


def _behind(token: str, statement: Any) -> Row | None:
    """The invitation that has the token, or else the one that had it formerly."""
    run = db.session.connection().execute
    found = run(statement, {"token": token}).one_or_none()
    if found or (now := db.session.scalar(_NOW, {"token": token})) is None:
        return found
    return run(statement, {"token": now}).one_or_none()


def goals_of(exhibitor_id: int, edition_id: int) -> list[GoalAsked]:
    """Return the exhibitor's goals for the edition, the weightiest first."""
    rows = db.session.connection().execute(_GOALS, {"exhibitor": exhibitor_id, "edition": edition_id})
    return [GoalAsked(**row._mapping) for row in rows]


def given_in(response_id: int) -> dict[str, Given]:
    """Return what a response says so far, by the item's name."""
    rows = db.session.connection().execute(_SAID, {"response": response_id})
    return {
        f"{row.code}.{row.about}" if row.about else row.code: Given(
            row.number, row.importance, row.text, row.chosen, row.did_not_use
        )
        for row in rows
    }


def sheet(invitation: Row) -> Sheet:
    """Return the sheet as it stands.

    Anonymous: without what would tell whose it is, own goals, the named person, questions for some only.
    """
    row = invitation
    asks = library.asks(row.questionnaire_id, row.made_at, row.questions_version)
    around, whose = surroundings(row, asks), row.mode != Mode.ANONYMOUS
    person = PersonAsked(row.person_id, row.person_name) if row.person_id and whose else None
    goals = goals_of(row.exhibitor_id, row.edition_id) if whose else []
    items = items_for(asks, goals, person, str(row.id))
    empty = Sheet(invitation, items, {}, around=around if whose else replace(around, facts={}))
    response = db.session.connection().execute(_BEGUN, {"invitation": invitation.id}).one_or_none()
    if response is None:
        return empty
    return replace(empty, given=given_in(response.id), response_id=response.id, page=response.page)
