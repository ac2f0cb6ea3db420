"""A complaint put right, scores and their report, classes, the search, the looks and the language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PageOf = Callable[[str], Page]
STEPS = (
    "Acknowledged to the exhibitor",
    "Save the assessment",
    "Begin to investigate",
    "Answered by phone or in person",
    "The exhibitor accepts",
)


def test_a_complaint_is_opened_acknowledged_answered_and_closed(page_of: PageOf):
    page = page_of("organiser")
    page.goto("/exhibitors/")
    page.locator("main table a.name").first.click()
    page.get_by_role("main").get_by_role("link", name="Complaint", exact=True).first.click()
    page.select_option("#contact_id", label="Nobody named")
    page.fill("#title", "No water on the stand")
    page.get_by_role("button", name="Open complaint").click()
    for step in STEPS:
        page.get_by_role("button", name=step).click()
    page.get_by_label("Decision").fill("Connected within the hour, cleaning paid by us")
    page.get_by_role("combobox", name="Cause", exact=True).select_option(index=1)
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_role("heading", name="Resolution")).to_be_visible()


def test_a_manager_sees_the_scores_drawn_and_takes_the_report(page_of: PageOf):
    page, said = page_of("manager"), []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Staff scores").click()
    expect(page.locator(".vega-embed svg").first).to_be_visible()
    report = page.get_by_role("link", name="Team report (PDF)").get_attribute("href")
    assert page.request.get(report, timeout=60_000).body().startswith(b"%PDF")
    assert said == []


def test_a_manager_assesses_everybody_now(page_of: PageOf):
    page = page_of("manager")
    page.goto("/classes/")
    page.get_by_role("button", name="Assess now").click()
    expect(page.get_by_role("status").get_by_text("Assessed:").first).to_be_visible(timeout=60_000)


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
