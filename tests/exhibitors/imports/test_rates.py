"""Amounts in another currency are asked about once, and changed at the rate that was said."""

from datetime import date

import pytest

from exhibitors.imports import rates, runs
from exhibitors.imports.quantities import Money, minor
from exhibitors.participation import Participation
from foundation import work
from foundation.database import db, unit_of_work
from tests.factories.lists import again, csv_list, uploaded
from tests.factories.shows import EditionFactory

HEADER = ("Name", "Price", "Currency")
ROWS = (("Kessler", "1000", "USD"), ("Weber", "500 EUR", ""), ("Norden", "USD 20.50", ""))
COLUMNS = {"columns-0": "name", "columns-1": "price", "columns-2": "currency", "keys": ["name"]}


@pytest.fixture
def run(app):
    return uploaded(csv_list(*ROWS, header=HEADER), EditionFactory(starts_on=date(2024, 5, 13)))


@pytest.mark.parametrize(
    ("amount", "decimals", "rate", "hundredths"),
    [
        (Money(1205, "USD"), 2, 0.5, 603),
        (Money(1000, "JPY"), 0, 0.0062, 620),
        (Money(1234, "BHD"), 3, 1.0, 123),
    ],
)
def test_an_amount_is_changed_to_hundredths(amount, decimals, rate, hundredths):
    assert minor(amount, decimals, rate) == hundredths


def test_the_rates_of_editions_are_offered(run):
    EditionFactory(currency="CNY", exchange_rate=0.128)
    run.edition.currency, run.edition.exchange_rate = "DKK", 0.134
    offered = rates.offered(run.edition, ["EUR", "CNY", "USD"])
    assert offered == {"EUR": pytest.approx(7.46269), "CNY": pytest.approx(0.955224), "USD": None}


def test_a_currency_is_asked_for_before_the_list_is_read(sign_in, run):
    client, url = sign_in("organiser"), f"/imports/{run.id}/columns"
    asked = client.post(url, data=COLUMNS)
    assert (asked.status_code, "How many EUR is one USD worth?" in asked.text) == (422, True)
    assert client.post(url, data=COLUMNS | {"rates-0-code": "USD", "rates-0-rate": "0"}).status_code == 422
    nothing = {"rates-1-code": "<b>", "rates-1-rate": "2", "rates-2-rate": "3"}
    answer = client.post(url, data=COLUMNS | {"rates-0-code": "USD", "rates-0-rate": "0.92"} | nothing)
    assert (answer.status_code, again(run).rates) == (302, {"USD": 0.92})


def test_amounts_come_in_at_the_rate(run):
    with unit_of_work():
        runs.preview(run, run.mapping, rates={"USD": 0.92})
    work.run_all()
    with unit_of_work():
        runs.start(again(run))
    work.run_all()
    prices = sorted(one.price_minor or 0 for one in db.session.query(Participation))
    assert prices == [1886, 50_000, 92_000]
