import numpy as np

from scoring.discovery import discoveries

PUBLISHED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240]
PUBLISHED += [0.4262, 0.5719, 0.6528, 0.7590, 1.0000]


def test_the_published_example_is_reproduced():
    """Benjamini & Hochberg (1995), section 3.2: of fifteen hypotheses, four are rejected at 0.05."""
    assert discoveries(np.array(PUBLISHED), 0.05).sum() == 4


def test_the_order_of_the_tests_does_not_matter():
    found = discoveries(np.array(PUBLISHED[::-1]), 0.05)
    assert found.tolist() == [False] * 11 + [True] * 4


def test_nobody_is_no_discovery():
    assert discoveries(np.array([])).tolist() == []
