from classification.lifecycle import LIFECYCLES
from classification.policy import CLASSES
from exhibitors.models import Lifecycle, RelationshipClass


def test_the_rules_and_the_records_use_the_same_classes():
    assert set(CLASSES) == set(RelationshipClass)


def test_the_rules_and_the_records_use_the_same_lifecycles():
    assert set(LIFECYCLES) == set(Lifecycle)
