"""Which occasions fire and which are held back: plain values."""

from datetime import date, timedelta

from classification.plays.limits import Gate, Limits, Occasion, let_through, played

DAY = date(2026, 6, 1)


def happened(exhibitor_id=1, days_ago=0, owner_id=None, value=0):
    day = DAY - timedelta(days=days_ago)
    return Occasion(exhibitor_id, f"thing {days_ago}", day, owner_id=owner_id, value_minor=value)


def fired(limits, *occasions):
    through, held = let_through(Gate(limits), occasions, DAY)
    return [one.exhibitor_id for one in through], held


def test_the_most_valuable_come_first_and_the_rest_is_held_back():
    crowd = [happened(number, value=number) for number in range(1, 6)]
    assert fired(Limits(2, 5, 30), *crowd) == ([5, 4], 3)


def test_one_person_gets_no_more_than_its_share():
    crowd = [happened(number, owner_id=7, value=-number) for number in range(1, 5)]
    assert fired(Limits(20, 2, 30), *crowd, happened(9, owner_id=8, value=-9)) == ([1, 2, 9], 2)


def test_the_same_exhibitor_rests():
    assert fired(Limits(20, 5, 30), happened(1), happened(1, days_ago=1)) == ([1], 1)


def test_what_other_plays_gave_a_person_counts_too():
    gate = Gate(Limits(20, 3, 30))
    gate.expect(7, 3)
    assert let_through(gate, [happened(owner_id=7)], DAY) == ([], 1)


def test_a_week_later_there_is_room_again():
    gate = Gate(Limits(1, 1, 0))
    gate.remember(DAY - timedelta(days=7), 1, 7)
    assert gate.lets(happened(2, owner_id=7), DAY)


def test_a_year_played_through_fires_late_what_was_held_and_forgets_what_is_stale():
    crowd = [happened(number, days_ago=30, value=-number) for number in range(1, 6)]
    days, never = played(crowd, Limits(1, 1, 0), DAY - timedelta(days=40), DAY)
    assert [(DAY - day).days for day, _ in days] == [30, 23]
    assert never == 3
