"""Merging without anybody looking: the setting, and the score from which the decisions so far allow it."""

from sqlalchemy import or_, select

from exhibitors.duplicates.models import DuplicateDecision, MergeSetting, Verdict
from exhibitors.duplicates.trust import safe_from
from foundation.database import db


def decisions() -> list[tuple[float, bool]]:
    """Return (score, right) of what people decided; a merge that was undone was wrong, whoever made it."""
    one = DuplicateDecision
    seen = one.person_id.is_not(None) | one.undone_at.is_not(None)
    told = or_(one.verdict == Verdict.MERGED, one.undone_at.is_(None))
    rows = db.session.execute(select(one.score, one.verdict, one.undone_at).where(seen, told))
    return [(score, verdict == Verdict.MERGED and undone is None) for score, verdict, undone in rows]


def setting() -> MergeSetting:
    """Return the setting, as long as nobody saved one its defaults; whoever changes it adds it."""
    return db.session.scalar(select(MergeSetting).limit(1)) or MergeSetting(automatic=False, precision=99)


def unseen_from() -> float | None:
    """Return the score from which pairs are merged unseen; None when they are not."""
    said = setting()
    return safe_from(decisions(), said.precision / 100) if said.automatic else None
