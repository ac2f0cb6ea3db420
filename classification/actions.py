"""What a manager changes: an exhibitor's class by hand, and the policy."""

from datetime import date

from sqlalchemy import func, select, update

from classification import assessing, policies
from classification.models import Override, PolicyVersion
from classification.policy import Policy
from classification.tasks import KIND
from exhibitors.models import Exhibitor
from foundation import clock, work
from foundation.database import db

AT_ONCE = 5_000
SUBJECT = "classes"


def set_class(
    exhibitor_id: int, relationship_class: str, reason: str, ends_on: date, person_id: int | None
) -> None:
    """Set an exhibitor's class by hand until a day, in place of any override before, and assess it."""
    _end(exhibitor_id)
    override = Override(
        exhibitor_id=exhibitor_id,
        relationship_class=relationship_class,
        reason=reason,
        ends_on=ends_on,
        person_id=person_id,
    )
    db.session.add(override)
    db.session.flush()
    assessing.assess(exhibitor_id)


def end_override(exhibitor_id: int) -> None:
    """Let the rules decide again, from now on."""
    _end(exhibitor_id)
    assessing.assess(exhibitor_id)


def apply_policy(policy: Policy, reason: str, person_id: int | None) -> PolicyVersion:
    """Put a policy in force from today and assess everybody by it."""
    version = policies.put_in_force(policy, assessing.today(), reason, person_id)
    assess_soon()
    return version


def assess_soon() -> int | None:
    """Assess everybody: a small portfolio at once (how many changed), a large one as a job (None)."""
    exhibitors = db.session.scalar(select(func.count()).select_from(Exhibitor)) or 0
    if exhibitors <= AT_ONCE:
        return assessing.assess_all()
    job = work.latest(SUBJECT)
    if job is None or job.state != "queued":
        work.queue(KIND, subject=SUBJECT)
    return None


def _end(exhibitor_id: int) -> None:
    current = update(Override).where(Override.exhibitor_id == exhibitor_id, Override.ended_at.is_(None))
    db.session.execute(current.values(ended_at=clock.now()))
