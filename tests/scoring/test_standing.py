"""Standing gathers what exhibitors said about people, once for each exhibitor."""

import json

import pytest

from scoring import opening
from scoring.opening import individuals
from scoring.sheets import as_bytes, frozen, individual, team
from scoring.standing import Standing
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory, ShowFactory


@pytest.fixture
def edition(app):
    return EditionFactory(show=ShowFactory())


def one(standing, name):
    return next(member for member in standing.members() if member.name == name)


def test_a_mean_of_answers_is_points_from_0_to_100(edition):
    rate(surveyed(edition), PersonFactory(name="Lena"), [1, 5, 5, 5, 4])
    assert one(Standing(edition), "Lena").raw_mean == pytest.approx((0 + 100 * 3 + 75) / 5)


def test_below_the_minimum_base_there_is_no_score_and_no_composite(edition):
    rate(surveyed(edition), PersonFactory(name="Lena"), [4, 5, 3])
    member = one(Standing(edition), "Lena")
    assert (member.score, member.composite, member.exhibitors) == (None, None, 3)


def test_everybody_giving_the_same_answer_is_no_error(edition):
    for name in ("Lena", "Jonas"):
        rate(surveyed(edition), PersonFactory(name=name), [4] * 6)
    assert one(Standing(edition), "Lena").score == pytest.approx(75)


def test_an_edition_without_answers_has_nobody(edition):
    assert Standing(edition).members() == ()


def test_a_hard_class_is_taken_out(edition):
    survey, easy, hard = surveyed(edition), PersonFactory(name="Easy"), PersonFactory(name="Hard")
    for person, many, few in ((easy, "key", "risk"), (hard, "risk", "key")):
        for which, answers in ((many, (3, 4) * 4), (few, (3, 4))):
            lower = 1 if which == "risk" else 0
            rate(survey, person, [answer - lower for answer in answers], relationship_class=which)
    standing = Standing(edition)
    assert one(standing, "Easy").raw_mean > one(standing, "Hard").raw_mean + 10
    assert one(standing, "Easy").adjusted_mean == pytest.approx(one(standing, "Hard").adjusted_mean, abs=1)


def test_an_earlier_edition_counts_only_when_asked_for(edition):
    earlier = EditionFactory(show=edition.show, starts_on=edition.starts_on.replace(year=2001))
    lena = PersonFactory(name="Lena")
    rate(surveyed(earlier), lena, [5] * 5)
    rate(surveyed(edition), lena, [3] * 6)
    counts = {span: one(Standing(edition, span), "Lena").exhibitors for span in ("this", "two", "all")}
    assert counts == {"this": 6, "two": 11, "all": 11}


def test_another_show_does_not_count(edition):
    rate(surveyed(EditionFactory()), PersonFactory(), [5] * 5)
    assert Standing(edition, "all").members() == ()


def test_what_single_exhibitors_said_is_hidden_below_the_base(edition):
    lena = PersonFactory(name="Lena")
    rate(surveyed(edition), lena, [5, 1, 3, 4])
    shown = individuals(Standing(edition), [lena])[0]
    assert (shown.spread, shown.mix) == ((), ())
    assert {item.mean for item in shown.items} == {None}


def test_the_spread_counts_exhibitors_by_fifths(edition):
    lena = PersonFactory(name="Lena")
    rate(surveyed(edition), lena, [1, 2, 3, 4, 5, 5])
    assert individuals(Standing(edition), [lena])[0].spread == (1, 1, 1, 1, 2)


def test_the_trend_has_a_point_for_each_edition(edition):
    earlier = EditionFactory(show=edition.show, starts_on=edition.starts_on.replace(year=2001))
    lena = PersonFactory(name="Lena")
    for one_edition, answers in ((earlier, [3, 2, 3, 4, 3]), (edition, [5, 4])):
        rate(surveyed(one_edition), lena, answers)
    trend = individuals(Standing(edition), [lena])[0].trend
    assert [(point.edition, point.exhibitors) for point in trend] == [(earlier.name, 5), (edition.name, 2)]


def test_frozen_figures_come_back_as_they_were(edition):
    lena = PersonFactory(name="Lena")
    rate(surveyed(edition), lena, [3, 4, 5, 4, 3], relationship_class="key")
    standing = Standing(edition)
    whole, shown = opening.team(standing), individuals(standing, [lena])[0]
    assert team(json.loads(as_bytes(frozen(whole)))) == whole
    assert individual(json.loads(as_bytes(frozen(shown)))) == shown
