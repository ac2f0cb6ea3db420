"""What became of a person's cases and exhibitors: complaints that came back, goals reached, skills needed."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import case, func, or_, select

from complaints.models import Complaint, State
from foundation.database import db
from goals.coverage import needs
from goals.models import Goal
from scoring.owners import Owners
from staff.expertise import able_people

Case = tuple[int, int, float, int]
"""Person, edition, the sum of points 0-100, and how many cases they are the sum of."""


def settled_for_good(edition_ids: Sequence[int]) -> Iterator[Case]:
    """Yield how many of each owner's complaints that were ever closed have never been reopened."""
    ever_closed = or_(Complaint.state == State.CLOSED, Complaint.reopened > 0)
    for_good = func.sum(case((Complaint.reopened == 0, 1), else_=0))
    whose = Complaint.owner_id, Complaint.edition_id
    query = select(*whose, for_good, func.count()).where(Complaint.edition_id.in_(edition_ids), ever_closed)
    for owner, edition, settled, cases in db.session.execute(query.group_by(*whose)):
        if owner is not None:
            yield owner, edition, 100.0 * settled, cases


def goals_reached(owners: Owners) -> Iterator[Case]:
    """Yield the attainment of each exhibitor's goals, weighted, as its owner's points 0-100; 50: as expected.

    An exhibitor counts once at an edition; goals without a weight count where none of its goals has one.
    """
    weight = func.sum(Goal.weight)
    plain, weighted = func.avg(Goal.reached), func.sum(Goal.reached * Goal.weight)
    of = Goal.exhibitor_id, Goal.edition_id
    query = select(*of, weight, plain, weighted).where(Goal.edition_id.in_(owners), Goal.reached.is_not(None))
    for exhibitor, edition, weights, mean, total in db.session.execute(query.group_by(*of)):
        owner = owners[edition].get(exhibitor)
        if owner is not None:
            reached = total / weights if weights else float(mean)
            yield owner, edition, 100 * (float(reached) - 1) / 6, 1


def needed_skills(owners: Owners, today: date) -> Iterator[Case]:
    """Yield, for each skill that the goals of a person's exhibitors need, whether the person masters it."""
    able = able_people(today)
    masters = {
        (person, skill) for person, skill in db.session.execute(select(able.c.person_id, able.c.skill_id))
    }
    for edition, of_edition in owners.items():
        need = needs(edition)
        pairs = db.session.execute(select(need.c.exhibitor_id, need.c.skill_id))
        wanted = {(of_edition[exhibitor], skill) for exhibitor, skill in pairs if exhibitor in of_edition}
        for person, skill in sorted(wanted):
            yield person, edition, 100.0 * ((person, skill) in masters), 1
