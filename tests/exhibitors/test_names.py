import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitors.names import fold, name_key, search_text, website_host


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Ltd", "ACME Limited"),
        ("AREA S.p.A.", "Area SpA"),
        ("AREA S. p. A.", "Area"),
        ("Kolt Sp. z o.o.", "KOLT sp. z o. o."),
        ("Foster & Freeman", "Foster + Freeman Ltd"),
        ("The Enigma Co Ltd", "Enigma Company Limited, The"),
        ("Müller GmbH & Co. KG", "Muller"),
        ("Østfold A/S", "OSTFOLD"),
        ("O’Neil's", "ONeils"),
        ("Jane&#39;s", "Jane's"),
        ("PT Nusantara", "Nusantara"),
        ("ООО Ромашка", "Ромашка"),
        ("深圳市纺织集团股份有限公司", "深圳市纺织（集团）股份有限公司"),
        ("中国工商银行股份有限公司诸暨支行", "中国工商银行诸暨支行"),
        ("株式会社島津製作所", "(株)島津製作所"),
        ("삼성전자 주식회사", "삼성전자"),
        ("ＡＢＣ有限公司", "abc 有限公司"),
    ],
)
def test_two_spellings_of_one_company_share_a_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AB Dynamics", "Dynamics"),
        ("SAS Institute", "Institute"),
        ("中山市昌建药业有限公司", "中山市昌健药业有限公司"),
        ("某某集团有限公司", "某某有限公司"),
        ("某某公司北京分公司", "某某公司上海分公司"),
        ("🚀", "🎈"),
    ],
)
def test_two_companies_keep_two_keys(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["Ltd", "A/S", "有限公司", "GmbH & Co. KG", "X"])
def test_a_name_of_nothing_but_legal_forms_keeps_a_key(name):
    assert name_key(name)


@given(st.text())
def test_the_key_of_a_key_is_itself(name):
    assert name_key(name_key(name)) == name_key(name)


def test_search_finds_a_chinese_name_by_pinyin_and_by_characters():
    text = search_text("苏州大学", "Suzhou University")
    assert all(typed in text for typed in ("苏州", "suzhoudaxue", "su zhou", "university"))


def test_fold_turns_what_is_typed_into_what_is_stored():
    assert fold("  ÉLAN　ｗｏｒｋｓ ") == "elan works"


def test_search_text_passes_over_missing_parts():
    assert search_text(None, "", "Acme") == "acme"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Acme.com/en?x=1", "acme.com"),
        ("acme.co.uk", "acme.co.uk"),
        ("http://http://acme.de", "acme.de"),
        ("https//acme.com", "acme.com"),
        ("http://acme.com:8080/", "acme.com"),
        ("www.müller.de", "xn--mller-kva.de"),
        ("https://a.com; https://b.com", "a.com"),
    ],
)
def test_the_host_of_a_web_address(url, host):
    assert website_host(url) == host


@pytest.mark.parametrize(
    "rubbish", [None, "", "n/a", "-", "acme", "info@acme.com", "1.2.3.4", "http://[::1", "a..b"]
)
def test_rubbish_has_no_host(rubbish):
    assert website_host(rubbish) is None


@given(st.text())
def test_no_text_breaks_the_host_or_the_search_text(text):
    website_host(text)
    search_text(text)
