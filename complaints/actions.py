"""What is done with a complaint. Every action writes its line of the history; the caller commits."""

from dataclasses import dataclass
from datetime import datetime

from complaints import flow, notices, numbers, rounds
from complaints.clocks import Clock, local_year
from complaints.kinds import Severity, Source, State, StepKind
from complaints.models import Complaint, ComplaintStep, Resolution
from events.models import Edition
from exhibitors.models import Contact, Exhibitor
from foundation import clock
from foundation.database import db
from staff.models import Person


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What was complained about, by whom, and how we heard of it."""

    exhibitor: Exhibitor
    edition: Edition
    title: str
    severity: str = Severity.MEDIUM
    description: str | None = None
    remedy_sought: str | None = None
    contact: Contact | None = None
    owner: Person | None = None
    source: str = Source.STAFF
    response_id: int | None = None
    plan_item_id: int | None = None
    stand_id: int | None = None
    supplier: str | None = None


def open_complaint(heard: Heard, by: Person | None, at: datetime | None = None) -> Complaint:
    """Open a complaint, owned by the exhibitor's owner; acknowledge it by mail where there is an address."""
    at = at or clock.now()
    year = local_year(heard.edition, at)
    clocked = Clock.of(heard.edition)
    acknowledge, answer = clocked.deadlines(heard.severity, heard.exhibitor.relationship_class, at)
    complaint = Complaint(
        number=numbers.take(year)[0],
        exhibitor=heard.exhibitor,
        edition=heard.edition,
        contact=heard.contact,
        owner=heard.owner or heard.exhibitor.owner,
        source=heard.source,
        title=heard.title,
        description=heard.description,
        remedy_sought=heard.remedy_sought,
        severity=heard.severity,
        response_id=heard.response_id,
        plan_item_id=heard.plan_item_id,
        stand_id=heard.stand_id,
        supplier=heard.supplier,
        received_at=at,
        acknowledge_due_at=acknowledge,
        answer_due_at=answer,
    )
    db.session.add(complaint)
    _write(complaint, by, State.RECEIVED, at=at, before=None)
    _acknowledge(complaint, at)
    db.session.flush()
    return complaint


def _acknowledge(complaint: Complaint, at: datetime) -> None:
    """The mail is the acknowledgement; without an address somebody has to call."""
    db.session.flush()
    if notices.acknowledge(complaint):
        step(complaint, State.ACKNOWLEDGED, None, at=at)


def _write(
    complaint: Complaint,
    by: Person | None,
    to_state: str,
    *,
    kind: str = StepKind.STATE,
    note: str | None = None,
    at: datetime | None = None,
    before: str | None = "",
) -> None:
    line = ComplaintStep(person=by, at=at or clock.now(), kind=kind, to_state=to_state, note=note)
    line.from_state = complaint.state if before == "" else before
    complaint.steps.append(line)


def write_note(
    complaint: Complaint, by: Person | None, kind: str, text: str, at: datetime | None = None
) -> None:
    """Write a line that changes no state: a note, an assignment, a remedy."""
    _write(complaint, by, complaint.state, kind=kind, note=text, at=at)


def step(
    complaint: Complaint,
    to_state: str,
    by: Person | None,
    note: str | None = None,
    at: datetime | None = None,
) -> None:
    """Take the next step, or raise IllegalStepError or NotReadyError.

    Closing is `close`, reopening is `reopen`. Who begins to investigate what nobody owns, owns it.
    """
    flow.check(complaint.state, to_state)
    if State.CLOSED in (complaint.state, to_state):
        raise flow.IllegalStepError(complaint.state, to_state)
    owner = complaint.owner or by
    flow.check_ready(to_state, assessed=complaint.assessment is not None, owned=owner is not None)
    if to_state == State.INVESTIGATED and owner is not None:
        assign(complaint, owner, by)
    _move(complaint, to_state, by, note, at or clock.now())


def _move(complaint: Complaint, to_state: str, by: Person | None, note: str | None, at: datetime) -> None:
    if to_state not in flow.WAITING_FOR_ANSWER:
        rounds.run(complaint, at)
    _write(complaint, by, to_state, note=note, at=at)
    if flow.restarts_clock(complaint.state, to_state):
        rounds.begin(complaint, at)
    complaint.state, complaint.status = to_state, None
    if to_state == State.ACKNOWLEDGED:
        complaint.acknowledged_at = at
    if to_state == State.ANSWERED:
        complaint.answered_at = at


def assign(complaint: Complaint, owner: Person, by: Person | None) -> None:
    """Give a complaint to somebody; nothing happens when it is theirs already."""
    if complaint.owner is not owner:
        complaint.owner = owner
        write_note(complaint, by, StepKind.ASSIGNED, owner.name)


def change(complaint: Complaint, by: Person | None, before: str) -> None:
    """Reckon the deadlines again after an edit whose old severity was `before`, counting from the receipt."""
    write_note(complaint, by, StepKind.CHANGED, complaint.severity if before != complaint.severity else "")
    if before != complaint.severity and complaint.state in flow.WAITING_FOR_ANSWER:
        rounds.recount(complaint)


def close(
    complaint: Complaint,
    by: Person | None,
    *,
    decision: str,
    cause_id: int | None = None,
    cause: str | None = None,
    learning: str | None = None,
    recovered: int | None = None,
    at: datetime | None = None,
) -> Resolution:
    """Close a complaint with its resolution; `recovered` is the exhibitor's own word, 1-5."""
    at = at or clock.now()
    flow.check(complaint.state, State.CLOSED)
    _move(complaint, State.CLOSED, by, decision, at)
    complaint.closed_at = at
    resolution = complaint.resolution or Resolution()
    resolution.person_id, resolution.resolved_at = by.id if by else None, at
    resolution.decision, resolution.cause_id, resolution.cause = decision, cause_id, cause
    resolution.learning, resolution.recovered = learning, recovered
    complaint.resolution = resolution
    return resolution


def reopen(
    complaint: Complaint,
    by: Person | None,
    reason: str,
    to_state: str = State.INVESTIGATED,
    at: datetime | None = None,
) -> None:
    """Open a closed complaint again with new deadlines; its earlier decision stays in the history."""
    at = at or clock.now()
    flow.check(complaint.state, to_state)
    if complaint.state != State.CLOSED:
        raise flow.IllegalStepError(complaint.state, to_state)
    _move(complaint, to_state, by, reason, at)
    complaint.closed_at, complaint.merged_into = None, None
    complaint.reopened += 1
    if to_state == State.RECEIVED:
        complaint.acknowledged_at = None
        _acknowledge(complaint, at)
