"""Search finds an exhibitor by any piece of its names, whatever is typed, and by nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text

from exhibitors import search
from exhibitors.actions import save
from exhibitors.models import Exhibitor
from exhibitors.names import fold
from exhibitors.search import matching
from foundation.database import db
from tests.factories.companies import ExhibitorFactory


def found(term):
    return list(db.session.scalars(select(Exhibitor.name).where(matching(term))))


@pytest.mark.parametrize(
    "term", ["kess", "ANTRIEBE", "essler antr", "antriebe kessler", "ke", "k", "kessler.ex"]
)
def test_a_piece_of_a_name_or_address_is_found(app, term):
    save(ExhibitorFactory.build(name="Kessler Antriebe GmbH", website="https://www.kessler.example/en"))
    assert found(term) == ["Kessler Antriebe GmbH"]


@pytest.mark.parametrize("term", ["苏州", "州大", "苏州大学", "大", "suzhou", "suzhoudaxue", "su zhou"])
def test_a_chinese_name_is_found_by_two_characters_and_by_pinyin(app, term):
    save(ExhibitorFactory.build(name="苏州大学"))
    assert found(term) == ["苏州大学"]


@pytest.mark.parametrize(
    "term", ["mueller%", "m_ller", "%", "_", "\\", '"', "kess*", "AND", "NOT kess", "-kess"]
)
def test_signs_that_mean_something_to_a_database_are_only_signs(app, term):
    save(ExhibitorFactory.build(name="Kessler Müller"))
    assert found(term) == []


@pytest.mark.parametrize(
    "name", ['Say "Hi" Ltd', "100% Cotton", "A_B Tools", "Back\\slash Co", "O'Neil*", "🚀🚀🚀 Ltd"]
)
def test_signs_in_a_name_are_found(app, name):
    save(ExhibitorFactory.build(name=name))
    assert found(name) == [name]


def test_every_word_must_be_there(app):
    save(ExhibitorFactory.build(name="Kessler Antriebe"))
    assert found("kessler bakery") == found("kessler zz") == []


def test_a_search_of_nothing_but_blanks_leaves_nobody_out(app):
    save(ExhibitorFactory.build(name="Kessler"))
    assert found("  \0 ") == ["Kessler"]


def test_the_search_follows_a_change_of_name_and_a_deletion(app):
    exhibitor = save(ExhibitorFactory.build(name="Kessler"))
    exhibitor.name = "Brenner"
    save(exhibitor)
    assert (found("kessler"), found("brenner")) == ([], ["Brenner"])
    db.session.execute(delete(Exhibitor))
    assert found("brenner") == []


def test_the_search_can_be_taken_away_and_made_again_over_what_is_there(app):
    save(ExhibitorFactory.build(name="Kessler"))
    dialect = db.engine.dialect.name
    for statement in (*search.DROP[dialect], *search.CREATE[dialect]):
        db.session.execute(text(statement))
    assert found("essle") == ["Kessler"]
    db.session.commit()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(name=st.text(min_size=1, max_size=40), start=st.integers(0, 40), length=st.integers(1, 12))
def test_any_piece_of_any_name_is_found(app, name, start, length):
    exhibitor = Exhibitor(name=name.replace("\0", "") or "x")
    stored = save(exhibitor).name
    piece = fold(stored)[start : start + length]
    assert stored in found(piece)
    db.session.rollback()
