"""What was wanted, promised, done and said, on one page and in print."""

from datetime import UTC, date, datetime

import pytest

from foundation.database import db
from surveys.mode import Mode
from tests.factories.aims import GoalFactory
from tests.factories.companies import ParticipationFactory
from tests.factories.judged import ResponseFactory
from tests.factories.plans import PlanItemFactory, ServicePlanFactory
from tests.factories.surveys import SurveyFactory


@pytest.fixture
def taking_part(app):
    made = ParticipationFactory()
    here = {"exhibitor": made.exhibitor, "edition": made.edition}
    goal = GoalFactory(title="Win distributors", weight=100, reached=7, **here)
    plan = ServicePlanFactory(participation=made)
    done = {"state": "delivered", "delivered_at": datetime(2026, 5, 3, tzinfo=UTC)}
    day = {"due_on": date(2026, 5, 1), "delivered_on": date(2026, 5, 3)}
    PlanItemFactory(plan=plan, title="Matchmaking list", goal_id=goal.id, **done, **day)
    PlanItemFactory(plan=plan, title="Second badge", state="dropped", drop_reason="Not needed")
    return made


def answered(taking_part, **survey):
    made = SurveyFactory(edition=taking_part.edition, **survey)
    return ResponseFactory(
        survey=made, exhibitor=taking_part.exhibitor, overall=2, comment="Queues at the gate"
    )


def test_the_page_tells_goals_with_their_promises_and_what_was_said(taking_part, sign_in):
    answered(taking_part)
    db.session.commit()
    page = sign_in("staff").get(f"/evidence/{taking_part.id}").text
    goal, promise, said = (page.index(word) for word in ("Win distributors", "Matchmaking", "Queues at"))
    assert goal < promise < said
    assert "Not needed" in page


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.ANONYMOUS])
def test_no_single_answer_that_was_given_in_confidence_is_shown(taking_part, sign_in, mode):
    answered(taking_part, mode=mode)
    db.session.commit()
    assert "Queues at" not in sign_in("staff").get(f"/evidence/{taking_part.id}").text


def test_it_is_printed(taking_part, sign_in):
    db.session.commit()
    answer = sign_in("staff").get(f"/evidence/{taking_part.id}.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF")
