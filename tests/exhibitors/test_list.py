"""The list of exhibitors: search, filters, sort and paging, all in its address."""

import pytest

from exhibitors import queries
from exhibitors.filters import Filters, UnknownFilter, from_address
from exhibitors.listing import choices
from exhibitors.models import Exhibitor
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory, HallFactory
from tests.factories.statements import statements


def names(filters=Filters(), **options):
    return [row.name for row in queries.exhibitors(filters, **options).rows]


def named(name, **values):
    return ExhibitorFactory(name=name, name_key=name.lower(), search_text=name.lower(), **values)


@pytest.mark.parametrize(
    "filters, expected",
    [
        (Filters(class_="key"), ["Adler"]),
        (Filters(class_="none"), ["Brenner"]),
        (Filters(country="CN"), ["Brenner"]),
        (Filters(lifecycle="lost"), ["Brenner"]),
        (Filters(industry="Drives"), ["Adler"]),
        (Filters(alert="1"), ["Adler"]),
        (Filters(owner="none"), ["Brenner"]),
        (Filters(q="renn"), ["Brenner"]),
        (Filters(q="renn", class_="key"), []),
    ],
)
def test_a_filter_leaves_the_others_out(app, filters, expected):
    owner = PersonFactory()
    named("Adler", relationship_class="key", industry="Drives", alert="low_satisfaction", owner_id=owner.id)
    named("Brenner", country="CN", lifecycle="lost")
    assert names(filters) == expected


def test_the_owner_filter_finds_who_belongs_to_a_person(app):
    owner = PersonFactory()
    named("Adler", owner_id=owner.id)
    named("Brenner")
    assert names(Filters(owner=str(owner.id))) == ["Adler"]


def test_the_edition_divides_the_list(app):
    inside, edition = named("Adler"), EditionFactory()
    ParticipationFactory(exhibitor=inside, edition=edition, status="reserved")
    ParticipationFactory(exhibitor=named("Brenner"))
    assert names(Filters(edition.id, at="in")) == names(Filters(edition.id, status="reserved")) == ["Adler"]
    assert names(Filters(edition.id, at="out")) == ["Brenner"]


@pytest.mark.parametrize(
    "sort, expected",
    [
        ("name", "abc"),
        ("-name", "cba"),
        ("value", "cab"),
        ("-value", "bac"),
        ("country", "bca"),
        ("class", "bac"),
    ],
)
def test_the_list_is_sorted(app, sort, expected):
    named("a", country="DE", value_minor=2, relationship_class="key")
    named("b", country=None, value_minor=3, relationship_class="strategic")
    named("c", country="CN", value_minor=1)
    assert "".join(names(Filters(sort=sort))) == expected


def test_sorted_by_area_are_those_of_the_edition_unknown_areas_last(app):
    edition = EditionFactory()
    for name, area in (("small", 9.0), ("unknown", None), ("large", 300.0)):
        ParticipationFactory(exhibitor=named(name), edition=edition, net_area_m2=area)
    named("elsewhere")
    assert names(Filters(edition.id, sort="-area")) == ["large", "small", "unknown"]


@pytest.mark.parametrize("sort", ["name", "-country", "class", "-value", "-area"])
def test_pages_hold_everybody_once_in_order_and_lead_back(app, sort):
    edition = EditionFactory()
    for number in range(7):
        exhibitor = named(f"n{number}", country="DE" if number % 3 else None, value_minor=number % 2)
        ParticipationFactory(exhibitor=exhibitor, edition=edition, net_area_m2=number % 2 * 9.0)
    filters, cursor, seen = Filters(edition.id, sort=sort), None, []
    while True:
        page = queries.exhibitors(filters, cursor, size=3)
        seen += [row.name for row in page.rows]
        if page.next is None:
            break
        cursor, previous = page.next, page.rows
    assert seen == names(filters)
    assert queries.exhibitors(filters, page.previous, size=3).rows == previous


def test_the_count_stops_where_it_is_not_worth_the_wait(app, monkeypatch):
    monkeypatch.setattr(queries, "COUNTED", 2)
    ExhibitorFactory.create_batch(5)
    assert (len(queries.first_ids(Filters())), queries.counted(Filters())) == (3, 5)


def test_selects_offer_what_is_there(app):
    for country in ("DE", "CN", "DE", None):
        ExhibitorFactory(country=country)
    assert choices.offered(Exhibitor.country_order) == ["CN", "DE"]
    assert choices.offered(Exhibitor.industry) == []


@pytest.mark.parametrize(
    "query",
    [
        "class=gold",
        "owner=me",
        "owner=99999999999999999999",
        "sort=price",
        "at=x",
        "alert=yes",
        "lifecycle=x",
    ],
)
def test_a_filter_that_does_not_exist_is_refused_and_named(sign_in, query):
    answer = sign_in("staff").get(f"/exhibitors/?{query}")
    assert answer.status_code == 400
    assert f"“{query.split('=')[0]}”" in answer.text


def test_text_that_is_too_long_for_any_name_is_refused():
    with pytest.raises(UnknownFilter):
        from_address({"q": "x" * 201}, None)


@pytest.mark.parametrize("after", ["x", "WzAsIDFd", "WzAsICJhIiwgMTAwMDAwMDAwMDAwMDAwMDAwMDAwMDBd"])
def test_a_damaged_page_link_is_refused(sign_in, after):
    assert sign_in("staff").get(f"/exhibitors/?after={after}").status_code in (400, 404, 409)


def test_with_no_data_the_page_says_what_to_do(sign_in):
    assert "Import a list" in sign_in("organiser").get("/exhibitors/").text
    assert "Nobody matches" in sign_in("staff").get("/exhibitors/?q=kessler").text


@pytest.mark.parametrize("name", ["x" * 300, "שלום בע״מ", "🚀", "<b>bold</b>", "苏州大学"])
def test_a_name_of_any_kind_is_shown_as_it_is(sign_in, name):
    ExhibitorFactory(name=name)
    shown = name.replace("<", "&lt;").replace(">", "&gt;")
    assert f">{shown}</a>" in sign_in("staff").get("/exhibitors/").text


def test_the_list_costs_the_same_number_of_statements_however_long(sign_in):
    browser = sign_in("staff")
    ExhibitorFactory.create_batch(2)
    few = statements(browser, "/exhibitors/")
    ExhibitorFactory.create_batch(40)
    assert statements(browser, "/exhibitors/") <= few


def test_the_chip_of_a_hall_says_its_name(sign_in):
    taken = ParticipationFactory()
    hall = HallFactory(name="Hall 7")
    answer = sign_in("staff").get(f"/exhibitors/?hall={hall.id}&edition={taken.edition_id}")
    assert ("In Hall 7" in answer.text, "In a hall" in answer.text) == (True, False)
