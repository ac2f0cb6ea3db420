"""The list with chosen columns, and the screens on which filters and columns are put together."""

import pytest

from exhibitors import custom, queries, tags
from exhibitors.custom_kinds import stored
from exhibitors.filters import Filters, from_address
from exhibitors.listing.counting import about
from tests.factories.companies import (
    ContactFactory,
    CustomFieldFactory,
    ExhibitorFactory,
    ParticipationFactory,
    StandFactory,
    TagFactory,
)


def pages(filters, size=3):
    """Every page forward, then back from the last."""
    forward, cursor = [], None
    while True:
        page = queries.exhibitors(filters, cursor, size=size)
        forward.append([row.name for row in page.rows])
        if page.next is None:
            break
        cursor = page.next
    back = [forward[-1]]
    while page.previous is not None:
        page = queries.exhibitors(filters, page.previous, size=size)
        back.append([row.name for row in page.rows])
    return forward, back[::-1]


@pytest.mark.parametrize("sort", ["f", "-f", "city", "-city", "industry", "added"])
@pytest.mark.parametrize("blank", [0, 4, 7])
def test_pages_by_a_field_with_blanks_hold_everybody_once_and_lead_back(app, sort, blank):
    field = CustomFieldFactory(kind="number")
    for number in range(7):
        city = None if number < blank else "ab"[number % 2]
        one = ExhibitorFactory(name=f"n{number}", name_key=f"n{number}", city=city, industry=city)
        custom.store(one.id, {field.id: None if number < blank else stored("number", str(number % 3))})
    forward, back = pages(Filters(sort=f"{sort}{field.id}" if sort.endswith("f") else sort))
    names = [name for page in forward for name in page]
    assert sorted(names) == [f"n{number}" for number in range(7)]
    assert [name for page in back for name in page] == names
    if sort != "added":
        assert {names.index(f"n{number}") for number in range(blank)} == set(range(7 - blank, 7))


def test_columns_of_every_table_are_shown(sign_in):
    field, tag = CustomFieldFactory(name="Tier"), TagFactory(name="VIP")
    taken = ParticipationFactory(price_minor=777_700)
    StandFactory(participation=taken, number="C14")
    one = taken.exhibitor
    ContactFactory(exhibitor=one, name="Second")
    ContactFactory(exhibitor=one, name="Ana", main=True)
    tags.set_tags(one.id, [tag.id])
    custom.store(one.id, {field.id: stored("text", "Gold")})
    columns = f"tag,f{field.id},contact,stand,price,took_part,added,language"
    page = sign_in("staff").get(f"/exhibitors/?columns={columns}").text
    for shown in ("VIP", "Gold", "Ana", "C14", "7,777", taken.edition.name, "English", "Tier"):
        assert shown in page
    assert "Second" not in page


@pytest.mark.parametrize("query", ["columns=f99", "columns=nothing", "sort=f99", "where=f99+is+1", "tag=x"])
def test_a_list_that_names_what_is_not_there_is_refused(sign_in, query):
    assert sign_in("staff").get(f"/exhibitors/?{query}").status_code == 400


def test_the_filter_is_read_aloud(sign_in):
    tag = TagFactory(name="VIP")
    ExhibitorFactory()
    where = f"country+any+DE,CN+and+(value+min+5+or+tag+is+{tag.id})"
    page = sign_in("staff").get(f"/exhibitors/?where={where}").text
    assert "Country is one of DE, CN and (Value is at least 5 or Tag is VIP)" in page or "Germany" in page


def test_a_filter_is_built_by_buttons_alone(sign_in):
    ExhibitorFactory(city="Lyon")
    browser = sign_in("staff")
    assert 'name="r-0.field"' in browser.get("/exhibitors/filter?r.join=and&add=r").text
    group = "r.join=and&r-0.field=city&r-0.op=is&r-0.value=Lyon&group=r"
    assert 'name="r-1-0.field"' in browser.get(f"/exhibitors/filter?{group}").text
    whole = (
        "r.join=and&r-0.field=city&r-0.op=is&r-0.value=Lyon&r-1.join=or"
        "&r-1-0.field=country&r-1-0.op=any&r-1-0.value=DE&r-1-0.value=FR&r-1-1.field=value&r-1-1.op=filled"
    )
    assert 'name="r-1-1.field"' not in browser.get(f"/exhibitors/filter?{whole}&drop=r-1-0").text
    answer = browser.get(f"/exhibitors/filter?{whole}&show=1&sort=-value")
    expected = "city+is+Lyon+and+%28country+any+DE%2CFR+or+value+filled%29"
    assert answer.location == f"/exhibitors/?sort=-value&where={expected}"
    assert browser.get(f"/exhibitors/filter?where={expected}").text.count(".op") == 3


def test_a_value_that_cannot_be_is_named_by_the_builder(sign_in):
    query = "r.join=and&r-0.field=value&r-0.op=min&r-0.value=much&show=1"
    answer = sign_in("staff").get(f"/exhibitors/filter?{query}")
    assert (answer.status_code, "“Value”" in answer.text) == (400, True)


def test_columns_are_chosen_and_ordered(sign_in):
    query = "column=city&column=value&column=tag&at_city=3&at_value=1&at_tag=2&show=1&where=value+filled"
    location = sign_in("staff").get(f"/exhibitors/columns?{query}").location
    assert location == "/exhibitors/?where=value+filled&columns=value%2Ctag%2Ccity"


def test_a_long_list_is_estimated_and_counted_when_asked(sign_in, monkeypatch):
    monkeypatch.setattr(queries, "COUNTED", 3)
    ExhibitorFactory.create_batch(24, country="DE")
    ExhibitorFactory.create_batch(12, country="CN")
    assert about(from_address({"where": "country is DE"}, None)) == 24
    browser = sign_in("staff")
    assert "More than 3 exhibitors" in browser.get("/exhibitors/?where=country+is+DE").text
    assert browser.get("/exhibitors/about?where=country+is+DE").text == "About 24 exhibitors"
    assert "24 exhibitors" in browser.get("/exhibitors/?where=country+is+DE&count=exact").text


def test_an_address_is_the_list_again(app):
    query = {"class": "key", "where": "value min 5", "columns": "city,tag", "sort": "-value", "q": "ad"}
    assert from_address(from_address(query, 1).address, 1) == from_address(query, 1)
