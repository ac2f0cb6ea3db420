"""The pages of classes: what they show, what they change, and what they refuse."""

from datetime import timedelta

import pytest

from classification import actions, assessing
from classification.models import Assessment, Override, PolicyVersion, Strategy
from classification.policies import in_force, policy_of
from classification.policy import Policy
from classification.what_if import what_if
from exhibitors.models import Exhibitor
from foundation import work
from foundation.database import db
from staff.models import Role
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import JudgedComplaintFactory, ResponseFactory, came, editions

THRESHOLDS = {
    "overdue_minor": 500,
    "overdue_days": 60,
    "conduct_points": 10,
    "negative_editions": 2,
    "strategic_share": 30,
    "strategic_quality": 50,
    "key_share": 60,
    "margin": 10,
    "quality_margin": 5,
    "lapsed_after": 1,
    "lost_after": 3,
    "hourly_rate_minor": 45,
}


@pytest.fixture
def portfolio(app):
    """Ten exhibitors of rising worth, assessed today; the richest is fond of us, the poorest complains."""
    held = editions(2, last=assessing.today() - timedelta(days=20))
    everybody = [ExhibitorFactory() for _ in range(10)]
    for worth, exhibitor in enumerate(everybody, 1):
        came(exhibitor, *held, price_minor=worth * 100_000)
    ResponseFactory(exhibitor=everybody[-1], relationship_quality=90)
    JudgedComplaintFactory(exhibitor=everybody[0], edition=held[-1])
    assessing.assess_all()
    db.session.commit()
    return everybody


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
    assert "is in the top share" in page
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


def test_what_if_shows_moves_and_changes_nothing(portfolio, sign_in):
    page = sign_in(Role.MANAGER).get("/classes/policy", query_string=THRESHOLDS).text
    assert "exhibitors would change their class" in page
    assert db.session.query(PolicyVersion).count() == 1


def test_what_if_is_what_assessing_then_does(portfolio, sign_in):
    browser = sign_in(Role.MANAGER)
    browser.post("/classes/policy", data=THRESHOLDS | {"reason": "Wider alliance", "margin": 0})
    said = what_if(policy_of(in_force(assessing.today())))
    counts = [class_of(one) for one in portfolio]
    assert (said.moving, said.to("key"), said.to("strategic")) == (0, counts.count("key"), 1)
    assert counts.count("key") == 5


def test_what_if_before_saving_tells_the_moves_of_the_save(portfolio, sign_in):
    before = [class_of(one) for one in portfolio]
    said = what_if(Policy(strategic_share=0.3, strategic_quality=50, key_share=0.6))
    sign_in(Role.MANAGER).post("/classes/policy", data=THRESHOLDS | {"reason": "Wider alliance"})
    after = [class_of(one) for one in portfolio]
    moved = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert (said.moving, {pair for pair in said.cells if pair[0] != pair[1]}) == (len(moved), set(moved))
    assert moved


@pytest.mark.parametrize(
    "wrong",
    [
        {"strategic_share": 70},
        {"strategic_share": 0},
        {"key_share": 120},
        {"margin": "nan"},
        {"lost_after": 1},
        {"overdue_days": "soon"},
        {"strategic_quality": ""},
        {"hourly_rate_minor": "1e400"},
    ],
)
def test_thresholds_that_contradict_are_refused(portfolio, sign_in, wrong):
    browser = sign_in(Role.MANAGER)
    assert browser.get("/classes/policy", query_string=THRESHOLDS | wrong).status_code == 422
    answer = browser.post("/classes/policy", data=THRESHOLDS | wrong | {"reason": "x"})
    assert (answer.status_code, db.session.query(PolicyVersion).count()) == (422, 1)


def test_a_policy_needs_a_reason(portfolio, sign_in):
    answer = sign_in(Role.MANAGER).post("/classes/policy", data=THRESHOLDS)
    assert (answer.status_code, "exhibitors would change their class" in answer.text) == (422, True)


def test_staff_read_the_policy(portfolio, sign_in):
    page = sign_in(Role.STAFF).get("/classes/policy", query_string=THRESHOLDS)
    assert (page.status_code, "Show who would move" in page.text) == (200, False)


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
