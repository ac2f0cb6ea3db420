"""Every page that the administrator can reach by links answers, fits the screen, and axe finds nothing."""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page

from tests.browser.conftest import signed_in

pytestmark = pytest.mark.browser
FILES = re.compile(r"\.(csv|xlsx|pdf|json)$|/export|/download|/pdf")
WIDTHS = {1440: 900, 390: 844}


def shape(address: str) -> str:
    """Return the address without its numbers, tokens and query: pages of one shape are looked at once."""
    return re.sub(r"/(\d+|[\w-]{20,})", "/N", urlsplit(address).path)


def links(page: Page, site: str) -> list[str]:
    """Return the addresses on this site that the page links to."""
    found = page.eval_on_selector_all("a[href]", "nodes => nodes.map(node => node.href)")
    return [address for address in found if address.startswith(site)]


def problems(page: Page) -> list[str]:
    """Return what axe finds, and whether the page is wider than the screen."""
    found = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in Axe().run(page).response["violations"]]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{wider} px wider than the screen"] if wider > 0 else [])]


def refusal(page: Page, address: str) -> str | None:
    """Return what is wrong with the answer to a file's address."""
    try:
        status = page.context.request.get(address).status
    except Error as broken_off:
        return broken_off.message.partition("\n")[0]
    return None if status == 200 else f"answers {status}"


def crawl(page: Page, site: str) -> dict[str, list[str]]:
    """Visit one page of every shape; return the problems by address."""
    waiting, seen, wrong = deque([f"{site}/"]), {"/"}, {}
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
        if found := problems(page):
            wrong.setdefault(address, []).extend(found)
        for link in links(page, site):
            if shape(link) not in seen:
                seen.add(shape(link))
                waiting.append(link)
    assert len(seen) > 30, "the crawl stopped early"
    return wrong


def choose(page: Page, language: str) -> None:
    """Choose the language with its button."""
    page.goto("/account")
    button = page.locator("form[action$='/language/zh_CN'] button").first
    if language == "zh_CN":
        button.evaluate("node => node.form.requestSubmit()")
        page.wait_for_url("**/account**")


@pytest.mark.parametrize(("scheme", "language", "width"), [("light", "en", 1440), ("dark", "zh_CN", 390)])
def test_every_page_is_whole_and_accessible(
    browser: Browser, site: str, scheme: str, language: str, width: int
):
    viewport = {"width": width, "height": WIDTHS[width]}
    context = signed_in(browser, site, "admin@standwell.example", color_scheme=scheme, viewport=viewport)
    page = context.new_page()
    choose(page, language)
    wrong = crawl(page, site)
    context.close()
    assert not wrong, "\n".join(f"{address}\n    " + "\n    ".join(said) for address, said in wrong.items())
