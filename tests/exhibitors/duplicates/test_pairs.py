import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibitors.duplicates.blocking import MOST, looked_for
from exhibitors.duplicates.company import Company
from exhibitors.duplicates.likeness import likeness
from exhibitors.duplicates.pairs import pairs
from exhibitors.duplicates.rarity import Rarity


def found(*names):
    return pairs([Company((name,)) for name in names])


def test_an_error_at_the_end_is_found():
    assert found("Lockhart Dynamics", "Lockhart Dynamisc") == {(0, 1)}


def test_an_error_in_the_only_word_is_found():
    assert found("Quartermain", "Quatermain", "Birch") == {(0, 1)}


def test_traditional_and_simplified_names_meet():
    assert found("江城騰輝有限公司", "江城腾辉有限公司") == {(0, 1)}


def test_chinese_and_pinyin_meet():
    assert found("江城仪器有限公司", "Jiangcheng Yiqi") == {(0, 1)}


@pytest.mark.parametrize("slip", ["Kestreelcombe", "Kesterelcmbe", "Kesterrelcombe", "Ketserelcombe"])
def test_an_error_in_the_latin_part_of_a_chinese_name_is_found_and_counts_as_one(slip):
    one, other = Company(("Kesterelcombe 机床有限公司",)), Company((f"{slip} 机床有限公司",))
    assert pairs([one, other]) == {(0, 1)}
    assert likeness(one, other, Rarity()).score > 0.5


def test_what_too_many_share_finds_nothing():
    assert found(*(f"{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{n}x Systems" for n in range(MOST + 1))) == set()


@settings(deadline=None)
@given(st.text(max_size=30))
def test_every_name_has_its_marks(name):
    assert bool(looked_for(Company((name,)))) == bool(Company((name,)).spellings)


@pytest.mark.parametrize("name", ["!!!", "🙂", "X", "公司", "A" * 300])
def test_strange_names_meet_themselves(name):
    assert found(name, name) == {(0, 1)}
