"""A log becomes complaints of its edition: each number once, told before, taken back whole."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select, update

from complaints.cause_words import cause_name
from complaints.causes import Cause
from complaints.logs.cases import LeftOut, cases, counted
from complaints.logs.mapping import LogMapping, read
from complaints.logs.models import ComplaintLog, LoggedComplaint
from complaints.logs.refusals import MappingRefused
from complaints.logs.storing import Owned, Texts, store
from complaints.models import Complaint
from events.models import Edition
from exhibitors.imports.reading import read as read_file
from exhibitors.imports.tables import Table
from foundation import clock
from foundation.database import db
from staff.models import Person
from surveys.imported.owners import owners

NAMED = 20
REMEMBERED = 50


class AlreadyThere(Exception):
    """The file was brought in for the edition before; `log_id` is the log of it."""

    def __init__(self, log_id: int) -> None:
        super().__init__(log_id)
        self.log_id = log_id


@dataclass(frozen=True)
class Found:
    """What would come of a log: complaints, those known already, and who or what is left out and why."""

    ready: list[Owned]
    known: int = 0
    left: list[LeftOut] = field(default_factory=list)
    strangers: Sequence[str] = ()

    def report(self) -> dict[str, Any]:
        """Return the counts, and the first of what is left out, as they are stored."""
        left = {
            code: {"count": len(own), "first": [[one.number, one.text] for one in own[:NAMED]]}
            for code, own in counted(self.left).items()
        }
        return {"brought": len(self.ready), "known": self.known, "left": left,
                "strangers": list(self.strangers)[:NAMED]}  # fmt: skip


def upload(content: bytes, filename: str, edition: Edition) -> ComplaintLog:
    """Keep a file for an edition. Raises `AlreadyThere`, and `FileRefused` where it is no table."""
    digest = hashlib.sha256(content).hexdigest()
    same = select(ComplaintLog.id).where(
        ComplaintLog.edition_id == edition.id,
        ComplaintLog.digest == digest,
        ComplaintLog.brought_at.is_not(None),
    )
    if earlier := db.session.scalar(same):
        raise AlreadyThere(earlier)
    read_file(content, filename)
    log = ComplaintLog(edition=edition, filename=filename[:200], digest=digest, content=content)
    db.session.add(log)
    db.session.flush()
    return log


def table_of(log: ComplaintLog) -> Table:
    """Return the file's table."""
    assert log.content is not None, "it is kept until it is brought in"
    return read_file(log.content, log.filename)


def look(log: ComplaintLog, table: Table, mapping: LogMapping) -> Found:
    """Return what would come of a log."""
    found, left = cases(table, mapping, ZoneInfo(log.edition.time_zone), clock.now())
    known = _known(log.edition_id)
    fresh = [case for case in found if case.number not in known]
    known_as, people = owners(case.exhibitor for case in fresh), _people()
    ready = [
        (case, known_as[case.exhibitor], people.get(case.person.casefold()))
        for case in fresh
        if case.exhibitor in known_as
    ]
    left += [
        LeftOut(one.number, "unknown_exhibitor", one.exhibitor[:60])
        for one in fresh
        if one.exhibitor not in known_as
    ]
    named = dict.fromkeys(case.person for case in fresh if case.person)
    strangers = [name for name in named if name.casefold() not in people]
    return Found(ready, len(found) - len(fresh), left, strangers)


def bring_in(log: ComplaintLog, told: Mapping[str, Any], texts: Texts) -> Found:
    """Make complaints of a log. Raises `MappingRefused`, and nothing is changed."""
    if log.brought_at is not None:
        raise AlreadyThere(log.id)
    table = table_of(log)
    mapping = read(told, table.columns)
    found = look(log, table, mapping)
    if not found.ready and not found.known:
        raise MappingRefused("nothing_found")
    _claim(log)
    store(log, found.ready, _causes(), texts)
    log.mapping, log.report, log.content = mapping.told(), found.report(), None
    return found


def _claim(log: ComplaintLog) -> None:
    """Bring it in once, also where two ask for it at the same moment."""
    waits = update(ComplaintLog).where(ComplaintLog.id == log.id, ComplaintLog.brought_at.is_(None))
    if db.session.connection().execute(waits.values(brought_at=clock.now())).rowcount != 1:
        raise AlreadyThere(log.id)
    db.session.refresh(log, ["brought_at"])


def undo(log: ComplaintLog) -> int:
    """Take back what came of a log, but for what somebody worked on since; return how many stay."""
    ours = select(LoggedComplaint.complaint_id).where(LoggedComplaint.log_id == log.id)
    untouched = Complaint.id.in_(ours), Complaint.version == 1
    db.session.flush()
    db.session.execute(delete(Complaint).where(*untouched).execution_options(synchronize_session=False))
    db.session.expire_all()
    stay = db.session.scalar(select(func.count()).select_from(ours.subquery())) or 0
    if not stay:
        log.brought_at, log.report = None, {}
    return stay


def remembered(header: Sequence[str]) -> Mapping[str, Any] | None:
    """Return the latest mapping by which a log with these columns was brought in."""
    used = select(ComplaintLog.mapping).where(ComplaintLog.brought_at.is_not(None))
    latest = db.session.scalars(used.order_by(ComplaintLog.id.desc()).limit(REMEMBERED))
    return next((one for one in latest if set(one["columns"].values()) <= set(header)), None)


def _known(edition_id: int) -> set[str]:
    of_edition = select(LoggedComplaint.number).join(Complaint).where(Complaint.edition_id == edition_id)
    return set(db.session.scalars(of_edition))


def _people() -> dict[str, int]:
    """Return our people by name and by address; a name that two of us have is nobody's."""
    found: dict[str, int | None] = {}
    for number, name, email in db.session.execute(select(Person.id, Person.name, Person.email)):
        for key in {name.casefold(), email.casefold()}:
            found[key] = None if key in found else number
    return {key: number for key, number in found.items() if number}


def _causes() -> dict[str, Cause]:
    """Return the causes in use by what they are called here and now."""
    those = db.session.scalars(select(Cause).where(Cause.retired.is_(False)).order_by(Cause.id.desc()))
    return {cause_name(cause).casefold(): cause for cause in those}
