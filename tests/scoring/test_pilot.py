from datetime import timedelta

from foundation import clock
from foundation.database import db
from scoring.models import StaffReport
from scoring.queries import pilot_until
from tests.factories.people import PersonFactory
from tests.factories.scores import rate, surveyed
from tests.factories.shows import EditionFactory


def _issued(days_ago):
    when = clock.now() - timedelta(days=days_ago)
    db.session.add(StaffReport(edition=EditionFactory(), period="2026-01", figures={}, issued_at=when))
    db.session.flush()


def test_the_pilot_lasts_half_a_year_from_the_first_report(app):
    today = clock.today("UTC")
    assert pilot_until(today) == today + timedelta(days=183)
    _issued(100)
    assert pilot_until(today) == today + timedelta(days=83)
    _issued(200)
    assert pilot_until(today) is None


def test_the_pilot_is_said_on_the_page_and_not_after_it(sign_in, app):
    rate(surveyed(EditionFactory()), PersonFactory(), [4, 5, 3, 4, 5])
    browser = sign_in("manager")
    assert "Pilot until" in browser.get("/scores/").text
    _issued(200)
    assert "Pilot until" not in browser.get("/scores/").text
