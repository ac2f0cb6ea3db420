"""A complaint put right, scores and their report, classes, the search, the looks and the language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PageOf = Callable[[str], Page]
STEPS = (
    "Acknowledged to the exhibitor",
    "Begin to investigate",
    "Answered with a decision",
    "The exhibitor accepts",
)


def test_the_slash_key_leads_to_the_search_and_typing_finds(page_of: PageOf):
    page = page_of("staff")
    page.goto("/exhibitors/")
    name = page.locator("main table a.name").first.inner_text()
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.locator("#found").get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_light_or_dark_is_remembered(page_of: PageOf):
    page = page_of("staff")
    page.goto("/")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".avatar-menu summary").click()
    page.get_by_role("button", name="Light or dark").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != ground


def test_the_language_changes_in_place_and_back(page_of: PageOf):
    page = page_of("staff")
    page.goto("/complaints/")
    page.locator(".topbar > .languages button").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page).to_have_url(re.compile("/complaints/"))
    page.locator(".topbar > .languages button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Complaints")
