import pytest

from classification.alert import Limits, Signals, retention_alert


def codes(signals):
    return [cause.code for cause in retention_alert(signals).causes]


def test_nothing_known_is_no_alarm():
    assert retention_alert(Signals()) is None


def test_a_content_exhibitor_raises_none():
    content = Signals(5, 0, 0, 0.1, 0.0, True, 0.6, 0.9)
    assert retention_alert(content) is None


def test_causes_come_in_order():
    unhappy = Signals(2, 1, 0, -0.3, 0.0, False, 0.2)
    expected = ["low_satisfaction", "open_complaint", "area_shrinking", "no_reply", "goals_missed"]
    assert codes(unhappy) == expected


def test_a_reopened_complaint_weighs_more_than_an_open_one():
    assert codes(Signals(open_complaints=2, reopened_complaints=1)) == ["reopened_complaint"]


def test_the_steeper_fall_is_named():
    assert codes(Signals(area_growth=-0.25, spend_growth=-0.5)) == ["spend_shrinking"]


@pytest.mark.parametrize(("answered", "alarmed"), [(None, False), (True, False), (False, True)])
def test_only_known_silence_is_a_signal(answered, alarmed):
    assert (retention_alert(Signals(answered=answered)) is not None) == alarmed


def test_a_cause_carries_its_figures_and_the_alert_the_chance():
    alert = retention_alert(Signals(satisfaction=3, chance_to_return=0.4), Limits(satisfaction=3.5))
    assert alert.causes[0].params == {"satisfaction": 3, "limit": 3.5}
    assert alert.chance_to_return == 0.4
