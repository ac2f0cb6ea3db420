"""The rail counts a small edition on every page, and keeps the counts of a large one for a while."""

import re
from datetime import timedelta

import pytest
import time_machine

from foundation import clock
from overview import rail
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def edition(app):
    app.extensions.pop(rail.KEPT, None)
    edition = EditionFactory()
    ParticipationFactory(edition=edition)
    return edition


def counted(edition, monkeypatch) -> list[int]:
    """Return a list that grows by one with each count of the edition."""
    counts, count = [], rail.steps
    monkeypatch.setattr(rail, "steps", lambda *args: counts.append(1) or count(*args))
    return counts


def test_a_small_edition_is_counted_on_every_page(sign_in, edition, monkeypatch):
    counts, browser = counted(edition, monkeypatch), sign_in("staff")
    browser.get("/exhibitors/")
    browser.get("/exhibitors/")
    assert len(counts) == 2


def test_a_large_edition_is_counted_once_for_several_pages(sign_in, edition, monkeypatch):
    monkeypatch.setattr(rail, "MANY", 1)
    counts, browser = counted(edition, monkeypatch), sign_in("staff")
    with time_machine.travel(clock.now(), tick=False):
        browser.get("/exhibitors/")
        browser.get("/exhibitors/")
    assert len(counts) == 1


def test_what_is_kept_grows_old(sign_in, edition, monkeypatch):
    monkeypatch.setattr(rail, "MANY", 1)
    counts, browser = counted(edition, monkeypatch), sign_in("staff")
    for seconds in (0, 1):
        with time_machine.travel(clock.now() + timedelta(seconds=seconds), tick=False):
            browser.get("/exhibitors/")
    assert len(counts) == 2


def test_the_dashboard_counts_anew(sign_in, edition, monkeypatch):
    monkeypatch.setattr(rail, "MANY", 1)
    counts, browser = counted(edition, monkeypatch), sign_in("staff")
    with time_machine.travel(clock.now(), tick=False):
        browser.get("/exhibitors/")
        browser.get("/")
    assert len(counts) == 2


@pytest.mark.parametrize(
    "page, link",
    [
        ("/", "/"),
        ("/plans/", "/plans/"),
        ("/plans/my-day", "/plans/my-day"),
        ("/scores/reports", "/scores/reports"),
        ("/scores/weights", "/scores/"),
        ("/people/mail", "/people/mail"),
        ("/people/new", "/people/"),
        ("/exhibitors/new", "/exhibitors/?at=in"),
    ],
)
def test_one_link_of_the_rail_is_marked_as_the_page(sign_in, edition, page, link):
    shown = sign_in("admin").get(page).text
    marked = re.findall(r'<a class="rail-link here" href="([^"]+)" aria-current="page"', shown)
    assert marked == [link]


def test_an_exhibitors_page_belongs_to_the_exhibitors(sign_in, edition):
    shown = sign_in("staff").get(f"/exhibitors/{ExhibitorFactory().id}").text
    assert re.findall(r'rail-link here" href="([^"]+)"', shown) == ["/exhibitors/?at=in"]
