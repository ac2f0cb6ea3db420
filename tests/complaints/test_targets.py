import pytest

from complaints.targets import DEFAULT_TARGETS, SEVERITIES, target_for

CLASSES = ("strategic", "key", "transactional", "risk")


def test_every_severity_and_class_has_a_target():
    assert set(DEFAULT_TARGETS) == {(severity, name) for severity in SEVERITIES for name in CLASSES}


def test_every_complaint_is_acknowledged_before_it_is_answered():
    assert all(target.acknowledge_hours < target.answer_hours for target in DEFAULT_TARGETS.values())


@pytest.mark.parametrize("name", CLASSES)
def test_the_more_severe_the_sooner(name):
    hours = [target_for(severity, name).answer_hours for severity in SEVERITIES]
    assert hours == sorted(hours, reverse=True)


def test_without_a_class_an_exhibitor_is_served_as_transactional():
    assert target_for("high", None) == target_for("high", "transactional")


def test_an_unknown_severity_is_refused():
    with pytest.raises(KeyError, match="terrible"):
        target_for("terrible", "key")
