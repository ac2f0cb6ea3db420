"""What moved a score and what would change it."""

import pytest

from scoring.figures import Basis, Member
from scoring.outlook import outlook

BASIS = Basis(1, "SMF 2026", "SMF", ("SMF 2026",), "this", "2026-06-01", 5, 40, 4, 60.0, 10.0, (), {})


def test_the_steps_lead_from_the_raw_mean_to_the_score():
    member = Member(1, "Lena", None, 10, raw_mean=66, adjusted_mean=70, score=65, reliability=0.5)
    found = outlook(member, BASIS)
    assert member.raw_mean + found.mix + found.caution == member.score


def test_twice_as_many_exhibitors_weigh_as_the_formula_says():
    member = Member(1, "Lena", None, 10, raw_mean=70, adjusted_mean=70, score=65, reliability=10 / (10 + 10))
    assert outlook(member, BASIS).doubled == pytest.approx(60 + 20 / (20 + 10) * 10)


def test_without_a_score_there_is_no_outlook():
    assert outlook(Member(1, "Lena", None, 2), BASIS) is None
