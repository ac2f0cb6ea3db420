"""A filter as text and as a tree: the one gives the other back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitors.listing.grammar import (
    AND,
    OPERATORS,
    OR,
    SEVERAL,
    BadFilter,
    Condition,
    Group,
    conditions,
    parsed,
    written,
)

NAMES = st.sampled_from(["name", "country", "f12", "contact.email"])
TEXTS = st.text(max_size=12)


def _values(operator):
    if operator in ("empty", "filled"):
        return st.just(())
    if operator in SEVERAL:
        return st.lists(TEXTS, min_size=1, max_size=4).map(tuple)
    return st.tuples(TEXTS, TEXTS) if operator == "between" else st.tuples(TEXTS)


CONDITIONS = st.sampled_from(OPERATORS).flatmap(
    lambda operator: st.builds(Condition, NAMES, st.just(operator), _values(operator))
)


def _groups(parts):
    return st.builds(Group, st.sampled_from([AND, OR]), st.lists(parts, min_size=2, max_size=3).map(tuple))


TREES = st.recursive(CONDITIONS, _groups, max_leaves=8)


def _depth(node):
    return 1 + max(map(_depth, node.parts)) if isinstance(node, Group) else 1


@given(TREES.filter(lambda node: _depth(node) < 6))
def test_what_is_written_is_read_as_the_same_tree(tree):
    assert parsed(written(tree)) == tree


@given(st.text(st.sampled_from('abc and or(),"is 12'), max_size=40))
def test_any_text_is_a_filter_or_is_refused(text):
    try:
        tree = parsed(text)
    except BadFilter:
        return
    assert parsed(written(tree)) == tree


def test_and_binds_tighter_than_or():
    tree = parsed("a is 1 or b is 2 and c is 3")
    assert written(tree) == "a is 1 or (b is 2 and c is 3)"


def test_the_text_is_readable():
    text = 'country any DE,AT and (value min 5000 or city is "Den Haag") and f3 empty'
    assert written(parsed(text)) == text
    assert [one.field for one in conditions(parsed(text))] == ["country", "value", "city", "f3"]


@pytest.mark.parametrize(
    "text, reason, found",
    [
        ("country", "end", ""),
        ("country like DE", "operator", "like"),
        ("country is", "end", ""),
        ("country is DE AT", "joiner", "AT"),
        ("(country is DE", "bracket", ""),
        ("country is DE)", "joiner", ")"),
        ("country is DE,AT", "values", "is"),
        ("value between 1", "values", "between"),
        ("country is (", "value", "("),
        ('country is "DE', "sign", '"'),
        ("and is 1", "field", "and"),
        ("(" * 6 + "a is 1" + ")" * 6, "deep", ""),
        (" and ".join(["a is 1"] * 51), "many", ""),
        ("x" * 4001, "long", ""),
    ],
)
def test_what_is_no_filter_is_refused_with_the_reason(text, reason, found):
    with pytest.raises(BadFilter) as raised:
        parsed(text)
    assert (raised.value.reason, raised.value.found) == (reason, found)


@pytest.mark.parametrize("text", ["", "  "])
def test_a_blank_filter_is_none(text):
    assert parsed(text) is None
