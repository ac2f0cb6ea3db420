"""Scores where records change under them: exhibitors merged or deleted, a person in another team."""

import pytest

from exhibitors import merging
from exhibitors.models import Exhibitor
from foundation.database import db
from scoring import opening
from scoring.standing import Standing
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory


@pytest.fixture
def edition(app):
    return EditionFactory()


@pytest.fixture
def lena(edition):
    person = PersonFactory(name="Lena", team="Food")
    rate(surveyed(edition), person, [5, 4, 3, 4, 5, 2])
    return person


def test_merged_exhibitors_count_once(edition, lena):
    first, second = db.session.query(Exhibitor.id).order_by(Exhibitor.id).limit(2)
    merging.merge(first.id, second.id, None)
    member = Standing(edition).member(lena)
    assert (member.exhibitors, member.raw_mean) == (5, pytest.approx((87.5 + 50 + 75 + 100 + 25) / 5))


def test_what_a_deleted_exhibitor_said_counts_no_more(edition, lena):
    for exhibitor in db.session.query(Exhibitor).limit(2):
        db.session.delete(exhibitor)
    db.session.flush()
    db.session.expire_all()
    assert Standing(edition).member(lena).exhibitors == 4
    assert Standing(edition).member(lena).score is None


def test_who_changes_the_team_stands_with_the_new_one_and_keeps_the_score(edition, lena):
    before = Standing(edition).member(lena).score
    lena.team = "Halls"
    team = opening.team(Standing(edition))
    assert [(line.name, line.people) for line in team.teams] == [("Halls", 1)]
    assert team.members[0].score == before
