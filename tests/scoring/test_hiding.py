import pytest

from scoring.hiding import editions_told, told
from scoring.opening import individuals
from scoring.standing import Standing
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([8, 7, 9], (0, 1, 2)),
        ([8, 7, 3], (0, 1)),
        ([8, 3, 7], (0, 1, 2)),
        ([3, 3, 8], (0, 1, 2)),
        ([8, 3, 3, 3], (0, 1, 2)),
        ([3], ()),
        ([8, 0], (0, 1)),
        ([0, 8], (0, 1)),
    ],
)
def test_a_small_edition_waits_for_others(counts, expected):
    assert told(counts, 5) == expected


def test_where_nothing_is_shown_everything_counts_as_before():
    assert editions_told({1: 2, 2: 1}, [2, 1], 5) == {1, 2}


def test_a_total_less_the_editions_shown_singly_tells_nothing_of_a_third(app):
    newest, lena = EditionFactory(), PersonFactory(name="Lena")
    earlier = [
        EditionFactory(show=newest.show, starts_on=newest.starts_on.replace(year=y)) for y in (2001, 2002)
    ]
    for edition, answers in ((earlier[0], [4] * 6), (earlier[1], [3] * 6), (newest, [1, 1])):
        rate(surveyed(edition), lena, answers)
    standing = Standing(newest, "all")
    member = standing.members()[0]
    assert (member.exhibitors, member.raw_mean) == (12, pytest.approx(62.5))
    assert {item.n for item in individuals(standing, [lena])[0].items} == {12}
