"""The list of an edition's exhibitors: what state their goals are in, narrowed by the address."""

import pytest

from tests.factories.aims import GoalFactory
from tests.factories.companies import ParticipationFactory
from tests.factories.people import PersonSkillFactory, SkillFactory


@pytest.fixture
def cast(coming):
    """Five exhibitors, each with another thing to work on."""
    names = ("None AG", "Open AG", "Light AG", "Alone AG", "Whole AG")
    rows = {n: ParticipationFactory(edition=coming, exhibitor__name=n, exhibitor__name_key=n.lower(),
            exhibitor__search_text=n.lower(), status="contracted").exhibitor for n in names}  # fmt: skip
    GoalFactory(exhibitor=rows["Open AG"], edition=coming, end_goal=None)
    GoalFactory(exhibitor=rows["Light AG"], edition=coming, weight=40, dimension="image")
    GoalFactory(exhibitor=rows["Alone AG"], edition=coming, skills=[SkillFactory(name="Welding")])
    held = PersonSkillFactory(skill__name="Polish")
    rows["Whole AG"].owner = held.person
    GoalFactory(exhibitor=rows["Whole AG"], edition=coming, skills=[held.skill])
    return rows


def listed(sign_in, edition, query):
    page = sign_in("staff").get(f"/goals/?edition={edition.id}&{query}").text
    return {
        name for name in ("None AG", "Open AG", "Light AG", "Alone AG", "Whole AG") if f">{name}</a>" in page
    }


@pytest.mark.parametrize(
    "query, names",
    [
        ("", {"None AG", "Open AG", "Light AG", "Alone AG", "Whole AG"}),
        ("show=without", {"None AG"}),
        ("show=ladder", {"Open AG"}),
        ("show=weights", {"Light AG"}),
        ("show=unserved", {"Alone AG"}),
        ("show=unnamed", {"Open AG", "Light AG"}),
        ("dimension=image", {"Light AG"}),
        ("class=key", set()),
        ("q=whole", {"Whole AG"}),
        ("q=%25", set()),
        ("owner=x&show=y&sort=z", {"None AG", "Open AG", "Light AG", "Alone AG", "Whole AG"}),
    ],
)
def test_the_address_narrows_the_list(sign_in, coming, cast, query, names):
    assert listed(sign_in, coming, query) == names


def test_the_list_of_what_nobody_can_serve_names_the_skill(sign_in, coming, cast):
    assert "✕ Welding" in sign_in("staff").get(f"/goals/?edition={coming.id}&show=unserved").text


def test_an_empty_work_list_says_that_it_is_done(sign_in, coming, cast):
    page = sign_in("staff").get(f"/goals/?edition={coming.id}&show=silent").text
    assert "Everybody who was asked by mail has answered." in page


def test_an_owner_sees_their_own(sign_in, coming, cast):
    assert listed(sign_in, coming, f"owner={cast['Whole AG'].owner_id}") == {"Whole AG"}


def test_who_cancelled_is_not_asked(sign_in, coming):
    gone = ParticipationFactory(edition=coming, status="cancelled").exhibitor
    ParticipationFactory(edition=coming, status="reserved")
    assert gone.name not in sign_in("staff").get(f"/goals/?edition={coming.id}").text


def test_the_list_sorts_by_goals_and_pages(sign_in, coming, monkeypatch):
    for _each in range(60):
        ParticipationFactory(edition=coming)
    browser = sign_in("staff")
    first = browser.get(f"/goals/?edition={coming.id}&sort=-goals").text
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert browser.get(following).text.count("<tr>") == 11


def test_the_export_holds_the_same_list_with_formulas_as_text(sign_in, coming):
    ParticipationFactory(edition=coming, exhibitor__name="=cmd()")
    file = sign_in("organiser").get(f"/goals/export?edition={coming.id}")
    assert "'=cmd()" in file.text
    assert file.headers["Content-Disposition"] == "attachment; filename=goals.csv"


def test_without_an_event_the_page_says_what_to_do(sign_in, app):
    assert "Add a show" in sign_in("staff").get("/goals/").text


def test_a_damaged_page_link_is_refused(sign_in, coming):
    ParticipationFactory(edition=coming)
    assert sign_in("staff").get(f"/goals/?edition={coming.id}&after=xx").status_code == 400
