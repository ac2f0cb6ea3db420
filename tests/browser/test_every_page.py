"""Every page that the administrator can reach by links answers, fits the screen, and axe finds nothing.

So do an exhibitor's pages, which begin with the link in a survey's mail.
"""

import re
import sqlite3
from collections import deque
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page

from tests.browser.conftest import signed_in

pytestmark = pytest.mark.browser
FILES = re.compile(r"\.(csv|xlsx|pdf|json|zip)$|/(export|file)$|/files/")
WIDTHS = {1440: 900, 390: 844}
EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a page is made of is the same on both visits; the second asks what colours, width and words change.
WHAT_DIFFERS = [
    "color-contrast",
    "target-size",
    "label",
    "button-name",
    "link-name",
    "scrollable-region-focusable",
]
# A list's later rows are made like its first; looking at contrast in each of them takes most of axe's time.
LATER_ROWS = "document.querySelectorAll('tbody tr:nth-child(n + 5)').forEach(row => row.remove())"
OPEN = """SELECT token FROM invitation JOIN survey ON survey.id = survey_id
WHERE answered_at IS NULL AND closes_at > CURRENT_TIMESTAMP ORDER BY invitation.id DESC"""


def shape(address: str) -> str:
    """Return the address without its numbers, tokens and query: pages of one shape are looked at once."""
    return re.sub(r"/(\d+|[\w-]{20,})", "/N", urlsplit(address).path)


def links(page: Page, site: str) -> list[str]:
    """Return the addresses on this site that the page links to."""
    read = "nodes => nodes.map(node => new URL(node.getAttribute('href'), document.baseURI).href)"
    found = page.eval_on_selector_all("a[href]", read)
    return [address for address in found if address.startswith(site)]


def problems(page: Page, rules: list[str]) -> list[str]:
    """Return what axe finds, and whether the page is wider than the screen."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.evaluate(LATER_ROWS)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    said = [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in found]
    return [*said, *([f"{wider} px wider than the screen"] if wider > 0 else [])]


def survey_to_answer(database: Path, site: str) -> str:
    """Return the address that an exhibitor was mailed."""
    with closing(sqlite3.connect(database)) as connection:
        (token,) = connection.execute(OPEN).fetchone()
    return f"{site}/s/{token}"


def refusal(page: Page, address: str) -> str | None:
    """Return what is wrong with the answer to a file's address."""
    try:
        status = page.context.request.get(address).status
    except Error as broken_off:
        return broken_off.message.partition("\n")[0]
    return None if status == 200 else f"answers {status}"


def crawl(page: Page, site: str, rules: list[str], *entrances: str) -> dict[str, list[str]]:
    """Visit one page of every shape; return the problems by address."""
    waiting, seen, wrong = deque(entrances), set(map(shape, entrances)), {}
    page.on(
        "console",
        lambda said: wrong.setdefault(page.url, []).append(said.text) if said.type == "error" else None,
    )
    while waiting:
        address = waiting.popleft()
        if FILES.search(urlsplit(address).path):
            if found := refusal(page, address):
                wrong[address] = [found]
            continue
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            wrong[address] = [f"answers {answer and answer.status}"]
            continue
        for link in links(page, site):
            if shape(link) not in seen:
                seen.add(shape(link))
                waiting.append(link)
        if found := problems(page, rules):
            wrong.setdefault(address, []).extend(found)
    assert len(seen) > 30, "the crawl stopped early"
    return wrong


def choose(page: Page, language: str) -> None:
    """Choose the language with its button."""
    page.goto("/account")
    button = page.locator("form[action$='/language/zh_CN'] button").first
    if language == "zh_CN":
        button.evaluate("node => node.form.requestSubmit()")
        page.wait_for_url("**/account**")


@pytest.mark.parametrize(
    ("scheme", "language", "width", "rules"),
    [("light", "en", 1440, EVERY_RULE), ("dark", "zh_CN", 390, WHAT_DIFFERS)],
    ids=["light", "dark"],
)
def test_every_page_is_whole_and_accessible(
    browser: Browser, site: str, database: Path, scheme: str, language: str, width: int, rules: list[str]
):
    viewport = {"width": width, "height": WIDTHS[width]}
    context = signed_in(browser, site, "admin@standwell.example", color_scheme=scheme, viewport=viewport)
    page = context.new_page()
    choose(page, language)
    wrong = crawl(page, site, rules, f"{site}/", survey_to_answer(database, site))
    context.close()
    assert not wrong, "\n".join(f"{address}\n    " + "\n    ".join(said) for address, said in wrong.items())
