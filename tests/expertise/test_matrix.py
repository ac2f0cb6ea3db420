"""People against skills: levels, proofs, filters."""

from datetime import timedelta

import pytest

from foundation import clock
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory


@pytest.fixture
def ada(app):
    """Ada speaks Polish, proven for another month."""
    soon = clock.today() + timedelta(days=30)
    held = PersonSkillFactory(
        person__name="Ada Lovelace",
        person__team="Halls",
        skill__name="Polish",
        skill__kind="language",
        level=4,
        expires_on=soon,
    )
    PersonFactory(name="Bo Berg")
    return held.person


def people(page):
    return {name for name in ("Ada Lovelace", "Bo Berg") if f">{name}</a><small>" in page.text}


def test_the_matrix_says_level_and_expiry_in_words(sign_in, ada):
    page = sign_in("staff").get("/expertise/").text
    assert 'aria-label="level 4 of 4"' in page
    assert 'role="img" aria-label="until ' in page


@pytest.mark.parametrize(
    "query, found",
    [
        ("", {"Ada Lovelace", "Bo Berg"}),
        ("q=LOVE", {"Ada Lovelace"}),
        ("q=%25", set()),
        ("team=Halls", {"Ada Lovelace"}),
        ("show=expiring", {"Ada Lovelace"}),
        ("skill=x", {"Ada Lovelace", "Bo Berg"}),
        ("skill=999999", set()),
    ],
)
def test_the_address_narrows_the_people(sign_in, ada, query, found):
    assert people(sign_in("staff").get(f"/expertise/?{query}")) == found


def test_a_kind_narrows_the_skills(sign_in, ada):
    SkillFactory(name="Welding", kind="technical")
    page = sign_in("staff").get("/expertise/?kind=technical").text
    assert '<th scope="col">Welding' in page
    assert '<th scope="col">Polish' not in page


def test_who_left_is_not_in_the_matrix(sign_in, ada):
    ada.active = False
    assert people(sign_in("staff").get("/expertise/")) == {"Bo Berg"}


def test_without_skills_the_page_says_what_to_do(sign_in, app):
    assert "Add the first skill" in sign_in("organiser").get("/expertise/").text
