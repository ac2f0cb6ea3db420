"""What is offered to put it right, and what the exhibitor says to it; above a limit it is approved first."""

from datetime import datetime

from sqlalchemy import select, update

from complaints import notices, policies
from complaints.actions import write_note
from complaints.kinds import RemedyKind, State, StepKind
from complaints.models import Complaint, Remedy
from foundation.database import db
from staff.models import Person

ANSWERS = {"accepted": StepKind.ACCEPTED, "rejected": StepKind.REJECTED}


class RemedyError(ValueError):
    """A remedy that cannot be offered or answered now: the complaint is `closed`, or somebody was first."""

    def __init__(self, message: str, *, closed: bool = False) -> None:
        self.closed = closed
        super().__init__(message)


class AboveLimitError(ValueError):
    """It costs more than this person may give away; `ask` are those who may."""

    def __init__(self, limit_minor: int, ask: list[Person]) -> None:
        self.limit_minor, self.ask = limit_minor, ask
        super().__init__(f"above the limit of {limit_minor}")


def may_give(person: Person, cost_house: float) -> bool:
    """Return whether a cost in minor units of house currency is within what the person's role may give."""
    limit = policies.in_force().limits.get(person.role)
    return limit is None or cost_house <= limit


def who_may(cost_house: float) -> list[Person]:
    """Return everybody who may give that much."""
    active = db.session.scalars(select(Person).where(Person.active).order_by(Person.name, Person.id))
    return [person for person in active if may_give(person, cost_house)]


def _house(complaint: Complaint, cost_minor: int) -> float:
    return cost_minor * complaint.edition.exchange_rate


def may_decide(remedy: Remedy, person: Person) -> bool:
    """Return whether the person may approve or refuse a remedy that was asked for."""
    return remedy.state == "asked" and may_give(person, _house(remedy.complaint, remedy.cost_minor))


def _check_limit(complaint: Complaint, by: Person | None, cost_minor: int) -> None:
    cost = _house(complaint, cost_minor)
    if by is not None and not may_give(by, cost):
        raise AboveLimitError(policies.in_force().limits.get(by.role) or 0, who_may(cost))


def offer(
    complaint: Complaint,
    by: Person | None,
    kind: str,
    cost_minor: int = 0,
    description: str | None = None,
    at: datetime | None = None,
) -> Remedy:
    """Offer a remedy at a cost in minor units of the edition's currency; AboveLimitError above a limit."""
    _check_limit(complaint, by, cost_minor)
    return _made(complaint, by, "offered", StepKind.OFFERED, kind, cost_minor, description, at)


def ask(
    complaint: Complaint, by: Person, kind: str, cost_minor: int, description: str | None = None
) -> Remedy:
    """Ask those who may give that much to approve a remedy; it is offered when one of them does."""
    remedy = _made(complaint, by, "asked", StepKind.ASKED, kind, cost_minor, description, None)
    db.session.flush()
    for person in who_may(_house(complaint, cost_minor)):
        notices.approval(person, complaint, remedy, by)
    return remedy


def _made(
    complaint: Complaint,
    by: Person | None,
    state: str,
    step: str,
    kind: str,
    cost_minor: int,
    description: str | None,
    at: datetime | None,
) -> Remedy:
    if complaint.state == State.CLOSED:
        raise RemedyError("a closed complaint gets no remedy; reopen it first", closed=True)
    remedy = Remedy(kind=RemedyKind(kind), cost_minor=cost_minor, description=description, state=state)
    complaint.remedies.append(remedy)
    write_note(complaint, by, step, remedy.kind, at)
    return remedy


def decide(remedy: Remedy, by: Person, approve: bool) -> None:
    """Approve a remedy that was asked for, which offers it, or refuse it; the first to decide decides."""
    _check_limit(remedy.complaint, by, remedy.cost_minor)
    _move(remedy, "asked", "offered" if approve else "refused")
    write_note(remedy.complaint, by, StepKind.APPROVED if approve else StepKind.REFUSED, remedy.kind)


def answer(remedy: Remedy, by: Person | None, word: str, at: datetime | None = None) -> None:
    """Note that the exhibitor accepted or rejected an offered remedy."""
    if word not in ANSWERS:
        raise RemedyError(f"a remedy cannot become {word}")
    _move(remedy, "offered", word)
    write_note(remedy.complaint, by, ANSWERS[word], remedy.kind, at)


def _move(remedy: Remedy, before: str, after: str) -> None:
    """Change the state by one conditional statement: of two at once the second gets RemedyError."""
    db.session.flush()
    due = update(Remedy).where(Remedy.id == remedy.id, Remedy.state == before)
    if not db.session.connection().execute(due.values(state=after)).rowcount:
        raise RemedyError(f"a remedy that is not {before} any more cannot become {after}")
    db.session.refresh(remedy)
