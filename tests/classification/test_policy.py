import pytest

from classification.policy import Policy


def test_the_defaults_are_the_designs():
    policy = Policy()
    assert (policy.strategic_share, policy.strategic_quality, policy.key_share) == (0.05, 60, 0.25)


@pytest.mark.parametrize(
    "wrong",
    [
        {"strategic_share": 0.3},
        {"strategic_share": 0},
        {"key_share": 1},
        {"margin": 1},
        {"strategic_quality": 101},
        {"quality_margin": -1},
        {"overdue_days": -1},
        {"conduct_points": 0},
        {"lapsed_after": 3},
    ],
)
def test_a_policy_that_contradicts_itself_is_refused(wrong):
    with pytest.raises(ValueError):
        Policy(**wrong)
