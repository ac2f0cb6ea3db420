"""The answer page's HTML. What is alike for many is drawn once and kept, by all that is seen of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flask import current_app
from markupsafe import Markup

from foundation.languages import current
from foundation.web import plain_page
from surveys.answers import fields
from surveys.items import Item

HOLE = Markup("<!-- questions -->")
Shown = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Frame:
    """Everything that stands around a page's questions; accent, logo and digest as the house's look has them.

    `keeps_language`: the language stands in the address. `note`: what is wrong with what was posted.
    """

    written_in: str
    show_name: str
    section: str
    intro: str
    promised: str
    number: int
    last: int
    saved: bool
    keeps_language: bool
    note: str
    accent: str | None
    has_logo: bool | None
    digest: str | None


def page(frame: Frame, questions: Markup) -> str:
    """Return a page of a sheet."""
    return _around(frame).replace(HOLE, questions, 1)


@lru_cache(maxsize=500)
def _around(frame: Frame) -> str:
    return plain_page("surveys/answer/page.html", invitation=frame, look=frame, questions=HOLE, **vars(frame))


def questions(
    items: Iterable[Item], fill: Mapping[str, str], shown: Shown, problems: Mapping[str, str]
) -> Markup:
    """Return the questions of a page in its language, with what is `shown` as answered so far."""
    language = current()
    drawn = (
        _question(item, item.text(language, fill), language, shown, problems.get(item.name)) for item in items
    )
    return Markup("").join(drawn)


def _question(item: Item, text: str, language: str, shown: Shown, problem: str | None) -> Markup:
    if problem or not shown.keys().isdisjoint(fields(item)):
        return _draw(item, text, shown, problem)
    return _unanswered(item, text, language)


@lru_cache(maxsize=2000)
def _unanswered(item: Item, text: str, _language: str) -> Markup:
    return _draw(item, text, {}, None)


def _draw(item: Item, text: str, shown: Shown, problem: str | None) -> Markup:
    macros = current_app.jinja_env.get_template("surveys/answer/questions.html").module
    return macros.question(item, text, shown, problem)  # pyright: ignore[reportAttributeAccessIssue]
