"""A judged person speaks, a manager answers, and every look is kept."""

from datetime import timedelta

import pytest

from foundation.database import db
from scoring.look import ScoreLook
from scoring.remark import ScoreRemark
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory

APPEAL = {"figure": "score", "kind": "appeal", "text": "The hall had no power."}


@pytest.fixture
def lena(app):
    person = PersonFactory(name="Lena", role="staff")
    rate(surveyed(EditionFactory()), person, [4, 5, 3, 4, 5])
    return person


def remark(person):
    return db.session.query(ScoreRemark).filter_by(person_id=person.id).one()


def test_an_appeal_is_answered_and_the_person_reads_it(sign_in, lena):
    assert sign_in(lena).post("/scores/mine/remarks/new", data=APPEAL).status_code == 302
    manager = sign_in("manager")
    assert "Appeals that wait" in manager.get("/scores/").text
    answer = {"decision": "kept", "answer": "It is taken out with the mix."}
    assert manager.post(f"/scores/remarks/{remark(lena).id}", data=answer).status_code == 302
    assert "It is taken out with the mix." in sign_in(lena).get("/scores/mine").text


def test_an_appeal_is_answered_once_and_not_by_oneself(sign_in, app):
    boss = PersonFactory(role="manager")
    EditionFactory()
    browser = sign_in(boss)
    browser.post("/scores/mine/remarks/new", data=APPEAL)
    answer = {"decision": "corrected", "answer": "Yes"}
    assert browser.post(f"/scores/remarks/{remark(boss).id}", data=answer).status_code == 409
    assert remark(boss).answered_at is None


def test_an_empty_appeal_is_refused(sign_in, lena):
    assert sign_in(lena).post("/scores/mine/remarks/new", data=APPEAL | {"text": " "}).status_code == 422


@pytest.mark.parametrize(
    ("path", "about", "what"),
    [
        ("/scores/", False, "page"),
        ("/scores/people/{}", True, "page"),
        ("/scores/people/{}.pdf", True, "file"),
    ],
)
def test_every_look_is_kept_and_shown_to_the_person(sign_in, lena, path, about, what):
    sign_in("manager").get(path.format(lena.id))
    look = db.session.query(ScoreLook).one()
    assert (look.about_id, look.what) == (lena.id if about else None, what)
    assert look.person.name in sign_in(lena).get("/scores/mine").text


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        (role, path, 200 if allowed else 403)
        for path, roles in {
            "/scores/": ("admin", "manager"),
            "/scores/people/{}": ("admin", "manager"),
            "/scores/reports": ("admin", "manager"),
            "/scores/weights": ("admin", "manager"),
            "/scores/mine": ("admin", "manager", "organiser", "staff"),
        }.items()
        for role in ("admin", "manager", "organiser", "staff")
        for allowed in [role in roles]
    ],
)
def test_the_matrix_of_who_may_see_whose_score(sign_in, lena, role, path, status):
    assert sign_in(role).get(path.format(lena.id)).status_code == status


def test_reloading_a_score_keeps_one_look_an_hour(sign_in, lena):
    manager = sign_in("manager")
    for _time in range(3):
        manager.get(f"/scores/people/{lena.id}")
    assert db.session.query(ScoreLook).count() == 1
    db.session.query(ScoreLook).one().at -= timedelta(hours=2)
    db.session.commit()
    manager.get(f"/scores/people/{lena.id}")
    assert db.session.query(ScoreLook).count() == 2
