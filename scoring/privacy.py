"""Who may see what of people's scores, stated; what is held on one person, its export and its erasure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from foundation.database import Base, db
from foundation.languages import later as _l
from foundation.snapshot import rows_of
from scoring.look import ScoreLook
from scoring.models import StaffReport
from scoring.praise import Praise
from scoring.remark import RemarkKind, ScoreRemark
from staff.models import Role

MANAGERS = (Role.ADMIN, Role.MANAGER)
EVERYBODY = tuple(Role)


@dataclass(frozen=True)
class Sight:
    """What may be seen or done, the routes that do it, and by whom."""

    what: Any
    endpoints: tuple[str, ...]
    roles: Sequence[str]


MATRIX = (
    Sight(
        _l("One’s own score, reports, what is held on oneself; comment and appeal"),
        ("mine", "my_pdf", "my_report_file", "my_data", "new_remark", "save_remark", "rights"),
        EVERYBODY,
    ),
    Sight(
        _l("Everybody’s scores, teams, questions about answers, issued reports and their files"),
        (
            *("index", "person", "person_pdf", "team_pdf", "team_xlsx", "teams", "questions", "reports"),
            *(
                "report_file",
                "report_progress",
                "ask_for_bundle",
                "bundle_progress",
                "bundle_zip",
                "bundle_pdf",
            ),
        ),
        MANAGERS,
    ),
    Sight(
        _l("Setting weights, issuing reports, answering appeals of others, passing thanks on, erasing"),
        (
            *("weights", "save_weights", "issue_reports", "remark", "answer_remark"),
            *("new_praise", "save_praise", "erase", "ask_to_erase"),
        ),
        MANAGERS,
    ),
)
"""Which exhibitor gave which answer about a person is in none of it: nobody sees that here."""


class AppealOpen(Exception):
    """An appeal of the person waits for its answer."""


def _about(person_id: int) -> tuple[tuple[type[Base], Any], ...]:
    return (
        (StaffReport, StaffReport.person_id == person_id),
        (ScoreRemark, ScoreRemark.person_id == person_id),
        (ScoreLook, ScoreLook.about_id == person_id),
        (Praise, Praise.person_id == person_id),
    )


def held_on(person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return what is kept about a person's scores, by table, as plain values."""
    return {
        model.__tablename__: rows_of(Base.metadata.tables[model.__tablename__], condition)
        for model, condition in _about(person_id)
    }


def erase(person_id: int) -> int:
    """Erase it all, and name and coaching in the team's issued reports, whose figures stay; count the rows.

    Those reports have another fingerprint from then on.

    Raises AppealOpen while an appeal waits: what it is about has to be there.
    """
    waiting = ScoreRemark.kind == RemarkKind.APPEAL, ScoreRemark.answered_at.is_(None)
    if db.session.scalar(select(ScoreRemark.id).where(ScoreRemark.person_id == person_id, *waiting).limit(1)):
        raise AppealOpen
    gone = 0
    for model, condition in _about(person_id):
        gone += db.session.connection().execute(delete(model).where(condition)).rowcount
    for report in db.session.scalars(select(StaffReport).where(StaffReport.about == 0)):
        gone += _unname(report, person_id)
    return gone


def _unname(report: StaffReport, person_id: int) -> bool:
    members = report.figures["members"]
    if all(member["person_id"] != person_id for member in members):
        return False
    nameless = {"name": "–", "team": None}
    kept = [member | nameless if member["person_id"] == person_id else member for member in members]
    talks = [talk for talk in report.figures.get("talks", ()) if talk["person_id"] != person_id]
    report.figures = {**report.figures, "members": kept, "talks": talks}
    return True
