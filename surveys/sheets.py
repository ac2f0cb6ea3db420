"""A contact's own sheet: the invitation behind a token, what is asked, and what was said so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from sqlalchemy import Row, bindparam, select

from events.models import Edition, Show
from exhibitors.models import Contact, Exhibitor
from foundation.database import db
from foundation.languages import current
from goals.models import Goal
from staff.models import Person
from surveys import library
from surveys.answers import as_posted
from surveys.asked import asked
from surveys.former_link import FormerLink
from surveys.given import Given
from surveys.items import GoalAsked, Item, PersonAsked, goal_phrase, items_for, pages
from surveys.kinds import Kind
from surveys.look.models import ONE, Look
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
        Response.id.label("response_id"), Response.page, Look.accent, Look.has_logo, Look.digest,
    )
    .join(Survey, Survey.id == Invitation.survey_id)
    .join(Questionnaire, Questionnaire.id == Survey.questionnaire_id)
    .join(Edition, Edition.id == Survey.edition_id)
    .join(Show, Show.id == Edition.show_id)
    .join(Exhibitor, Exhibitor.id == Invitation.exhibitor_id)
    .join(Contact, Contact.id == Invitation.contact_id)
    .outerjoin(Person, Person.id == Exhibitor.owner_id)
    .outerjoin(Response, Response.invitation_id == Invitation.id)
    .outerjoin(Look, Look.id == ONE)
    .where(Invitation.token == bindparam("token"))
)  # fmt: skip
_HELD = select(Invitation.id).where(Invitation.token == bindparam("token")).with_for_update()
_NOW = select(Invitation.token).join(FormerLink).where(FormerLink.token == bindparam("token"))
_GOALS = (
    select(Goal.id, Goal.title, Goal.weight, Goal.target_number, Goal.target_unit)
    .where(Goal.exhibitor_id == bindparam("exhibitor"), Goal.edition_id == bindparam("edition"))
    .order_by(Goal.weight.desc(), Goal.id)
)
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

    def shown(self, items: Iterable[Item]) -> dict[str, list[str]]:
        """Return what was answered so far to some of the items, in the shape in which it was posted."""
        said = ((item, self.given[item.name]) for item in items if item.name in self.given)
        return {name: values for item, given in said for name, values in as_posted(item, given).items()}

    def page_of(self, item: Item) -> int:
        """Return the number of the page on which an item is asked."""
        return next(number for number, page in enumerate(self.pages, 1) if item in page)

    def saying(self, given: Mapping[str, Given]) -> "Sheet":
        """Return the sheet as it is with these answers too."""
        return replace(self, given={**self.given, **given})

    def closed(self, at: datetime) -> bool:
        """Whether the survey takes no more answers."""
        return at >= self.invitation.closes_at


def find(token: str) -> Row | None:
    """Return the invitation behind a token, or that had it formerly, with what surrounds it."""
    run = db.session.connection().execute
    found = run(_FOUND, {"token": token}).one_or_none()
    if found or (now := _later(token)) is None:
        return found
    return run(_FOUND, {"token": now}).one_or_none()


def hold(token: str) -> Row | None:
    """Find the invitation, and make whoever else saves under its token wait until this transaction ends.

    It is read once it is held: what was saved while we waited is seen. On SQLite who writes is alone anyway.
    """
    connection = db.session.connection()
    if connection.dialect.name == "postgresql":
        held = connection.execute(_HELD, {"token": token}).first()
        if held is None:
            token = _later(token) or token
            connection.execute(_HELD, {"token": token})
    return find(token)


def _later(token: str) -> str | None:
    """The token that an invitation has by now, given a former one."""
    return db.session.connection().execute(_NOW, {"token": token}).scalar()


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
    by_goal = whose and any(ask.kind == Kind.GOALS for ask in asks)
    goals = goals_of(row.exhibitor_id, row.edition_id) if by_goal else []
    items = items_for(asks, goals, person, str(row.id))
    empty = Sheet(invitation, items, {}, around=around if whose else replace(around, facts={}))
    if row.response_id is None:
        return empty
    return replace(empty, given=given_in(row.response_id), response_id=row.response_id, page=row.page)
