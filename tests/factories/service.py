"""Who serves whom: a stint with a hand-over note, an absence, a proposal with its line."""

from typing import Any

from sqlalchemy import select

from exhibitors.assignment import Assignment
from foundation import clock
from foundation.database import db
from staff.absence import Absence
from staff.models import Person, Skill
from staff.skill_records import SkillChange, SkillNeed
from staffing.levelled import Levelling
from staffing.models import Proposal, ProposalLine
from tests.factories.shows import EditionFactory


def served(text: str, exhibitor: Any, owner: Person) -> dict[str, Any]:
    """Store them for the route walks."""
    today = clock.now().date()
    away = Absence(person=owner, starts_on=today, ends_on=today, note=text)
    stint = db.session.scalars(select(Assignment).where(Assignment.exhibitor_id == exhibitor.id)).one()
    stint.handover, stint.handover_at = text, clock.now()
    proposal = Proposal(edition=EditionFactory(), quality=1.0, made_by=owner)
    why = {"met": [], "missing": [], "owner": True, "former": False, "talks": 0}
    line = {"exhibitor": exhibitor, "from_id": owner.id, "hours": 3.0, "fit": 0.5, "why": why}
    skill = db.session.scalars(select(Skill).limit(1)).one()
    need = SkillNeed(skill=skill, what="industry", value=text)
    change = SkillChange(kind="renamed", was=text, now=text, steps=[], person=owner)
    moves = Levelling(edition_id=proposal.edition.id, moves=[], person_id=owner.id)
    db.session.add_all([away, proposal, need, change, moves])
    db.session.flush()
    kept = ProposalLine(proposal_id=proposal.id, to_id=owner.id, **line)
    db.session.add(kept)
    db.session.flush()
    return {
        "absence_id": away,
        "assignment_id": stint,
        "proposal_id": proposal,
        "line_id": kept,
        "need_id": need,
        "levelling_id": moves,
        "skill_change_id": change,
    }
