"""The open survey: a kiosk and a link beside the mails, one who asks to be called, one address gone."""

import io
from datetime import datetime
from random import Random
from typing import Any

from PIL import Image, ImageDraw
from sqlalchemy import Row, select

from exhibitors import failing
from exhibitors.models import Contact, Exhibitor
from foundation.database import db
from surveys.afterwards import calls, changed
from surveys.answers import judge
from surveys.doors import opening, visiting
from surveys.doors.models import DoorKind
from surveys.look import logo
from surveys.look.models import change
from surveys.models import Invitation, Survey
from surveys.response import Response
from surveys.whole_sheets import as_form

ACCENT = "#0b6f6a"
AT_THE_KIOSK, BY_LINK = 9, 3
GONE = "550 5.1.1 No such user here"
CHANGED = {
    "en": "You said that build-up was slow: hall 3 opens half a day earlier. There is coffee in every hall.",
    "zh_CN": "您告诉我们搭建进度太慢：3号馆将提前半天开放。现在每个展厅都设有咖啡站。",
}


def open_all(now: datetime, random: Random) -> None:
    """Open them on the newest survey that can be answered today, if any; the house has a look of its own."""
    change(ACCENT, logo.drawn(_drawing()), keep_logo=False)
    open_now = select(Survey).where(Survey.opens_at <= now, Survey.closes_at > now, Survey.mode == "named")
    survey = db.session.scalars(open_now.order_by(Survey.opens_at.desc(), Survey.id).limit(1)).first()
    if survey is None:
        return
    kiosk = opening.open_door(survey, DoorKind.KIOSK, "Entrance, by the badges")
    link = opening.open_door(survey, DoorKind.LINK)
    opening.make_cards(survey.id)
    for _visitor in range(AT_THE_KIOSK):
        _visit(kiosk.code, None, random)
    for company in _silent(survey):
        _visit(link.code, company, random)
    _afterwards(survey)


def _silent(survey: Survey) -> list[str]:
    """Companies that were invited and have not answered by mail."""
    names = select(Exhibitor.name).join(Invitation, Invitation.exhibitor_id == Exhibitor.id)
    its = Invitation.survey_id == survey.id, Invitation.answered_at.is_(None)
    return list(db.session.scalars(names.where(*its).order_by(Invitation.id.desc()).limit(BY_LINK)))


def _visit(code: str, said: str | None, random: Random) -> None:
    door: Row[Any] | None = visiting.find(code)
    assert door is not None
    visit = visiting.begin(door, said, "en")
    sheet = visiting.sheet_of(door, visit)
    mood = random.choice((2, 3, 4, 4, 5))
    answers = {"overall": mood, "return": mood, "recommend": 2 * mood, "effort": mood + 1}
    given, _problems = judge(sheet.items, as_form(sheet.items, answers), complete=False)
    said_something = {name: one for name, one in given.items() if not one.empty}
    visiting.finish(visit, sheet, said_something)


def _afterwards(survey: Survey) -> None:
    """Who was least satisfied asks to be called; of those who are silent one's address is gone."""
    its = Invitation.survey_id == survey.id
    low = select(Invitation.id).join(Response, Response.invitation_id == Invitation.id)
    unhappy = db.session.scalar(low.where(its).order_by(Response.overall, Response.id).limit(1))
    if unhappy:
        calls.wish(unhappy, "+49 30 5550 1234", "Tuesday or Thursday, before noon")
    addresses = select(Contact.email).join(Invitation, Invitation.contact_id == Contact.id)
    silent = addresses.where(its, Invitation.answered_at.is_(None), Contact.email.is_not(None))
    gone = db.session.scalar(silent.order_by(Invitation.id).limit(1))
    if gone:
        failing.mark(gone, GONE)
    changed.write(survey.id, CHANGED)


def _drawing() -> bytes:
    """A mark: a sail over a line."""
    mark = Image.new("RGBA", (124, 88), (0, 0, 0, 0))
    draw = ImageDraw.Draw(mark)
    draw.polygon([(20, 64), (64, 6), (64, 64)], fill=ACCENT)
    draw.polygon([(72, 64), (72, 22), (104, 64)], fill="#e39c2d")
    draw.rectangle([12, 70, 116, 76], fill=ACCENT)
    kept = io.BytesIO()
    mark.save(kept, "PNG")
    return kept.getvalue()
