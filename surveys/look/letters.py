"""Mail under the house's logo: the text in HTML, legible in Chinese, with nothing from elsewhere."""

import re

from flask import current_app
from markupsafe import Markup, escape
from sqlalchemy import select

from foundation.database import db
from foundation.dressing import Dress, dresses
from surveys.look.colour import on_light
from surveys.look.models import ONE, Look

ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?，。；：！？]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLAIN_ACCENT = "#3446c4"


def paragraphs(text: str, accent: str) -> list[Markup]:
    """The text's paragraphs, its addresses as links that say where they lead."""
    return [_linked(one, accent) for one in re.split(r"\n\s*\n", text.strip())]


def _linked(text: str, accent: str) -> Markup:
    found, place = Markup(), 0
    for match in ADDRESS.finditer(text):
        link = Markup('<a href="{0}" style="color:{1};word-break:break-all">{0}</a>').format(match[0], accent)
        found, place = found + _lines(text[place : match.start()]) + link, match.end()
    return found + _lines(text[place:])


def _lines(text: str) -> Markup:
    return Markup("<br>\n").join(escape(line) for line in text.split("\n"))


@dresses
def dressed(body: str) -> Dress | None:
    """Return the mail's text in the house's look, None without a logo."""
    look = db.session.execute(
        select(Look.accent, Look.logo).where(Look.id == ONE, Look.has_logo)
    ).one_or_none()
    if look is None or look.logo is None:
        return None
    accent = on_light(look.accent).mark if look.accent else PLAIN_ACCENT
    language = "zh-Hans" if CHINESE.search(body) else "en"
    page = current_app.jinja_env.get_template("surveys/look/letter.html")  # nobody is signed in here
    return Dress(page.render(language=language, paragraphs=paragraphs(body, accent)), look.logo)
