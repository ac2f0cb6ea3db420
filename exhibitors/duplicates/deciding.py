"""What is decided about a pair: merged or two companies; and taking a decision back."""

from sqlalchemy import Select, select

from exhibitors import merging
from exhibitors.duplicates.models import Duplicate, DuplicateDecision, State, Verdict
from exhibitors.merge_preview import fullest
from exhibitors.merge_refusals import NotThere
from foundation import clock
from foundation.database import db


class DecidedMeanwhile(Exception):
    """Somebody decided about the pair, or one of the two is gone."""


class TakenBack(Exception):
    """The decision was taken back before."""


def merge(duplicate_id: int, person_id: int | None, keep_id: int | None = None) -> DuplicateDecision:
    """Make one exhibitor of the two, keeping `keep_id` or the fuller one; MergeRefused when it cannot be."""
    pair = _open(duplicate_id)
    ids = (pair.one_id, pair.other_id)
    keep = keep_id if keep_id in ids else fullest(ids)
    decision = _decided(pair, Verdict.MERGED, person_id)
    decision.merge_id = merging.merge(keep, sum(ids) - keep, person_id).id
    return decision


def state_apart(duplicate_id: int, person_id: int) -> DuplicateDecision:
    """Remember that the two are two companies: they are never suggested again."""
    pair = _open(duplicate_id)
    pair.state = State.APART
    return _decided(pair, Verdict.APART, person_id)


def take_back(decision_id: int, person_id: int) -> DuplicateDecision:
    """Undo the merge, or make the pair a suggestion again; MergeRefused or TakenBack when it cannot be."""
    decision = db.session.get(DuplicateDecision, decision_id, with_for_update=True, populate_existing=True)
    if decision is None:
        raise NotThere
    if decision.undone_at is not None:
        raise TakenBack
    if decision.verdict == Verdict.MERGED:
        if decision.merge_id is None:
            raise NotThere
        merging.undo(decision.merge_id, person_id)
    elif pair := db.session.scalar(_pair(decision)):
        pair.state = State.OPEN
    decision.undone_at = clock.now()
    return decision


def _pair(decision: DuplicateDecision) -> Select[Duplicate]:
    low, high = decision.pair_low, decision.pair_high
    return select(Duplicate).where(Duplicate.one_id == low, Duplicate.other_id == high)


def _open(duplicate_id: int) -> Duplicate:
    pair = db.session.get(Duplicate, duplicate_id, with_for_update=True, populate_existing=True)
    if pair is None or pair.state != State.OPEN:
        raise DecidedMeanwhile
    return pair


def _decided(pair: Duplicate, verdict: Verdict, person_id: int | None) -> DuplicateDecision:
    decision = DuplicateDecision(
        pair_low=pair.one_id,
        pair_high=pair.other_id,
        one_name=pair.one.name,
        other_name=pair.other.name,
        score=pair.score,
        verdict=verdict,
        person_id=person_id,
    )
    db.session.add(decision)
    db.session.flush()
    return decision
