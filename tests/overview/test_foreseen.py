"""What the staff scores are told was expected of exhibitors."""

from datetime import date

import numpy as np
import pytest

from classification.models import Assessment, PolicyVersion
from foundation.database import db
from overview import foreseen
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.shows import EditionFactory


def test_shares_that_came_again_are_told_apart_by_first_and_later_visits():
    stayed, once = np.arange(40).repeat(3), np.arange(40, 60)
    who = np.concatenate([stayed, once])
    position = np.concatenate([np.tile([0, 1, 2], 40), np.zeros(20, dtype=int)])
    assert foreseen.shares_again(who, position, 3) == pytest.approx([40 / 60, 1.0])


def test_too_few_earlier_visits_tell_nothing():
    assert np.isnan(foreseen.shares_again(np.arange(20), np.zeros(20, dtype=int), 2)).all()


def test_a_class_that_rose_between_two_editions_is_told_and_no_chance_is_invented(app):
    edition = EditionFactory(starts_on=date(2026, 5, 4), ends_on=date(2026, 5, 7))
    before = EditionFactory(show=edition.show, starts_on=date(2025, 5, 4), ends_on=date(2025, 5, 7))
    rose, same = ExhibitorFactory(), ExhibitorFactory()
    policy = PolicyVersion(number=1, thresholds={}, effective_from=date(2020, 1, 1))
    for one in (rose, same):
        ParticipationFactory(exhibitor=one, edition=before)
        later = "strategic" if one is rose else "key"
        for day, name in ((date(2025, 5, 1), "key"), (date(2026, 4, 1), later)):
            judged = {"relationship_class": name, "candidate": name, "lifecycle": "returning", "rule": "key"}
            db.session.add(Assessment(exhibitor=one, policy=policy, as_of=day, facts={}, **judged))
    db.session.flush()
    told = foreseen.foreseen(edition, before)
    assert (told.moves, told.chances) == ({rose.id: True}, {})
