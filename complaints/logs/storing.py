"""Cases of a log as complaints with their history, written set-based; nobody is written to for them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import insert, select

from complaints import flow, numbers
from complaints.causes import Cause
from complaints.clocks import Clock, local_year
from complaints.kinds import Source
from complaints.logs.cases import Case
from complaints.logs.models import ComplaintLog, LoggedComplaint
from complaints.models import Complaint, ComplaintStep, Resolution
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db

Owned = tuple[Case, int, int | None]
"""A case, its exhibitor, and whose of us it is."""
BATCH = 1000


@dataclass(frozen=True)
class Texts:
    """What is written where the log says nothing, in the language of whoever brings it in."""

    title: str
    decision: str


def store(log: ComplaintLog, rows: Sequence[Owned], causes: Mapping[str, Cause], texts: Texts) -> None:
    """Store the cases. What was overdue already is not raised again: that was the other tool's to do."""
    reckon, classes = Clock.of(log.edition), _classes(rows)
    named = _numbers(log, rows)
    for begin in range(0, len(rows), BATCH):
        part = rows[begin : begin + BATCH]
        values = [_complaint(log, row, named[row[0].number], reckon, classes, texts) for row in part]
        made = insert(Complaint).returning(Complaint.id, sort_by_parameter_order=True)
        ids = db.session.scalars(made, values).all()
        _hang(log, list(zip(ids, part, strict=True)), causes, texts)


def _classes(rows: Sequence[Owned]) -> dict[int, str | None]:
    wanted = {exhibitor_id for _case, exhibitor_id, _owner in rows}
    known = db.session.execute(select(Exhibitor.id, Exhibitor.relationship_class))
    return {number: one for number, one in known if number in wanted}


def _numbers(log: ComplaintLog, rows: Sequence[Owned]) -> dict[str, str]:
    """Return our number of each case: by the year in which it came in, in the order of their coming."""
    years: dict[int, list[Case]] = defaultdict(list)
    for case, _exhibitor, _owner in rows:
        years[local_year(log.edition, case.opened)].append(case)
    found: dict[str, str] = {}
    for year, own in years.items():
        ordered = sorted(own, key=lambda case: (case.opened, case.number))
        found |= dict(zip((case.number for case in ordered), numbers.take(year, len(own)), strict=True))
    return found


def _moments(case: Case) -> list[tuple[str, datetime]]:
    """Return the states that a case went through and when, in their order."""
    states = (flow.RECEIVED, flow.ACKNOWLEDGED, flow.ANSWERED, flow.CLOSED)
    times = (case.opened, case.acknowledged, case.answered, case.closed)
    return [(state, at) for state, at in zip(states, times, strict=True) if at is not None]


def _complaint(
    log: ComplaintLog,
    row: Owned,
    number: str,
    reckon: Clock,
    classes: Mapping[int, str | None],
    texts: Texts,
) -> dict[str, Any]:
    case, exhibitor_id, owner_id = row
    acknowledge, answer = reckon.deadlines(case.severity, classes[exhibitor_id], case.opened)
    now, top = clock.now(), len(reckon.policy.ladder)
    return {
        "number": number, "exhibitor_id": exhibitor_id, "edition_id": log.edition_id, "owner_id": owner_id,
        "source": Source.LIST, "severity": case.severity, "state": _moments(case)[-1][0],
        "title": case.title[:200] or f"{texts.title} {case.number}", "description": case.description or None,
        "received_at": case.opened, "acknowledged_at": case.acknowledged, "answered_at": case.answered,
        "closed_at": case.closed, "acknowledge_due_at": acknowledge, "answer_due_at": answer,
        "reopened": case.reopened,
        "escalated": top if answer < now else 0, "acknowledge_escalated": top if acknowledge < now else 0,
    }  # fmt: skip


def _hang(
    log: ComplaintLog, made: Sequence[tuple[int, Owned]], causes: Mapping[str, Cause], texts: Texts
) -> None:
    """Write the history, the resolutions, and where each came from."""
    steps, ends, origins = [], [], []
    for number, (case, _exhibitor, owner_id) in made:
        before: tuple[str | None, Any] = (None, None)
        for one, after in pairwise([before, *_moments(case)]):
            steps.append({"complaint_id": number, "at": after[1], "from_state": one[0], "to_state": after[0]})
        if case.closed:
            ends.append(_end(number, case, owner_id, causes, texts))
        origins.append({"complaint_id": number, "log_id": log.id, "number": case.number, "kept": case.kept})
    for model, values in ((ComplaintStep, steps), (Resolution, ends), (LoggedComplaint, origins)):
        if values:
            db.session.execute(insert(model), values)


def _end(
    number: int, case: Case, owner_id: int | None, causes: Mapping[str, Cause], texts: Texts
) -> dict[str, Any]:
    known = causes.get(case.cause.casefold())
    return {
        "complaint_id": number,
        "person_id": owner_id,
        "decision": texts.decision,
        "cause_id": known.id if known else None,
        "cause": None if known else case.cause[:500] or None,
        "resolved_at": case.answered or case.closed,
    }
