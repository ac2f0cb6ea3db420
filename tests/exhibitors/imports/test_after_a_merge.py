"""A company that was merged is found under each of its names in the next list."""

import pytest

from exhibitors import actions
from exhibitors.merging import merge
from exhibitors.models import Exhibitor
from foundation.database import db, unit_of_work
from tests.factories.companies import ExhibitorFactory
from tests.factories.lists import csv_list, imported
from tests.factories.shows import EditionFactory


@pytest.mark.parametrize("name", ["Kessler Antriebe GmbH", "KTec Motion AG", "ktec motion"])
def test_a_renamed_company_is_matched_by_either_name(app, name):
    with unit_of_work():
        edition = EditionFactory()
        keep = actions.save(ExhibitorFactory(name="Kessler Antriebe GmbH"))
        gone = actions.save(ExhibitorFactory(name="KTec Motion AG"))
        merge(keep.id, gone.id, None)
    imported(csv_list((name, "DE", "", "", "1")), edition)
    assert db.session.query(Exhibitor).count() == 1
