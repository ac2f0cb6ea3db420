import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibitors.duplicates.company import Company
from exhibitors.duplicates.likeness import Code, likeness
from exhibitors.duplicates.rarity import Rarity, counted

NOTHING_KNOWN = Rarity()
names = st.text(min_size=1, max_size=40)
companies = st.builds(
    Company,
    names=st.lists(names, min_size=1, max_size=3).map(tuple),
    country=st.sampled_from([None, "DE", "CN"]),
    website=st.sampled_from([None, "acme.example", "https://www.other.example/x"]),
    phone=st.sampled_from([None, "+49 30 1234567", "030 1234567", "12"]),
    address=st.one_of(st.none(), st.text(max_size=30), st.just("12 Harbour Street, Bremen")),
)


def score(one, other, rarity=NOTHING_KNOWN, **more):
    return likeness(Company((one,), **more), Company((other,), **more), rarity).score


def codes(one, other, rarity=NOTHING_KNOWN):
    return [reason.code for reason in likeness(one, other, rarity).reasons]


@settings(deadline=None)
@given(companies, companies)
def test_it_is_the_same_whichever_comes_first(one, other):
    assert likeness(one, other, NOTHING_KNOWN).score == pytest.approx(
        likeness(other, one, NOTHING_KNOWN).score
    )


@settings(deadline=None)
@given(names, names)
def test_no_name_is_likelier_than_the_same_one(name, other):
    assert score(name, other) <= score(name, name)


@pytest.mark.parametrize(
    "one, other",
    [
        ("Köhler Maschinenbau GmbH & Co. KG", "KOEHLER MASCHINENBAU"),
        ("Lockhart Dynamics Ltd", "Lockheart Dynamics Limited"),
        ("Net Harbour Systems", "NetHarbour Systems"),
        ("Tidewater Marine Instruments", "Marine Instruments Tidewater"),
        ("Quartermain Instruments", "Quartermain"),
        ("Harbour Crane Board (HCB)", "Harbour Crane Board"),
        ("Groupe Ardèche Énergie", "ARDECHE ENERGIE"),
        ("上海騰輝國際貨運有限公司", "上海腾辉国际货运有限公司"),
        ("江城仪器(集团)有限公司", "江城仪器集团股份有限公司"),
        ("江城仪器有限公司", "Jiang Cheng Yi Qi You Xian Gong Si"),
    ],
)
def test_spellings_of_one_company_look_alike(one, other):
    assert score(one, other) > 0.5


@pytest.mark.parametrize(
    "one, other",
    [
        ("Alder Pumps Ltd", "Birch Pumps Ltd"),
        ("Fairmont Centre 2", "Fairmont Centre 3"),
        ("Studio Zero One", "Studio Zero Nine"),
        ("江城市昌建药业有限公司", "江城市昌健药业有限公司"),
        ("A", "B"),
    ],
)
def test_names_that_differ_in_what_counts_do_not(one, other):
    assert score(one, other) < 0.5


def test_a_website_that_many_share_says_nothing():
    crowd = [Company((f"Name {number}",), website="pages.example") for number in range(12)]
    assert Code.SAME_HOST not in codes(crowd[0], crowd[1], counted(crowd))


def test_the_fairs_own_website_says_nothing():
    one, other = (Company((name,), website="fair.example") for name in ("Alder", "Birch"))
    assert Code.SAME_HOST in codes(one, other)
    assert Code.SAME_HOST not in codes(one, other, Rarity(own_hosts=frozenset({"fair.example"})))


def test_a_website_and_a_phone_number_find_a_renamed_company():
    assert score("Alder Pumps", "Birchwood Flow", website="alder.example", phone="0421 5551234") > 0.5


def test_another_country_speaks_against():
    one, other = Company(("Helia",), country="KR"), Company(("Helia",), country="TR")
    assert Code.OTHER_COUNTRY in codes(one, other)
    assert likeness(one, other, NOTHING_KNOWN).score < score("Helia", "Helia")


def test_another_name_of_the_company_counts():
    one = Company(("Birchwood Flow", "Alder Pumps"))
    assert codes(one, Company(("Alder Pumps Ltd",)))[0] is Code.SAME_NAME


def test_an_address_of_another_number_speaks_against():
    one, other = (Company(("Alder",), address=f"{number} Harbour Street") for number in (12, 14))
    assert Code.OTHER_ADDRESS in codes(one, other)


def test_what_everybody_is_called_counts_less():
    base = [Company((f"{word} Systems",)) for word in ("Alder", "Birch", "Cedar", "Hazel", "Maple") * 40]
    usual = likeness(Company(("Systems Group",)), Company(("Systems Works",)), counted(base)).score
    assert usual < score("Systems Group", "Systems Works")
