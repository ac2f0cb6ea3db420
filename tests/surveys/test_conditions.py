"""A condition is met, not met, or unknown, as three-valued logic has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.conditions import Malformed, check, holds, names

NAMES = ("a", "b", "fact.class")
LEAVES = st.one_of(
    st.fixed_dictionaries(
        {
            "of": st.sampled_from(NAMES),
            "is": st.sampled_from(["one_of", "none_of"]),
            "values": st.lists(st.sampled_from(["1", "2", "key"]), min_size=1, max_size=2),
        }
    ),
    st.fixed_dictionaries(
        {
            "of": st.sampled_from(NAMES),
            "is": st.sampled_from(["at_least", "at_most"]),
            "values": st.tuples(st.integers(0, 3)).map(list),
        }
    ),
    st.fixed_dictionaries({"of": st.sampled_from(NAMES), "is": st.sampled_from(["answered", "unanswered"])}),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.sampled_from(["all", "any"]), st.lists(inner, max_size=3)).map(
        lambda pair: {pair[0]: pair[1]}
    ),
    max_leaves=8,
)
VALUES = st.one_of(st.none(), st.integers(0, 3).map(float), st.just(["key"]), st.just(["1", "2"]))
KNOWN = st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES))


@given(TREES, KNOWN)
def test_every_whole_tree_has_a_value_and_names_what_it_looks_at(tree, known):
    check(tree, NAMES)
    assert holds(tree, known) in (True, False, None)
    assert names(tree) <= set(NAMES)


@given(TREES, KNOWN)
def test_learning_what_was_unknown_never_turns_a_settled_condition_over(tree, known):
    settled = holds({"all": [tree, {"any": []}]}, known)
    assert settled is False
    answered_only = not any(word in str(tree) for word in ("answered", "unanswered"))
    before = holds(tree, known)
    if answered_only and before is not None:
        learnt = {name: 1.0 if value is None else value for name, value in known.items()}
        assert holds(tree, learnt) == before


@given(st.lists(TREES, max_size=3), KNOWN)
def test_any_is_met_with_the_first_branch_and_all_falls_with_the_first(branches, known):
    values = [holds(branch, known) for branch in branches]
    met = holds({"any": branches}, known)
    assert met == (True if True in values else None if None in values else False)
    met = holds({"all": branches}, known)
    assert met == (False if False in values else None if None in values else True)


def test_a_question_that_was_not_answered_leaves_its_condition_open():
    leaf = {"of": "a", "is": "at_most", "values": [2]}
    assert holds(leaf, {}) is None
    assert holds({"any": [leaf, {"of": "a", "is": "unanswered"}]}, {}) is True
    assert holds(None, {}) is True


@pytest.mark.parametrize(
    "tree",
    [
        [],
        {"all": {}},
        {"all": [], "any": []},
        {"of": "later", "is": "answered"},
        {"of": "a", "is": "like", "values": ["x"]},
        {"of": "a", "is": "one_of", "values": []},
        {"of": "a", "is": "at_least", "values": ["many"]},
        {"all": [{"all": [{"all": [{"all": [{"all": [{"all": [{"all": [{"all": [{"all": []}]}]}]}]}]}]}]}]},
    ],
)
def test_a_tree_that_means_nothing_is_refused(tree):
    with pytest.raises(Malformed):
        check(tree, NAMES)
