"""A ladder is what was said, from the attribute up to why it matters."""

from goals.ladder import Ladder, completeness, next_rung, rungs


def test_rungs_come_bottom_up():
    assert rungs(Ladder("quiet room", "longer talks", "bigger orders")) == [
        "quiet room",
        "longer talks",
        "bigger orders",
    ]


def test_a_rung_that_repeats_the_one_below_says_nothing():
    assert rungs(Ladder("Sell more", "sell more ", "growth")) == ["Sell more", "growth"]


def test_blank_rungs_are_not_said():
    assert completeness(Ladder("quiet room", "  ", None)) == 1 / 3


def test_the_next_rung_is_the_lowest_open_one():
    assert next_rung(Ladder("quiet room", None, "bigger orders")) == "consequence"


def test_a_whole_ladder_has_no_next_rung():
    assert next_rung(Ladder("a", "b", "c")) is None
