"""Answering the standard questionnaire over the web, against the bare inserts of the same rows."""

from collections.abc import Iterator, Sequence
from random import Random
from statistics import median

from flask.testing import FlaskClient

from bench.bare import stored, write
from bench.bases import Base
from bench.figures import Figure, duration
from bench.timing import seconds
from surveys import sheets
from surveys.answers import fields
from surveys.items import Item
from surveys.kinds import Kind

WARM_UP, ROUNDS, FLAT = 3, 60, 1.25
"""A sheet is answered about as fast on a hundred times as many answers."""
Form = dict[str, str]


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Fill sheets at both bases in turn, and write the same rows bare."""
    small, large = bases[0], bases[-1]
    rounds = [_round(small, large, f"open-{number}") for number in range(1, WARM_UP + ROUNDS + 1)]
    before, _, taken, bare = (median(column) for column in zip(*rounds[WARM_UP:], strict=True))
    where = large.database, large.size, duration(taken)
    against = f"its rows inserted bare, one commit: {duration(bare)}"
    yield Figure("survey, one page seen, five saved", *where, against, taken / bare)
    flat = f"survey, {large.size // small.size} times the answers"
    yield Figure(flat, *where, f"at {small.size}: {duration(before)}", taken / before, FLAT)


def _round(small: Base, large: Base, token: str) -> list[float]:
    return [one for base in (small, large) for one in _sheet(base, token)]


def _sheet(base: Base, token: str) -> tuple[float, float]:
    """The seconds of answering an invitation over the web, and of writing what that stored once more."""
    browser, forms = base.app.test_client(), _forms(base, token)
    taken = seconds(lambda: _answer(browser, token, forms))
    with base.app.app_context():
        rows = stored(token)
        return taken, seconds(lambda: write(rows))


def _forms(base: Base, token: str) -> list[Form]:
    with base.app.app_context():
        invitation = sheets.find(token)
        assert invitation is not None
        pages = sheets.sheet(invitation).pages
    random = Random(token)
    return [{name: value for item in page for name, value in _said(item, random).items()} for page in pages]


def _said(item: Item, random: Random) -> Form:
    """What somebody posts for an item."""
    if item.ask.kind == Kind.TEXT:
        return {item.name: "More signs to hall 3, please."}
    if item.ask.options and item.ask.kind == Kind.SINGLE:
        return {item.name: str(item.ask.options[0]["value"])}
    return {name: str(random.choice(item.ask.points)) for name in fields(item)}


def _answer(browser: FlaskClient, token: str, forms: Sequence[Form]) -> None:
    """Open the link and save page after page; the last one hands in."""
    assert browser.get(f"/s/{token}").status_code == 200
    for number, form in enumerate(forms, 1):
        answer = browser.post(f"/s/{token}?page={number}", data={**form, "go": "next"})
        assert answer.status_code == 303, answer.text
    assert answer.location.endswith("/thanks"), answer.location
