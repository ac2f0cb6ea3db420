"""The search: the best answer first, mistakes forgiven, in any script, over everything that has a name."""

import pytest

from exhibitors import contact_search
from exhibitors.actions import save
from exhibitors.models import Contact
from foundation.database import db
from overview import finding
from overview.ranking import score
from overview.search import page, search
from tests.factories.companies import (
    ContactFactory,
    ExhibitorFactory,
    InteractionFactory,
    ParticipationFactory,
    StandFactory,
)
from tests.factories.complaints import ComplaintFactory
from tests.factories.lists import csv_list, imported
from tests.factories.shows import EditionFactory


def company(*names: str) -> None:
    for name in names:
        save(ExhibitorFactory.build(name=name))


def titles(term: str, kind: str = "exhibitors", edition_id: int | None = None) -> list[str]:
    return [hit.title for hit in search(term, edition_id).get(kind, ())]


def test_exact_names_come_before_beginnings_words_and_pieces(app):
    company("Unkessler", "Nova Kessler", "Kessler Antriebe", "Kessler")
    assert titles("kessler") == ["Kessler", "Kessler Antriebe", "Nova Kessler", "Unkessler"]


@pytest.mark.parametrize(
    "term", ["kesler", "kesslr", "keßler", "kessler antribe", "antreibe", "KESSLER ANTRIEB", "kessller"]
)
def test_a_typing_error_is_forgiven(app, term):
    company("Kessler Antriebe GmbH", "Brenner Optik", "Zawadzki Maszyny")
    assert titles(term) == ["Kessler Antriebe GmbH"]


@pytest.mark.parametrize("term", ["qqqqq", "brunnen", "x", "zzz zzz"])
def test_another_word_is_not_found(app, term):
    company("Kessler Antriebe GmbH", "Brenner Optik")
    assert titles(term) == []


@pytest.mark.parametrize("term", ["苏州", "蘇州", "蘇州大學", "suzhou", "su zhou da xue", "suzhoudaxu"])
@pytest.mark.parametrize("name", ["苏州大学", "蘇州大學"])
def test_chinese_is_found_in_either_script_and_as_pinyin(app, name, term):
    company(name, "北京大学")
    assert titles(term)[0] == name


def test_cyrillic_is_found_as_typed_and_misspelt(app):
    company("Завод Прогресс", "Сибирь")
    assert titles("прогрес") == titles("ПРОГРЕСС") == titles("прогресе") == ["Завод Прогресс"]


@pytest.mark.parametrize("term", ["anna weiss", "weiß", "ana weiss", "weis@kess", "+49 711", "weiss"])
def test_a_contact_is_found_by_name_address_and_number(app, term):
    ContactFactory(name="Anna Weiß", email="weis@kessler.example", phone="+49 711 9")
    assert titles(term, "contacts") == ["Anna Weiß"]


def test_a_contact_who_changes_is_found_by_the_new_name(app):
    contact = ContactFactory(name="Anna Weiß")
    contact.name = "Anna Brandt"
    db.session.flush()
    assert (titles("brandt", "contacts"), titles("weiß", "contacts")) == (["Anna Brandt"], [])


def test_people_of_a_list_are_found(app):
    rows = csv_list(
        ("Kessler", "王芳", "wang@kessler.example"), header=("Name", "Contact name", "Contact email")
    )
    imported(rows, EditionFactory())
    assert titles("wangfang", "contacts") == titles("王芳", "contacts") == ["王芳"]


def test_contacts_without_a_search_text_get_one(app):
    contact = ContactFactory(name="Anna")
    db.session.execute(db.update(Contact).values(search_text=""))
    db.session.commit()
    assert (contact_search.fill_all(), contact_search.fill_all()) == (1, 0)
    assert titles("anna", "contacts") == [contact.name]


@pytest.mark.parametrize("term", ["3C14", "3c1", "3c"])
def test_a_stand_is_found_at_the_edition(app, term):
    stand = StandFactory(number="3C14")
    StandFactory(number="3C14", participation=ParticipationFactory())
    found = search(term, stand.participation.edition_id)["stands"]
    assert [hit.exhibitor_id for hit in found] == [stand.participation.exhibitor_id]


def test_a_stand_of_another_edition_is_found_where_none_is_here(app):
    stand = StandFactory(number="3C14")
    (hit,) = search("3C14", EditionFactory().id)["stands"]
    assert stand.participation.edition.name in (hit.detail or "")


def test_the_editions_own_stand_is_found_among_many_of_others(app, monkeypatch):
    monkeypatch.setattr(finding, "CANDIDATES", 2)
    stands = [StandFactory(number="3C14", participation=ParticipationFactory()) for _ in range(4)]
    assert titles("3C14", "stands", stands[-1].participation.edition_id) == ["3C14"]


@pytest.mark.parametrize("term", ["corner stand", "cornr stand", "hydraulic"])
def test_a_note_is_found_by_what_it_says(app, term):
    InteractionFactory(summary="Wants a corner stand", body="Needs hydraulic lifts")
    assert titles(term, "notes") == ["Wants a corner stand"]


@pytest.mark.parametrize("term", ["C-2026-0042", "0042", "no power", "powre on"])
def test_a_complaint_is_found_by_number_and_title(app, term):
    ComplaintFactory(number="C-2026-0042", title="No power on the stand")
    assert titles(term, "complaints") == ["No power on the stand"]


def test_one_kind_is_read_page_by_page(app):
    company(*(f"Kessler {number:02}" for number in range(25)))
    first = page("exhibitors", "kessler", None, None)
    second = page("exhibitors", "kessler", None, first.next)
    assert (len(first.hits), len(second.hits), second.next) == (20, 5, None)
    assert {hit.id for hit in first.hits}.isdisjoint(hit.id for hit in second.hits)


@pytest.mark.parametrize("kind", ["exhibitors", "contacts", "stands", "notes", "complaints", "nonsense"])
def test_every_kind_has_its_page(sign_in, kind):
    company("Kessler")
    assert sign_in("staff").get(f"/search?q=kessler&kind={kind}&after=x").status_code == 200


@pytest.mark.parametrize(
    "term", ["%", "_", "'", '"', "\\", "*", "AND", "NEAR(", "😀", "\u202eabc", "a" * 500]
)
def test_any_sign_may_be_typed(app, term):
    company("Kessler")
    assert titles(term) == []


def test_the_ranks_are_in_order():
    names = ("kessler", "kessler ag", "ag kessler", "ag kesslers", "unkessler", "kesler", "brenner")
    scores = [score("kessler", ["kessler"], name, name) for name in names]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0
