"""The language that a page is answered in."""

from flask_babel import force_locale, gettext, ngettext

from foundation.languages import later


def test_a_page_is_chinese_when_the_address_asks_for_it(catalogues, client):
    assert "忘记密码了？" in client.get("/sign-in?language=zh_CN").text


def test_a_page_is_chinese_when_the_browser_prefers_it(catalogues, client):
    assert "忘记密码了？" in client.get("/sign-in", headers={"Accept-Language": "zh-CN,zh;q=0.9"}).text


def test_a_page_is_english_by_default(catalogues, client):
    assert "Forgotten your password?" in client.get("/sign-in").text


def test_mail_is_written_in_the_language_of_who_gets_it(catalogues, app):
    label = later("Exhibitor")
    with force_locale("zh_CN"):
        assert (str(label), gettext("Exhibitor")) == ("参展商", "参展商")
    assert str(label) == "Exhibitor"


def test_chinese_has_one_form_for_every_count(catalogues, app):
    with force_locale("zh_CN"):
        texts = {n: ngettext("%(num)d plan was made.", "%(num)d plans were made.", n) for n in (1, 2)}
    assert texts == {1: "已制定 1 份计划。", 2: "已制定 2 份计划。"}
