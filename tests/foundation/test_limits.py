"""Tries are counted by the visitor's own address, and one stranger keeps nobody else out."""

import pytest
from flask import request

from app import create_app
from complaints.door import signing
from foundation import clock
from foundation.database import db
from foundation.limits import limiter
from tests.factories.companies import ParticipationFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def counting(app, environment):
    """Return a stranger's browser at an application that counts tries, as in production, behind proxies."""

    built = []

    def build(proxies=1):
        counted = create_app(environment | {"STANDWELL_TESTING": "", "TRUSTED_PROXIES": str(proxies)})
        counted.config["WTF_CSRF_ENABLED"] = False
        built.append(counted)
        return counted.test_client()

    yield build
    limiter.reset()
    limiter.enabled = False
    for counted in built:
        with counted.app_context():
            db.engine.dispose()


def sent_by(address):
    return {"X-Forwarded-For": f"198.51.100.1, {address}"}


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, "203.0.113.9"), (2, "198.51.100.1")])
def test_as_many_proxies_are_believed_as_the_setting_says(counting, proxies, seen):
    with counting(proxies) as browser:
        browser.get("/sign-in", headers=sent_by("203.0.113.9"))
        assert request.remote_addr == seen


def test_one_address_may_try_thirty_times_a_minute_and_the_next_may_too(counting):
    browser = counting()
    answers = [browser.post("/sign-in", headers=sent_by("203.0.113.1")).status_code for _ in range(31)]
    assert (set(answers[:30]), answers[30]) == ({422}, 429)
    assert browser.post("/sign-in", headers=sent_by("203.0.113.2")).status_code == 422


def test_a_stranger_at_one_stand_s_form_locks_no_other_stand_out(counting):
    today = clock.today("UTC")
    edition = EditionFactory(starts_on=today, ends_on=today)
    stands = [ParticipationFactory(edition=edition, status="contracted") for _stand in range(2)]
    db.session.commit()
    its, other = (f"/c/{signing.token(stand.id)}" for stand in stands)
    browser = counting(0)
    answers = [browser.post(its).status_code for _ in range(11)]
    assert (set(answers[:10]), answers[10], browser.post(other).status_code) == ({422}, 429, 422)
