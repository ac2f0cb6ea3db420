"""What exhibitors said in their own words: searched, tagged, beside the exhibitor."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select

from exhibitors.models import Contact, Exhibitor
from foundation.database import db
from foundation.paging import Page, page
from surveys.doors.models import Visit
from surveys.models import Survey
from surveys.queries import Which, base
from surveys.reading.models import CommentTag
from surveys.response import Response

LONGEST, MOST = 40, 8
AT_ONCE, MOST_ALONE = 20, 500


def comments(survey_id: int, after: str | None, text: str = "", word: str = "", which: Which = ()) -> Page:
    """A page of comments that hold `text` and are tagged `word`, the newest first."""
    rows = (
        select(
            Response.id, Response.submitted_at, Response.overall, Response.recommend, Response.comment,
            Response.exhibitor_id, Exhibitor.name.label("company"), Exhibitor.relationship_class,
            Contact.name.label("contact"), Visit.said,
        )
        .outerjoin(Exhibitor, Exhibitor.id == Response.exhibitor_id)
        .outerjoin(Contact, Contact.id == Response.contact_id)
        .outerjoin(Visit, Visit.response_id == Response.id)
        .where(Response.survey_id == survey_id, Response.submitted_at.is_not(None), *which)
        .where(Response.comment.is_not(None))
    )  # fmt: skip
    if text:
        rows = rows.where(func.lower(Response.comment).contains(text.lower(), autoescape=True))
    if word:
        rows = rows.where(Response.id.in_(select(CommentTag.response_id).where(CommentTag.word == word)))
    return page(rows, [Response.submitted_at, Response.id], after, descending=True, size=AT_ONCE)


def words_alone(survey: Survey, text: str = "") -> list[str]:
    """What was written in a survey that is not named, by the alphabet: nothing else, so that no order tells.

    None at all while fewer than the base wrote anything.
    """
    written = select(Response.comment).where(
        Response.survey_id == survey.id, Response.submitted_at.is_not(None), Response.comment.is_not(None)
    )
    found = sorted(comment for comment in db.session.scalars(written) if comment)
    if len(found) < base():
        return []
    return [one for one in found if text.lower() in one.lower()][:MOST_ALONE]


def words_of(responses: Sequence[int]) -> dict[int, list[str]]:
    """The words on each of the responses."""
    rows = select(CommentTag.response_id, CommentTag.word).where(CommentTag.response_id.in_(responses))
    found: dict[int, list[str]] = {number: [] for number in responses}
    for number, word in db.session.execute(rows.order_by(CommentTag.word)):
        found[number].append(word)
    return found


def all_words(survey_id: int) -> list[tuple[str, int]]:
    """Every word on the survey's comments with how many have it, the commonest first."""
    rows = (
        select(CommentTag.word, func.count())
        .join(Response, Response.id == CommentTag.response_id)
        .where(Response.survey_id == survey_id)
        .group_by(CommentTag.word)
        .order_by(func.count().desc(), CommentTag.word)
    )
    return [(word, n) for word, n in db.session.execute(rows)]


def tag(response_id: int, typed: str) -> list[str]:
    """Put these words, set apart by commas, on the comment instead of those it has."""
    words = [" ".join(word.split()).casefold()[:LONGEST] for word in typed.replace("，", ",").split(",")]
    kept = sorted({word for word in words if word})[:MOST]
    db.session.execute(delete(CommentTag).where(CommentTag.response_id == response_id))
    db.session.add_all([CommentTag(response_id=response_id, word=word) for word in kept])
    return kept
