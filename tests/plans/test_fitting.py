"""The most particular template that fits is taken."""

from plans.fitting import Conditions, by_rank

EVERYBODY = Conditions(1)
KEY = Conditions(2, relationship_class="key")
SHELL = Conditions(3, package="shell_scheme")
FIRST = Conditions(4, first_timers_only=True)
KEY_SHELL = Conditions(5, relationship_class="key", package="shell_scheme")
ALL = [EVERYBODY, KEY, SHELL, FIRST, KEY_SHELL]


def best(relationship_class, package, first_timer):
    facts = {"relationship_class": relationship_class, "package": package, "first_timer": first_timer}
    return next(one for one in by_rank(ALL) if one.met(**facts))


def test_most_conditions_win():
    assert best("key", "shell_scheme", True) == KEY_SHELL


def test_a_first_edition_says_more_than_a_class_and_a_class_more_than_a_package():
    assert best("key", "space_only", True) == FIRST
    assert best("key", "space_only", False) == KEY
    assert best(None, "shell_scheme", False) == SHELL


def test_who_fits_nothing_particular_gets_the_one_for_everybody():
    assert best("risk", None, False) == EVERYBODY


def test_of_two_alike_the_older_is_taken():
    assert by_rank([Conditions(8), Conditions(7)])[0].id == 7
