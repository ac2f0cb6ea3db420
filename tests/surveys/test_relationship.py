import pytest

from surveys.relationship import relationship_quality


@pytest.mark.parametrize(("score", "quality"), [(1, 0), (4, 50), (7, 100)])
def test_quality_runs_from_0_to_100(score, quality):
    assert relationship_quality(score, score, score, score).value == pytest.approx(quality)


def test_missing_scales_are_left_out_and_shown_as_coverage():
    quality = relationship_quality(trust=7, friendship=4)
    assert (quality.value, quality.coverage) == (75, 0.5)


def test_one_scale_alone_is_not_a_relationship():
    assert relationship_quality(trust=7).value is None


def test_calculative_commitment_does_not_raise_the_figure():
    assert relationship_quality(4, 4, 4, 4, calculative=7).value == 50


def test_high_calculation_with_low_trust_is_a_hostage():
    assert relationship_quality(trust=2, satisfaction=3, calculative=6).hostage is True


def test_trust_frees_the_hostage():
    assert relationship_quality(trust=6, satisfaction=3, calculative=6).hostage is False


def test_hostage_is_unknown_without_trust():
    assert relationship_quality(satisfaction=3, calculative=6).hostage is None


def test_scores_off_the_scale_are_refused():
    with pytest.raises(ValueError, match="1 to 7"):
        relationship_quality(trust=0)
