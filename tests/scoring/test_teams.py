"""Teams side by side, and whom to coach about what."""

import pytest

from scoring.coaching import behind, part_means
from scoring.figures import Member, Part, Point
from scoring.teams import WIDTH, error, teams
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory


def member(number, team, score, half=WIDTH):
    low, high = (None, None) if score is None else (score - half, score + half)
    return Member(number, f"P{number}", team, 9, score=score, low=low, high=high)


def test_a_mean_of_a_team_is_as_sure_as_its_peoples_scores():
    assert error(member(1, "A", 60)) == pytest.approx(1)
    line = teams([member(1, "A", 60), member(2, "A", 70)], {})[0]
    assert (line.mean, line.high - line.mean) == (65, pytest.approx(WIDTH * 2**0.5 / 2))


@pytest.mark.parametrize(("score", "luck"), [(61.0, True), (66.0, False)])
def test_teams_differ_by_more_than_luck_or_not(score, luck):
    people = [member(number, team, 60.0 if team == "B" else score) for number, team in enumerate("AABB")]
    line = teams(people, {})[0]
    assert (line.away, line.luck) == (score - 60, luck)


def test_a_team_without_scores_and_people_without_a_team_are_lines_too():
    none, lonely = teams([member(1, None, None), member(2, "B", 60)], {})
    assert (none.name, none.mean, none.people) == ("", None, 1)
    assert (lonely.away, lonely.luck) == (None, None)


def test_the_course_is_the_mean_of_who_had_a_score():
    points = {
        1: (Point("Fair 2025", "2025-05-01", 9, 60, 55, 65), Point("Fair 2026", "2026-05-01", 9, 70, 65, 75)),
        2: (Point("Fair 2026", "2026-05-01", 2, None, None, None),),
    }
    line = teams([member(1, "A", 70), member(2, "A", None)], points)[0]
    assert [(step.edition, step.mean, step.people) for step in line.course] == [
        ("Fair 2025", 60, 1),
        ("Fair 2026", 70, 1),
    ]


def test_parts_are_behind_everybodys_mean():
    low, high = (
        Member(n, "", None, 0, parts={"training_done": Part(value, 4)})
        for n, value in enumerate((40.0, 100.0))
    )
    usual = part_means([low, high])
    assert (list(behind(low, usual)), list(behind(high, usual))) == ([("training_done", 30)], [])


def test_managers_alone_read_the_page_of_teams(sign_in, app):
    survey = surveyed(EditionFactory())
    for team, answers in (("Food", [5, 4, 5, 5, 4]), ("Halls", [3, 2, 3, 4, 2])):
        rate(survey, PersonFactory(team=team), answers)
    text = sign_in("manager").get("/scores/teams").text
    assert "Calibration between teams" in text
    assert "points below the others" in text
    assert sign_in("staff").get("/scores/teams").status_code == 403
