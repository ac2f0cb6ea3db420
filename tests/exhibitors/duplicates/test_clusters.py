from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from exhibitors.duplicates.clusters import clustered

numbers = st.integers(1, 12)
pairs = st.tuples(numbers, numbers).filter(lambda pair: pair[0] < pair[1])


def test_a_chain_is_cut():
    scores = {(1, 2): 0.9, (2, 3): 0.8, (3, 4): 0.9}
    assert clustered(scores, 0.5) == [{1, 2}, {3, 4}]


def test_a_group_that_holds_together_is_one():
    scores = {(1, 2): 0.9, (2, 3): 0.8, (1, 3): 0.6}
    assert clustered(scores, 0.5) == [{1, 2, 3}]


@given(st.dictionaries(pairs, st.floats(0, 1)), st.sets(pairs))
def test_two_that_were_stated_apart_are_never_in_one_group(scores, apart):
    for group in clustered(scores, 0.3, apart):
        assert not apart & set(combinations(sorted(group), 2))


@given(st.dictionaries(pairs, st.floats(0, 1)))
def test_nobody_is_in_two_groups(scores):
    members = [number for group in clustered(scores, 0.3) for number in group]
    assert len(members) == len(set(members))
