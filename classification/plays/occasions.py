"""What happened to exhibitors between two days: one reading for the sweep and for the dry run."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import aliased

from classification.models import Assessment
from classification.plays.limits import Occasion
from classification.plays.models import Play, Trigger
from classification.policy import CLASSES
from complaints.models import Complaint
from exhibitors.models import Exhibitor
from foundation.database import db
from surveys.mode import Mode
from surveys.models import Survey
from surveys.response import Response

Statement = Select[*tuple[Any, ...]]
OF_EXHIBITOR = (
    Exhibitor.id.label("exhibitor_id"),
    Exhibitor.owner_id,
    Exhibitor.relationship_class,
    Exhibitor.value_minor,
    Exhibitor.name,
)


@dataclass(frozen=True)
class Span:
    """The days asked for, both included, for exhibitors of some classes (none: any); today is `today`."""

    first: date
    last: date
    today: date
    classes: tuple[str, ...] = ()
    amount: int = 0

    @property
    def begin(self) -> datetime:
        """Return the instant the first day begins."""
        return datetime.combine(self.first, time(), UTC)

    @property
    def end(self) -> datetime:
        """Return the instant the last day ends."""
        return datetime.combine(self.last + timedelta(days=1), time(), UTC)

    def rows(self, statement: Statement) -> Iterator[Row[*tuple[Any, ...]]]:
        """Run a statement over the exhibitors of these classes."""
        if self.classes:
            statement = statement.where(Exhibitor.relationship_class.in_(self.classes))
        yield from db.session.execute(statement)


def occasion(row: Any, event: str, day: date, cause: Mapping[str, Any], stands: bool = False) -> Occasion:
    """Return the occasion of a row that has the columns OF_EXHIBITOR."""
    return Occasion(
        exhibitor_id=row.exhibitor_id,
        event=event,
        day=day,
        cause=dict(cause),
        owner_id=row.owner_id,
        relationship_class=row.relationship_class,
        value_minor=row.value_minor,
        name=row.name,
        stands=stands,
    )


def _assessments(span: Span) -> Statement:
    """Assessments of the days, each beside the exhibitor's one before."""
    before = aliased(Assessment)
    last = (
        select(func.max(before.id))
        .where(before.exhibitor_id == Assessment.exhibitor_id, before.id < Assessment.id)
        .scalar_subquery()
    )
    earlier = aliased(Assessment)
    return (
        select(
            *OF_EXHIBITOR,
            Assessment.id.label("number"),
            Assessment.as_of,
            Assessment.relationship_class.label("now"),
            Assessment.alert.label("causes"),
            earlier.relationship_class.label("then"),
            earlier.alert.label("causes_then"),
        )
        .join(Exhibitor, Exhibitor.id == Assessment.exhibitor_id)
        .join(earlier, earlier.id == last)
        .where(Assessment.as_of.between(span.first, span.last))
    )


def _rank(word: str | None) -> int:
    return -1 if word is None else CLASSES.index(word)


def _moves(span: Span, up: bool) -> Iterator[Occasion]:
    for row in span.rows(_assessments(span)):
        risen = _rank(row.now) - _rank(row.then)
        if row.then is not None and (risen > 0 if up else risen < 0):
            yield occasion(row, f"assessment {row.number}", row.as_of, {"from": row.then, "to": row.now})


def _down(span: Span) -> Iterator[Occasion]:
    return _moves(span, up=False)


def _up(span: Span) -> Iterator[Occasion]:
    return _moves(span, up=True)


def _alerts(span: Span) -> Iterator[Occasion]:
    for row in span.rows(_assessments(span)):
        if row.causes and not row.causes_then:
            yield occasion(row, f"assessment {row.number}", row.as_of, {"causes": row.causes})


def _low_answers(span: Span) -> Iterator[Occasion]:
    """Named surveys alone: what was promised to stay in groups fires nothing."""
    statement = (
        select(*OF_EXHIBITOR, Response.id.label("number"), Response.submitted_at, Response.overall)
        .join(Exhibitor, Exhibitor.id == Response.exhibitor_id)
        .join(Survey, Survey.id == Response.survey_id)
        .where(Survey.mode == Mode.NAMED, Response.overall <= span.amount)
        .where(Response.submitted_at >= span.begin, Response.submitted_at < span.end)
    )
    for row in span.rows(statement):
        yield occasion(row, f"answer {row.number}", row.submitted_at.date(), {"overall": row.overall})


def _complaints(span: Span) -> Iterator[Occasion]:
    statement = (
        select(*OF_EXHIBITOR, Complaint.id.label("record"), Complaint.number, Complaint.received_at)
        .join(Exhibitor, Exhibitor.id == Complaint.exhibitor_id)
        .where(Complaint.received_at >= span.begin, Complaint.received_at < span.end)
    )
    for row in span.rows(statement):
        yield occasion(row, f"complaint {row.record}", row.received_at.date(), {"number": row.number})


READ: dict[str, Callable[[Span], Iterator[Occasion]]] = {
    Trigger.CLASS_DOWN: _down,
    Trigger.CLASS_UP: _up,
    Trigger.ALERT: _alerts,
    Trigger.LOW_ANSWER: _low_answers,
    Trigger.COMPLAINT: _complaints,
}


def span_of(play: Play, first: date, last: date, today: date) -> Span:
    """Return the days as a play asks for them."""
    return Span(first, last, today, tuple(play.classes), play.amount or 0)
