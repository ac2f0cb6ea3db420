"""Behind its link an exhibitor says its goals itself: no sign-in or script, nothing twice or over others."""

from pathlib import Path

import pytest

from exhibitors.participation import Participation
from foundation import clock
from foundation.database import db
from goals import links
from goals.models import Goal
from goals.sheet import GoalSheet
from tests.factories.aims import GoalFactory
from tests.factories.companies import ContactFactory
from tests.forms_of_pages import form_of

GOALS = {
    "new-sales-title": "Meet buyers",
    "new-sales-weight": "70",
    "new-sales-target_number": "40",
    "new-sales-target_unit": "talks",
    "new-image-title": "Launch KX",
    "new-image-weight": "30",
    "go": "next",
}


@pytest.fixture
def link(exhibitor):
    participation = db.session.query(Participation).one()
    link = links.renew(participation, ContactFactory(exhibitor=exhibitor))
    db.session.commit()
    return link


@pytest.fixture
def say(client, link):
    """Open a page of the link, fill it in and send it."""

    def send(page, **said):
        address = f"/g/{link.token}?page={page}"
        stamp = form_of(client.get(address).text, "stamp").get("stamp", "")
        return client.post(address, data={"stamp": stamp, **said})

    return send


def stored():
    return sorted((goal.title, goal.weight) for goal in db.session.query(Goal))


def test_it_shares_out_points_climbs_the_ladders_and_says_the_rest(client, link, say):
    assert say(1, **GOALS).location.endswith("page=2")
    sales, image = (goal.id for goal in db.session.query(Goal).order_by(Goal.weight.desc()))
    assert say(2, go="next", **{f"g{sales}": "A quiet room", f"g{image}": ""}).location.endswith("page=3")
    asked = client.get(f"/g/{link.token}?page=3").text
    assert (f'name="g{sales}"' in asked, f'name="g{image}"' in asked) == (True, False)
    assert say(3, go="next", **{f"g{sales}": "Longer talks"}).location.endswith("page=4")
    assert say(4, go="next", **{f"g{sales}": "Bigger orders"}).location.endswith("page=5")
    assert say(5, go="next", failure="No visitors", budget_minor="20 000").location.endswith("/thanks")
    goal, sheet = db.session.get(Goal, sales), db.session.query(GoalSheet).one()
    assert (goal.attribute, goal.consequence, goal.end_goal) == (
        "A quiet room",
        "Longer talks",
        "Bigger orders",
    )
    assert (sheet.failure, sheet.budget_minor, sheet.contact_id) == (
        "No visitors",
        2_000_000,
        link.contact_id,
    )


def test_a_ladder_ends_where_an_answer_repeats(link, say):
    say(1, **GOALS)
    for goal in db.session.query(Goal):
        goal.attribute = "A quiet room"
    db.session.commit()
    answers = {f"g{goal.id}": " a QUIET room. " for goal in db.session.query(Goal)}
    assert say(3, go="next", **answers).location.endswith("page=5")
    assert {(goal.ladder.ends_at, goal.consequence_phrase_id) for goal in db.session.query(Goal)} == {
        ("consequence", None)
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"new-sales-weight": "60"},
        {"new-sales-weight": "-5"},
        {"new-sales-title": "x" * 300},
        {"new-sales-title": ""},
        {"new-sales-target_number": "-40"},
        {"new-sales-target_unit": "?!"},
        {"new-sales-target_unit": ""},
    ],
)
def test_nonsense_is_refused_with_what_was_typed_and_nothing_saved(say, changes):
    answer = say(1, **(GOALS | changes))
    assert (answer.status_code, "Launch KX" in answer.text, stored()) == (422, True, [])


@pytest.mark.parametrize(
    "points, ranks, go, dealt",
    [(("", ""), ("2", "1"), "next", (33, 67)), (("60", "20"), ("", ""), "deal", (75, 25))],
)
def test_ranks_or_other_sums_become_a_hundred_points(say, points, ranks, go, dealt):
    said = {f"new-{word}-weight": n for word, n in zip(("sales", "image"), points, strict=True)}
    said |= {f"new-{word}-rank": n for word, n in zip(("sales", "image"), ranks, strict=True)}
    assert say(1, **(GOALS | said | {"go": go})).status_code == 303
    assert stored() == [("Launch KX", dealt[1]), ("Meet buyers", dealt[0])]


@pytest.mark.parametrize("budget", ["-1", "much", "1e30"])
def test_a_budget_of_nonsense_is_refused(say, budget):
    assert say(5, go="next", budget_minor=budget).status_code == 422
    assert db.session.query(GoalSheet).count() == 0


def test_a_page_sent_twice_is_saved_once(client, link):
    stamp = form_of(client.get(f"/g/{link.token}").text, "stamp")["stamp"]
    first = client.post(f"/g/{link.token}?page=1", data=GOALS | {"stamp": stamp})
    second = client.post(f"/g/{link.token}?page=1", data=GOALS | {"stamp": stamp})
    assert (first.status_code, second.status_code) == (303, 303)
    assert stored() == [("Launch KX", 30), ("Meet buyers", 70)]


def test_what_staff_changed_meanwhile_is_not_overwritten(client, link, exhibitor, coming):
    goal = GoalFactory(exhibitor=exhibitor, edition=coming, title="Meet buyers", weight=100)
    db.session.commit()
    address, prefix = f"/g/{link.token}?page=1", f"g{goal.id}-"
    stamp = form_of(client.get(address).text, "stamp")["stamp"]
    goal.title = "Meet forty buyers"
    db.session.commit()
    said = {f"{prefix}title": "Meet nobody", f"{prefix}weight": "100", "go": "next", "stamp": stamp}
    answer = client.post(address, data=said)
    assert (answer.status_code, "Meet nobody" in answer.text, "Meet forty buyers" in answer.text) == (
        409,
        True,
        True,
    )
    assert stored() == [("Meet forty buyers", 100)]


@pytest.mark.parametrize("how", ["revoked", "cancelled", "edition", "renewed"])
def test_a_link_ends(client, link, how):
    address = f"/g/{link.token}"
    if how == "revoked":
        links.revoke(link)
    elif how == "cancelled":
        link.participation.status = "cancelled"
    elif how == "edition":
        link.participation.edition.ends_on = clock.today().replace(year=2026)
        link.participation.edition.starts_on = clock.today().replace(year=2026)
    else:
        links.renew(link.participation, link.contact)
    db.session.commit()
    assert client.get(address).status_code == client.post(address, data=GOALS).status_code
    assert (client.get(address).status_code, stored()) == (404 if how == "renewed" else 410, [])


def test_goals_of_last_time_are_a_start(client, link, exhibitor, past):
    GoalFactory(exhibitor=exhibitor, edition=past, title="Meet buyers", reached=6)
    db.session.commit()
    assert "reached 6 of 7" in client.get(f"/g/{link.token}").text
    client.post(f"/g/{link.token}", data={"copy": "1"})
    assert [goal.reached for goal in db.session.query(Goal).order_by(Goal.id)] == [6, None]


def test_a_page_with_its_styles_is_small_and_has_no_script(client, link):
    page = client.get(f"/g/{link.token}").text
    styles = sum(Path("static", name).stat().st_size for name in ("survey.css", "goals_link.css"))
    assert len(page.encode()) + styles < 40_000
    assert "<script" not in page
