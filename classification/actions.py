"""What a manager does: set an exhibitor's class by hand, and have everybody assessed."""

from datetime import date

from sqlalchemy import func, select, update

from classification import assessing, tasks
from classification.models import Override
from exhibitors.models import Exhibitor
from foundation import clock
from foundation.database import db

AT_ONCE = 5_000


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


def assess_soon() -> int | None:
    """Assess everybody: a small portfolio at once (how many changed), a large one as a job (None)."""
    exhibitors = db.session.scalar(select(func.count()).select_from(Exhibitor)) or 0
    if exhibitors <= AT_ONCE:
        return assessing.assess_all()
    tasks.queue_everybody()
    return None


def _end(exhibitor_id: int) -> None:
    current = update(Override).where(Override.exhibitor_id == exhibitor_id, Override.ended_at.is_(None))
    db.session.execute(current.values(ended_at=clock.now()))
