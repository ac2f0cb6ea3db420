"""A survey from draft to sent: who is invited, when the questionnaire freezes, one mail each."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import literal, update

from events.models import Edition
from foundation import clock, mail, work
from foundation.database import Rows, UtcDateTime, db
from foundation.tokens import RandomToken
from foundation.upsert import insert_new_from
from staff.models import Person
from surveys import letters, library, posting, preview, wording
from surveys.audience import Audience
from surveys.mode import Mode, promise
from surveys.models import Invitation, Survey
from surveys.queries import base
from surveys.questionnaire import Questionnaire
from surveys.reach import Asking, size, to_ask
from surveys.standard import POST_SHOW

AT_ONCE = 500
JOB = "surveys.send"


class NothingToSend(Exception):
    """The survey has closed: nobody can answer any more."""


class Promised(Exception):
    """What the invited were told about their answers stays so, and so does the end that opened them."""


def create(
    edition: Edition,
    title: str,
    opens_at: datetime,
    closes_at: datetime,
    *,
    audience: Audience | None = None,
    subject: dict[str, str] | None = None,
    body: dict[str, str] | None = None,
    questionnaire: Questionnaire | None = None,
    mode: str = Mode.NAMED,
    **reminding: Any,
) -> Survey:
    """Store a survey, with the standard post-show questionnaire unless told; nobody is invited yet.

    `reminding`: the columns of reminders and thanks that are not as usual.
    """
    asks = questionnaire or library.stored(POST_SHOW)
    survey = Survey(
        edition=edition,
        questionnaire=asks,
        kind=asks.kind,
        mode=mode,
        title=title,
        opens_at=opens_at,
        closes_at=closes_at,
        subject=subject or dict(wording.SUBJECTS[asks.kind]),
        body=body or dict(wording.BODIES[asks.kind]),
        audience=(audience or Audience()).kept(),
        **reminding,
    )
    db.session.add(survey)
    db.session.flush()
    return survey


def change(survey: Survey, values: Mapping[str, Any]) -> None:
    """Change what the values name; `audience` is an `Audience`. Raises `Promised`, changing nothing."""
    if survey.sent_at and values.get("mode", survey.mode) != survey.mode:
        raise Promised
    if survey.unsealed_at and values.get("closes_at", survey.closes_at) != survey.closes_at:
        raise Promised
    for name, value in values.items():
        setattr(survey, name, value.kept() if isinstance(value, Audience) else value)
    survey.kind = survey.questionnaire.kind
    db.session.flush()


def follow(made: Questionnaire) -> None:
    """Let surveys with this questionnaire be for what it is for."""
    db.session.execute(update(Survey).where(Survey.questionnaire_id == made.id).values(kind=made.kind))
    db.session.flush()


def subject_of(survey: Survey) -> str:
    """Return the name under which the survey's long work is found."""
    return f"survey:{survey.id}"


def freeze(survey: Survey, at: datetime) -> None:
    """From now on the questionnaire stays as it is."""
    survey.sent_at = survey.sent_at or at
    unsent = update(Questionnaire).where(
        Questionnaire.id == survey.questionnaire_id, Questionnaire.sent_at.is_(None)
    )
    db.session.execute(unsent.values(sent_at=at, version=Questionnaire.version + 1))
    db.session.flush()


def left(survey: Survey) -> int:
    """Return how many contacts of the audience are to be invited now."""
    return size(Asking.of(survey))


def add_invitations(survey: Survey, at: datetime) -> None:
    """Give everybody who is to be asked an invitation with a token of its own, in one statement."""
    asked = to_ask(Asking.of(survey, at)).subquery()
    values = {
        "survey_id": literal(survey.id),
        "contact_id": asked.c.contact_id,
        "exhibitor_id": asked.c.exhibitor_id,
        "language": asked.c.language,
        "token": RandomToken(),
        "created_at": literal(at, UtcDateTime),
    }
    insert_new_from(Invitation, values, ["survey_id", "contact_id"])


def uninvited(survey_id: int) -> Rows:
    """Return the next batch of invitations that have no mail yet."""
    waiting = posting.addressed().where(Invitation.survey_id == survey_id, Invitation.sent_at.is_(None))
    return db.session.execute(waiting).all()


def send(survey: Survey, at: datetime | None = None) -> int:
    """Invite everybody in the audience who is not invited yet, as of `at`; return how many they are.

    Sending again writes to newcomers only. Raises `NothingToSend` when the survey had closed by then.
    """
    at = at or clock.now()
    if survey.closes_at <= at:
        raise NothingToSend
    freeze(survey, at)
    add_invitations(survey, at)
    count = 0
    while rows := uninvited(survey.id):
        posting.invite(rows, posting.invitations(rows), at)
        count += len(rows)
    return count


def start(survey: Survey) -> int | None:
    """Send now to a small audience, or queue the work for a large one and return None."""
    if left(survey) <= AT_ONCE:
        return send(survey)
    running = work.latest(subject_of(survey))
    if running is None or not running.open:
        freeze(survey, clock.now())
        work.queue(JOB, subject=subject_of(survey), survey=survey.id)
    return None


def send_test(survey: Survey, person: Person, address: str, which: str, language: str) -> None:
    """Mail one of the survey's texts to one of our own people, with `address`, the preview, as its link."""
    names = preview.names(survey, person.name, address, language)
    texts = letters.Wording(survey.subject, survey.body, survey.reminder, survey.thanks)
    promised = promise(survey.mode, language, base())
    line, text = texts.line(which, language, names), texts.text(which, language, names, promised)
    mail.queue(person.email, line, text, dressed=True)
