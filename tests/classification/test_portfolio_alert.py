import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from classification.alert import retention_alert
from classification.portfolio_alert import causes_of_all, signals_of

NAMES = {
    "overall": (1.0, 3.0, 4.0),
    "area_growth": (-0.5, -0.2, 0.0),
    "spend_growth": (-0.4, -0.2, 0.3),
    "answered": (0.0, 1.0),
    "goal_attainment": (0.2, 0.4, 0.9),
}
signals = st.fixed_dictionaries(
    {name: st.none() | st.sampled_from(values) for name, values in NAMES.items()}
    | {"open_complaints": st.integers(0, 2), "reopened_complaints": st.integers(0, 1)}
)


@given(st.lists(signals, min_size=1, max_size=20))
def test_the_columns_and_the_single_alert_agree_row_by_row(rows):
    columns = {name: np.array([row[name] for row in rows], dtype=np.float64) for name in rows[0]}
    for row, codes in zip(rows, causes_of_all(columns), strict=True):
        alert = retention_alert(signals_of(row))
        assert codes.split() == ([cause.code for cause in alert.causes] if alert else [])
