"""The pages of classes: what they show, what they change, and what they refuse."""

from datetime import timedelta

import pytest

from classification import actions, assessing
from classification.models import Assessment, Override, Strategy
from exhibitors.models import Exhibitor
from foundation import work
from foundation.database import db
from staff.models import Role
from tests.factories.judged import came, editions


def class_of(exhibitor):
    return db.session.get(Exhibitor, exhibitor.id, populate_existing=True).relationship_class


def by_hand(days=30, **values):
    ends_on = (assessing.today() + timedelta(days=days)).isoformat()
    return {"relationship_class": "strategic", "reason": "Joint plan", "ends_on": ends_on} | values


def test_the_overview_shows_classes_and_alerts(portfolio, sign_in):
    page = sign_in(Role.STAFF).get("/classes/").text
    assert "Strategic" in page
    assert "an open complaint" in page
    assert "Assess now" not in page


def test_before_the_first_assessment_the_overview_says_what_to_do(app, sign_in):
    assert "Nobody is assessed yet" in sign_in(Role.MANAGER).get("/classes/").text


def test_a_manager_assesses_everybody_now(portfolio, sign_in):
    came(portfolio[0], *editions(1, last=assessing.today()), price_minor=9_000_000)
    assert sign_in(Role.MANAGER).post("/classes/assess").status_code == 302
    assert class_of(portfolio[0]) == "key"


def test_a_large_portfolio_is_assessed_as_a_job(portfolio, sign_in, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 3)
    browser = sign_in(Role.MANAGER)
    browser.post("/classes/assess")
    browser.post("/classes/assess")
    assert "Everybody is being assessed" in browser.get("/classes/progress").text
    assert work.run_all() == 1
    assert "Everybody is assessed" in browser.get("/classes/progress").text


def test_the_page_of_an_exhibitor_says_why_and_what_would_move_it_up(portfolio, sign_in):
    page = sign_in(Role.STAFF).get(f"/classes/exhibitors/{portfolio[-2].id}").text
    assert "the top begins at" in page
    assert "not known yet: ask" in page
    assert "Left out of the value: too little history" in page


def test_a_class_set_by_hand_holds_at_once(portfolio, sign_in):
    answer = sign_in(Role.MANAGER).post(f"/classes/exhibitors/{portfolio[0].id}/override", data=by_hand())
    assert (answer.status_code, class_of(portfolio[0])) == (302, "strategic")
    last = db.session.query(Assessment).filter_by(exhibitor_id=portfolio[0].id).all()[-1]
    assert (last.rule, last.override.reason) == ("override", "Joint plan")


@pytest.mark.parametrize(
    "wrong",
    [{"days": -1}, {"days": 0}, {"days": 800}, {"reason": ""}, {"relationship_class": "gold"}],
    ids=["past", "today", "too far", "no reason", "no such class"],
)
def test_a_class_set_by_hand_needs_a_reason_and_a_possible_end(portfolio, sign_in, wrong):
    address = f"/classes/exhibitors/{portfolio[0].id}/override"
    answer = sign_in(Role.MANAGER).post(address, data=by_hand(**wrong))
    assert (answer.status_code, db.session.query(Override).count()) == (422, 0)


def test_an_override_ended_now_lets_the_rules_decide(portfolio, sign_in):
    browser = sign_in(Role.MANAGER)
    browser.post(f"/classes/exhibitors/{portfolio[0].id}/override", data=by_hand())
    number = db.session.query(Override).one().id
    browser.post(f"/classes/overrides/{number}/end")
    assert class_of(portfolio[0]) == "transactional"


def test_staff_cannot_set_a_class(portfolio, sign_in):
    answer = sign_in(Role.STAFF).post(f"/classes/exhibitors/{portfolio[0].id}/override", data=by_hand())
    assert (answer.status_code, class_of(portfolio[0])) == (403, "transactional")


def test_the_upgrade_list_has_the_smallest_step_first(portfolio, sign_in):
    page = sign_in(Role.STAFF).get("/classes/upgrades?class=transactional").text
    assert page.index(portfolio[6].name) < page.index(portfolio[2].name)
    assert portfolio[8].name not in page


def test_the_upgrade_list_is_exported(portfolio, sign_in):
    portfolio[6].name = "=cmd()"
    db.session.commit()
    lines = sign_in(Role.ORGANISER).get("/classes/upgrades.csv").text.splitlines()
    assert any(line.startswith("'=cmd()") for line in lines)
    assert len(lines) > 8


def test_a_manager_changes_a_strategy(app, sign_in):
    data = {"text_en": "Ask first.", "text_zh_cn": "", "hours_per_edition": 12.5, "contact_every_days": ""}
    sign_in(Role.MANAGER).post("/classes/strategies/key", data=data)
    stored = db.session.query(Strategy).one()
    assert (stored.text, stored.hours_per_edition, stored.contact_every_days) == (
        {"en": "Ask first."},
        12.5,
        None,
    )


def test_a_strategy_with_impossible_hours_is_refused(app, sign_in):
    data = {"text_en": "Ask first.", "hours_per_edition": "-1"}
    assert sign_in(Role.MANAGER).post("/classes/strategies/key", data=data).status_code == 422


def test_there_is_no_strategy_of_an_unknown_class(app, sign_in):
    assert sign_in(Role.MANAGER).get("/classes/strategies/gold").status_code == 404
