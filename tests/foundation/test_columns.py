"""Numbers are read by the column, whatever the database."""

import numpy as np
import pytest
from sqlalchemy import select

from exhibitors.models import Exhibitor
from foundation.columns import read_columns, read_few
from foundation.database import db
from tests.factories.companies import ExhibitorFactory

STATEMENT = select(Exhibitor.id, Exhibitor.potential_minor).order_by(Exhibitor.id.desc())


@pytest.mark.parametrize("read", [read_columns, read_few])
def test_rows_keep_their_order_and_null_is_nan(app, read):
    first, second = ExhibitorFactory(potential_minor=-7), ExhibitorFactory()
    db.session.flush()
    columns = read(STATEMENT)
    assert columns["id"].tolist() == [second.id, first.id]
    assert np.array_equal(columns["potential_minor"], [np.nan, -7.0], equal_nan=True)


@pytest.mark.parametrize("read", [read_columns, read_few])
def test_no_rows_are_empty_columns(app, read):
    assert {name: len(column) for name, column in read(STATEMENT).items()} == {"id": 0, "potential_minor": 0}
