"""The composite's weights sum to 100, show what they move, and are kept as versions."""

import pytest

from foundation.database import db
from scoring.models import ScoreWeights
from scoring.queries import current_points
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory

POINTS = {
    "satisfaction": 60,
    "complaints_in_time": 10,
    "recovery_satisfaction": 10,
    "promised_on_time": 10,
    "training_done": 10,
    "not_reopened": 0,
    "goals_reached": 0,
    "retention": 0,
    "upgrades": 0,
    "skills_needed": 0,
}
FORM = POINTS | {"reason": "Exhibitors first", "version": 0}


def test_new_weights_apply_and_the_old_version_stays(sign_in):
    browser = sign_in("manager")
    assert browser.post("/scores/weights", data=FORM).status_code == 302
    newest = db.session.query(ScoreWeights).one()
    again = FORM | {"satisfaction": 50, "training_done": 20, "version": newest.id}
    assert browser.post("/scores/weights", data=again).status_code == 302
    assert db.session.query(ScoreWeights).count() == 2
    assert current_points()["satisfaction"] == 50


@pytest.mark.parametrize(
    "wrong", [{"satisfaction": 61}, {"satisfaction": -10}, {"satisfaction": "x"}, {"reason": ""}]
)
def test_weights_that_do_not_share_out_a_hundred_are_refused(sign_in, wrong):
    answer = sign_in("manager").post("/scores/weights", data=FORM | wrong)
    assert answer.status_code == 422
    assert db.session.query(ScoreWeights).count() == 0


def test_trying_weights_shows_what_they_move_and_saves_nothing(sign_in):
    edition = EditionFactory()
    lena = PersonFactory(name="Lena")
    rate(surveyed(edition), lena, [3, 4, 5, 4, 3])
    browser = sign_in("manager")
    answer = browser.post("/scores/weights", data=FORM | {"action": "try"}, follow_redirects=True)
    assert "What this moves" in answer.text
    assert "Lena" in answer.text
    assert "Save these weights" in answer.text
    assert db.session.query(ScoreWeights).count() == 0


def test_weights_saved_by_somebody_else_meanwhile_are_not_overwritten(sign_in):
    browser = sign_in("manager")
    browser.post("/scores/weights", data=FORM)
    answer = browser.post("/scores/weights", data=FORM | {"satisfaction": 50, "training_done": 20})
    assert answer.status_code == 409
    assert current_points()["satisfaction"] == 60


def test_an_organiser_may_not_weigh(sign_in):
    assert sign_in("organiser").get("/scores/weights").status_code == 403
