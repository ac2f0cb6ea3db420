"""What a round knew, kept by the column."""

from dataclasses import replace

import numpy as np
import pytest

from classification import assessing, round_facts
from classification.policy import Policy
from classification.round_facts import packed, unpacked
from classification.what_if import what_if
from foundation.database import db


@pytest.mark.parametrize("values", [[], [0.1, np.nan], [3.0, np.nan], [123_456_789_013.0, 1e300]])
def test_a_column_comes_back_as_it_was_kept(values):
    column = np.array(values, dtype=np.float64)
    assert np.array_equal(unpacked(packed(column)), column, equal_nan=True)


def test_only_the_latest_round_keeps_facts(portfolio):
    last = assessing.latest_round()
    kept = round_facts.kept(last, ["value_minor"]) if last else None
    assert kept
    assert kept.ids.tolist() == [one.id for one in portfolio]
    assessing.assess_all()
    assert db.session.query(round_facts.RoundColumn.round_id).distinct().count() == 1


def test_a_policy_tried_on_kept_facts_says_the_same_as_on_those_of_today(portfolio):
    kept = what_if(Policy(margin=0.2))
    db.session.query(round_facts.RoundColumn).delete()
    assert what_if(Policy(margin=0.2)) == kept


def test_another_cost_of_an_hour_is_tried_on_the_facts_of_today(portfolio, monkeypatch):
    monkeypatch.setattr(round_facts, "kept", lambda *asked: pytest.fail("what was kept does not know it"))
    assert what_if(replace(Policy(), hourly_rate_minor=9_900)).cells


def test_who_was_deleted_since_is_not_named(portfolio):
    narrow = Policy(rules=Policy().rules[-1:])
    db.session.delete(portfolio[-1])
    db.session.flush()
    assert portfolio[-1].id not in [one.id for one in what_if(narrow).movers]
