"""Who sees whose score, and what the pages say where there is little to say."""

import pytest

from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory


@pytest.fixture
def edition(app):
    return EditionFactory()


def test_the_team_page_says_how_many_exhibitors_are_missing(sign_in, edition):
    rate(surveyed(edition), PersonFactory(), [4, 5, 3])
    assert "no score yet: 3 of 5 exhibitors" in sign_in("manager").get("/scores/").text


def test_the_team_page_is_sorted_by_name_and_has_no_places(sign_in, edition):
    survey = surveyed(edition)
    for name, answers in (("Zoe", [5] * 9), ("Abel", [1, 2] * 5), ("Mia", [3, 4] * 5)):
        rate(survey, PersonFactory(name=name), answers)
    text = sign_in("manager").get("/scores/").text
    assert text.index("Abel") < text.index("Mia") < text.index("Zoe")
    assert "Rank" not in text


@pytest.mark.parametrize("sort", ["score", "-score", "exhibitors", "composite", "-name", "nonsense"])
def test_the_team_page_sorts_people_without_a_score_too(sign_in, edition, sort):
    survey = surveyed(edition)
    rate(survey, PersonFactory(), [5, 4, 3, 4, 5])
    rate(survey, PersonFactory(), [5])
    assert sign_in("manager").get(f"/scores/?sort={sort}").status_code == 200


def test_staff_see_their_own_score_and_nobody_elses(sign_in, edition):
    lena, other = PersonFactory(name="Lena"), PersonFactory(name="Jonas Berg")
    survey = surveyed(edition)
    for person in (lena, other):
        rate(survey, person, [5, 4, 3, 4, 5])
    browser = sign_in(lena)
    mine = browser.get("/scores/mine")
    assert (mine.status_code, "Jonas Berg" in mine.text) == (200, False)
    for path in (
        f"/scores/people/{other.id}",
        f"/scores/people/{other.id}.pdf",
        "/scores/",
        "/scores/team.pdf",
    ):
        assert browser.get(path).status_code == 403


def test_a_person_without_exhibitors_has_a_page(sign_in, edition):
    text = sign_in("staff").get("/scores/mine").text
    assert "No exhibitor has answered the questions about this person yet." in text


def test_exhibitors_are_not_named(sign_in, edition):
    lena = PersonFactory(name="Lena")
    rate(surveyed(edition), lena, [5, 4, 3, 4, 5], name="Kessler Antriebe")
    assert "Kessler" not in sign_in("manager").get(f"/scores/people/{lena.id}").text


@pytest.mark.parametrize("path", ["/scores/", "/scores/mine", "/scores/reports", "/scores/weights"])
def test_without_any_event_the_pages_still_open(sign_in, path):
    assert sign_in("manager").get(path).status_code == 200


def test_a_chart_is_on_the_page_drawn_and_as_its_specification(sign_in, edition):
    rate(surveyed(edition), PersonFactory(name="Lena"), [5, 4, 3, 4, 5])
    text = sign_in("manager").get("/scores/").text
    assert "data-chart=" in text
    assert "<title>Scores, each with the interval" in text


def test_another_edition_is_chosen_on_the_same_page(sign_in, app):
    edition = EditionFactory()
    assert f'href="/scores/teams?edition={edition.id}"' in sign_in("manager").get("/scores/teams").text
    record = sign_in("manager").get(f"/events/editions/{edition.id}/edit").text
    assert f'href="/?edition={edition.id}"' in record


def test_whoever_reads_only_its_own_score_is_told_who_reads_the_teams(sign_in, app):
    EditionFactory()
    assert "read by managers and administrators alone" in sign_in("organiser").get("/scores/mine").text
    assert "read by managers and administrators alone" not in sign_in("manager").get("/scores/mine").text
