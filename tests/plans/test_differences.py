"""What changed between two versions of a template."""

from plans.differences import compare


def promise(number, **values):
    return {"id": number, "title": "Visit", "hours": 1.0} | values


def test_the_same_promises_in_another_order_are_no_change():
    assert compare([promise(1), promise(2)], [promise(2), promise(1)]) == []


def test_new_changed_and_missing_promises_are_told_apart():
    then = [promise(1), promise(2), promise(3)]
    found = compare(then, [promise(1), promise(2, hours=2.0), promise(4, title="Call")])
    assert [(one.key, one.title) for one in found] == [
        ("changed-2", "Visit"),
        ("added-4", "Call"),
        ("removed-3", "Visit"),
    ]
    assert found[0].fields == ["hours"]
