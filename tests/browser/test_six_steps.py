"""An organiser's way from an empty edition to an exhibitor's answer, as docs/first-steps.md tells it."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
SHOW, EDITION, EXHIBITOR = "Harbour Technology Days", "Harbour Technology Days 2031", "Nordhafen Kranbau AG"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "java_script_enabled": False}
LIST = f"""Company,Country,Hall,Stand,Contact,Contact email
{EXHIBITOR},Germany,Hall 1,1A10,Hanne Petersen,hanne@nordhafen.example
Baltic Winches SIA,Latvia,Hall 1,1A12,Juris Kalns,juris@baltic-winches.example
"""


def follow(page: Page, name: str) -> None:
    """Follow a link of the page by its words."""
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def press(page: Page, name: str | re.Pattern) -> None:
    """Press a button of the page by its words."""
    page.get_by_role("main").get_by_role("button", name=name).first.click()


def turn_to(page: Page, name: str) -> None:
    """Follow a link of the rail."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def fill(page: Page, **values: object) -> None:
    """Fill fields by their ids."""
    for field, value in values.items():
        page.fill(f"main #{field}", str(value))


def add_the_edition(page: Page) -> None:
    turn_to(page, "Events")
    follow(page, "New show")
    fill(page, name=SHOW)
    press(page, "Save")
    page.locator("section", has_text=SHOW).get_by_role("link", name="New edition").click()
    today = date.today()
    fill(page, name=EDITION, starts_on=today + timedelta(days=3), ends_on=today + timedelta(days=5))
    press(page, "Save")
    expect(page.get_by_role("main")).to_contain_text(EDITION)


def bring_in_the_list(page: Page) -> None:
    turn_to(page, "Imports")
    follow(page, "Import a list")
    file = {"name": "exhibitors.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.set_input_files("#file", [file])
    page.select_option("#edition_id", label=EDITION)
    press(page, "Upload")
    press(page, "See what will happen")
    press(page, "Run the import")
    expect(page.get_by_role("main").get_by_text("Done", exact=True)).to_be_visible(timeout=60_000)
    follow(page, "To the exhibitors")
    page.get_by_role("searchbox", name="Search exhibitors").fill(EXHIBITOR)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("link", name=EXHIBITOR, exact=True)).to_be_visible()


def take_care_of_the_exhibitor(page: Page) -> None:
    follow(page, EXHIBITOR)
    follow(page, "Edit")
    page.select_option("#owner_id", label="Jun Okoye")
    press(page, "Save")
    expect(page.get_by_text("Looked after by Jun Okoye")).to_be_visible()


def add_a_goal(page: Page) -> None:
    follow(page, "Add a goal")
    ladder = {"attribute": "A place by the water", "consequence": "Cranes are seen at work"}
    fill(page, title="Meet forty port operators", weight=60, **ladder, end_goal="Two orders a year")
    fill(page, target_number=40, target_unit="talks")
    page.get_by_label("Power and rigging").check()
    press(page, re.compile("^Save$"))
    expect(page.get_by_role("main")).to_contain_text("Two orders a year")


def give_a_skill(page: Page) -> None:
    turn_to(page, "Expertise")
    follow(page, "Klara Busch")
    follow(page, "Add a skill")
    page.select_option("#skill_id", label="Power and rigging")
    press(page, "Save")
    expect(page.get_by_role("main").get_by_text("Power and rigging", exact=True).first).to_be_visible()


def make_the_plans(page: Page) -> None:
    turn_to(page, "Service plans")
    press(page, "Make plans for 2 exhibitors without")
    expect(page.get_by_role("link", name=EXHIBITOR)).to_be_visible()
    expect(page.get_by_text("No plan", exact=True)).to_have_count(0)


def tick_a_promise(page: Page) -> None:
    turn_to(page, "My day")
    item = page.locator("li.item", has_text=EXHIBITOR).first
    title = item.locator(".item-title").inner_text()
    item.get_by_role("button", name="Done").click()
    done = page.locator("section", has_text="Done in the last 24 hours")
    expect(done.locator("li", has_text=EXHIBITOR).filter(has_text=title)).to_be_visible()


def send_the_survey(page: Page) -> None:
    turn_to(page, "Surveys")
    follow(page, "New survey")
    fill(page, opens=f"{date.today() - timedelta(days=1)}T09:00")
    press(page, "Save")
    follow(page, "Send to 2 contacts")
    press(page, "Send 2 mails now")
    invited = page.locator(".figure", has_text="Invited")

    def reload_until_invited() -> None:
        page.reload()
        expect(invited).to_contain_text("2", timeout=1000)

    eventually(reload_until_invited)


def eventually(check: Callable[[], None], times: int = 20) -> None:
    """Check again until it holds."""
    for _ in range(times - 1):
        try:
            return check()
        except AssertionError:
            continue
    return check()


def link_in_the_mail(database: Path) -> str:
    """Return the address that the exhibitor's contact was mailed."""
    with closing(sqlite3.connect(database)) as connection:
        mailed = "SELECT body FROM mail WHERE recipient = 'hanne@nordhafen.example'"
        (body,) = connection.execute(mailed).fetchone()
    return re.search(r"http://\S+/s/[\w-]+", body)[0]


def answer_on_a_phone(browser: Browser, link: str) -> None:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(link)
    while not page.get_by_role("heading", name="Thank you").is_visible():
        for scale in page.locator(".scale").all():
            scale.locator("label").last.click()
        page.locator("button.primary").click()
    context.close()


def read_the_answer(page: Page) -> None:
    page.reload()
    follow(page, EXHIBITOR)
    expect(page.get_by_role("main")).to_contain_text("You came to meet forty port operators")


def test_from_an_empty_edition_to_an_exhibitors_answer(
    page_of: Callable[[str], Page], browser: Browser, database: Path
):
    page = page_of("organiser")
    page.goto("/")
    add_the_edition(page)
    bring_in_the_list(page)
    take_care_of_the_exhibitor(page)
    add_a_goal(page)
    give_a_skill(page)
    make_the_plans(page)
    tick_a_promise(page)
    send_the_survey(page)
    answer_on_a_phone(browser, link_in_the_mail(database))
    read_the_answer(page)
