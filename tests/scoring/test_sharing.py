from datetime import UTC, datetime, timedelta

import pytest

from exhibitors.assignment import Assignment, Duty
from foundation.database import db
from scoring.kinds import troubled
from scoring.serving import served
from scoring.sharing import Stint, shares
from tests.factories.companies import ExhibitorFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory

BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
ENDS = BEGINS + timedelta(days=100)
ANA, BEN, CEM = 1, 2, 3


def owner(person, since=0, until=None):
    day = None if until is None else BEGINS + timedelta(days=until)
    return Stint(person, True, None, BEGINS + timedelta(days=since), day)


def beside(person, share, since=-9, until=None):
    return Stint(person, False, share, BEGINS + timedelta(days=since), until)


@pytest.mark.parametrize(
    ("stints", "expected"),
    [
        ([owner(ANA)], {ANA: 1}),
        ([owner(ANA, -50, 40), owner(BEN, 40)], {ANA: 0.4, BEN: 0.6}),
        ([owner(ANA), beside(BEN, 0.3)], {ANA: 0.7, BEN: 0.3}),
        ([owner(ANA), beside(BEN, 0.3, since=50)], {ANA: 0.85, BEN: 0.15}),
        ([owner(ANA), beside(BEN, None)], {ANA: 1}),
        ([owner(ANA, 80)], {ANA: 1}),
        ([owner(ANA, -50, -10)], {}),
        ([], {}),
    ],
)
def test_service_is_shared_by_days_and_stated_parts(stints, expected):
    assert shares(stints, BEGINS, ENDS) == pytest.approx(expected)


def test_a_hand_over_in_the_middle_shares_an_edition(app):
    edition, company = EditionFactory(), ExhibitorFactory()
    people, ends = [PersonFactory(), PersonFactory()], edition.ends_on + timedelta(days=1)
    middle = datetime(ends.year, ends.month, ends.day, tzinfo=UTC) - timedelta(days=73)
    first = {"since": middle - timedelta(days=900), "until": middle}
    for person, when in zip(people, (first, {"since": middle}), strict=True):
        db.session.add(Assignment(exhibitor=company, person=person, duty=Duty.OWNER, **when))
    db.session.flush()
    found = served([edition])
    assert [found[person.id, company.id, edition.id] for person in people] == pytest.approx([0.8, 0.2])


def test_a_hall_where_many_complain_had_trouble():
    of = {(exhibitor, 1): 7 if exhibitor < 10 else 8 for exhibitor in range(40)}
    complained = {(exhibitor, 1) for exhibitor in (0, 1, 2, 3, 4, 20, 21)}
    assert troubled(of, complained) == {(7, 1)}
    assert troubled(of, {(0, 1), (1, 1)}) == set()
