"""The parts beside the score are counted by person, none on too few cases."""

from datetime import date

import pytest

from foundation.database import db
from scoring.parts import COMPLAINTS, RECOVERY, TRAINING, parts
from staff.models import Training, TrainingAttendance
from tests.factories.people import PersonFactory
from tests.factories.scores import complain
from tests.factories.shows import EditionFactory

TODAY = date(2026, 6, 30)


@pytest.fixture
def edition(app):
    return EditionFactory()


def found(edition, person, part):
    return parts([edition], None, TODAY, 5)[person.id][part]


def test_complaints_in_time_count_what_is_past_due_without_an_answer(edition):
    lena = PersonFactory()
    for after in (1, 1, 2, 3, None):
        complain(edition, lena, after)
    assert (found(edition, lena, COMPLAINTS).value, found(edition, lena, COMPLAINTS).n) == (60, 5)


def test_recovery_is_the_exhibitors_own_word(edition):
    lena = PersonFactory()
    for word in (5, 5, 3, 3, 4):
        complain(edition, lena, 1, recovered=word)
    assert found(edition, lena, RECOVERY).value == 75


def test_a_part_on_too_few_cases_has_no_value_and_says_why(edition):
    lena = PersonFactory()
    complain(edition, lena, 1)
    part = found(edition, lena, COMPLAINTS)
    assert (part.value, part.n, part.reason) == (None, 1, "below_minimum_base")


def test_training_is_counted_in_full_over_the_last_year(edition):
    lena = PersonFactory()
    for held_on, result in (
        (date(2026, 3, 1), "passed"),
        (date(2026, 4, 1), "absent"),
        (date(2020, 1, 1), "absent"),
    ):
        training = Training(title="Rigging", held_on=held_on, hours=4)
        db.session.add(TrainingAttendance(training=training, person=lena, result=result))
    db.session.flush()
    assert (found(edition, lena, TRAINING).value, found(edition, lena, TRAINING).n) == (50, 2)
