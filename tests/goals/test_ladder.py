"""A ladder is what was said, from the attribute up to why it matters, until an answer repeats."""

import pytest

from goals.ladder import Ladder, own_words


@pytest.mark.parametrize(
    "ladder, asked",
    [
        (Ladder(), "attribute"),
        (Ladder("quiet room"), "consequence"),
        (Ladder("quiet room", "  ", "bigger orders"), "consequence"),
        (Ladder("quiet room", "?!", None), "consequence"),
        (Ladder("quiet room", "longer talks"), "end_goal"),
        (Ladder("a", "b", "c"), None),
        (Ladder("quiet room", " QUIET room. "), None),
    ],
)
def test_the_next_rung_is_the_lowest_open_one_until_an_answer_repeats(ladder, asked):
    assert ladder.next_rung == asked


def test_above_the_rung_that_repeats_nothing_is_asked():
    ladder = Ladder("Sell more", "sell more ")
    assert (ladder.ends_at, ladder.asks("consequence"), ladder.asks("end_goal")) == (
        "consequence",
        True,
        False,
    )


def test_what_only_repeats_is_no_own_word():
    assert own_words(Ladder("Sell more", "sell MORE!", "growth")) == {
        "attribute": "Sell more",
        "end_goal": "growth",
    }
