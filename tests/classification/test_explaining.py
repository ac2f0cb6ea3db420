"""Why an exhibitor is in its class is told from what its last assessment stored, without gathering anew."""

from datetime import timedelta

import pytest
import time_machine

from classification import assessing, queries
from classification.explaining import explain, explain_stored
from exhibitors.models import Exhibitor
from foundation.database import db
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import DAY, ResponseFactory, came, editions, noon


@pytest.fixture
def judged(app) -> list[Exhibitor]:
    """Ten exhibitors of rising worth, assessed; the richest thinks well of us."""
    held = editions(2)
    everybody = [ExhibitorFactory() for _ in range(10)]
    for worth, exhibitor in enumerate(everybody, 1):
        came(exhibitor, *held, price_minor=worth * 100_000)
    ResponseFactory(exhibitor=everybody[-1], submitted_at=noon(), relationship_quality=90)
    db.session.commit()
    assessing.assess_all(DAY)
    return everybody


def test_what_is_stored_tells_the_same_as_todays_facts(judged):
    with time_machine.travel(noon()):
        for one in judged:
            stored, live = explain_stored(queries.history(one.id)), explain(one.id)
            assert stored
            assert live
            assert stored.judgement == live.judgement
            assert stored.as_of == DAY


def test_a_round_that_came_later_does_not_judge_what_was_stored(judged):
    rich = judged[-1]
    before = explain_stored(queries.history(rich.id))
    assessing.assess_all(DAY + timedelta(days=1))
    after = explain_stored(queries.history(rich.id))
    assert before
    assert after
    assert before.judgement.relationship_class == after.judgement.relationship_class == "strategic"


def test_without_an_assessment_nothing_is_stored_to_tell(app):
    assert explain_stored(queries.history(ExhibitorFactory().id)) is None
