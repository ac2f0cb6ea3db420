"""Where somebody is strong, what to learn next, whom they serve, and thanks passed on."""

from datetime import date, timedelta

import pytest

from foundation import clock
from foundation.database import db
from goals.models import Goal
from scoring.development import against, lessons
from scoring.figures import Item
from scoring.praise import Praise
from staff.models import PersonSkill, Skill, Training
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory

TODAY = date(2026, 6, 30)


def item(mean, n, code="staff_know"):
    return Item(code, {"en": code}, mean, n)


@pytest.mark.parametrize(
    ("own", "everybody", "points"),
    [
        (item(80, 10), (70, 30), [15]),
        (item(50, 10), (70, 30), [-30]),
        (item(71, 10), (70, 30), []),
        (item(80, 10), (70, 14), []),
        (item(None, 3), (70, 30), []),
    ],
)
def test_a_question_stands_out_against_the_others_if_they_are_enough(own, everybody, points):
    assert [one.points for one in against([own], {own.code: everybody}, 5)] == pytest.approx(points)


def test_what_to_learn_is_what_exhibitors_need_and_is_not_mastered_with_trainings_ahead(app):
    edition, lena = EditionFactory(), PersonFactory()
    known, polish, rigging = (
        Skill(name=n, kind=k)
        for n, k in (("Food", "industry"), ("Polish", "language"), ("Rigging", "technical"))
    )
    for skills in ([known, polish], [polish], [rigging]):
        company = ExhibitorFactory(owner=lena)
        ParticipationFactory(exhibitor=company, edition=edition)
        goal = Goal(exhibitor=company, edition=edition, dimension="sales", title="Leads", weight=100)
        goal.skills = skills
        db.session.add(goal)
    db.session.add(PersonSkill(person=lena, skill=known, level=4))
    for days in (-10, 20):
        db.session.add(
            Training(title=f"Day {days}", skill=rigging, held_on=TODAY + timedelta(days=days), hours=4)
        )
    db.session.flush()
    found = lessons(edition.id, {lena.id: ["staff_know"]}, TODAY)[lena.id]
    assert [(one.skill, one.exhibitors) for one in found] == [("Rigging", 1), ("Polish", 2)]
    assert [one.title for one in found[0].trainings] == ["Day 20"]
    assert lessons(edition.id, {lena.id: []}, TODAY)[lena.id][0].skill == "Polish"


def test_a_person_reads_its_exhibitors_and_the_thanks_passed_on(sign_in, app):
    lena = PersonFactory(name="Lena")
    rate(surveyed(EditionFactory()), lena, [5, 4, 3, 4, 5])
    company = ExhibitorFactory(name="Kessler Antriebe", owner=lena)
    db.session.commit()
    path = f"/scores/people/{lena.id}/praise"
    manager = sign_in("manager")
    assert manager.post(path, data={"text": "", "exhibitor": ""}).status_code == 422
    assert manager.post(path, data={"text": "Thank you!", "exhibitor": str(company.id)}).status_code == 302
    assert db.session.query(Praise).one().passed_at <= clock.now()
    text = sign_in(lena).get("/scores/mine").text
    assert "Thank you!" in text
    assert "Kessler Antriebe" in text


def test_staff_pass_no_praise_on_themselves(sign_in, app):
    assert sign_in("staff").get(f"/scores/people/{PersonFactory().id}/praise").status_code == 403
