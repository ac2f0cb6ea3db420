"""Who may see what is stated in one matrix that names every route; what is held is handed out and erased."""

import json

import pytest

from foundation.access import permission_of
from foundation.database import db
from scoring.models import StaffReport
from scoring.privacy import MATRIX, AppealOpen, erase
from scoring.remark import ScoreRemark
from staff.models import Role
from staff.roles import allowed
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory


def test_the_matrix_names_every_route_of_the_room_once(app):
    routes = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("scoring.")}
    named = [f"scoring.{endpoint}" for sight in MATRIX for endpoint in sight.endpoints]
    assert sorted(named) == sorted(routes)


@pytest.mark.parametrize("sight", MATRIX, ids=lambda sight: sight.endpoints[0])
def test_the_matrix_says_what_the_routes_do(app, sight):
    for endpoint in sight.endpoints:
        permission = permission_of(app, f"scoring.{endpoint}")
        assert {role for role in Role if allowed(role, permission)} == set(sight.roles)


@pytest.fixture
def lena(app):
    person, edition = PersonFactory(name="Lena"), EditionFactory()
    figures = {
        "members": [{"person_id": person.id, "name": "Lena", "team": "A"}, {"person_id": 0, "name": "Jo"}]
    }
    db.session.add(StaffReport(edition=edition, about=0, period="2026-10", figures=figures))
    db.session.add(
        StaffReport(edition=edition, about=person.id, person=person, period="2026-10", figures={"a": 1})
    )
    db.session.add(ScoreRemark(person=person, edition=edition, figure="score", kind="appeal", text="Why?"))
    db.session.commit()
    return person


def test_a_person_saves_what_is_held_and_nothing_of_others(sign_in, lena):
    held = json.loads(sign_in(lena).get("/scores/mine/data.json").data)
    assert [row["figures"] for row in held["staff_report"]] == [{"a": 1}]
    assert held["score_remark"][0]["text"] == "Why?"
    other = json.loads(sign_in("staff").get("/scores/mine/data.json").data)
    assert not any(other.values())


def test_nothing_is_erased_while_an_appeal_waits(sign_in, lena):
    with pytest.raises(AppealOpen):
        erase(lena.id)
    answer = sign_in("manager").post(f"/scores/people/{lena.id}/erase", data={"sure": "1"})
    assert answer.status_code == 409


def test_erasing_leaves_the_teams_figures_without_the_name(sign_in, lena):
    db.session.query(ScoreRemark).one().settle(PersonFactory(), "kept", "It stands")
    db.session.commit()
    browser = sign_in("manager")
    assert browser.post(f"/scores/people/{lena.id}/erase").status_code == 422
    assert browser.post(f"/scores/people/{lena.id}/erase", data={"sure": "1"}).status_code == 302
    report = db.session.query(StaffReport).one()
    assert [member["name"] for member in report.figures["members"]] == ["–", "Jo"]


def test_nobody_erases_their_own(sign_in, app):
    manager = PersonFactory(role=Role.MANAGER)
    db.session.commit()
    assert sign_in(manager).post(f"/scores/people/{manager.id}/erase", data={"sure": "1"}).status_code == 409
