"""A form posted twice is saved once: its token is claimed in the same transaction as the save."""

import secrets
from datetime import datetime, timedelta

from flask import request
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.exceptions import Conflict

from foundation import clock
from foundation.database import Base, UtcDateTime, db, unit_of_work
from foundation.upsert import inserting

FIELD = "once"
KEPT = timedelta(days=7)


class PostedForm(Base):
    """A form token that has been saved, and where the save led."""

    __tablename__ = "posted_form"
    token: Mapped[str] = mapped_column(primary_key=True)
    location: Mapped[str | None]
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


_CLAIMED = PostedForm.token == bindparam("claimed")
_LOCATION = select(PostedForm.location).where(_CLAIMED)
_REMEMBERED = update(PostedForm).where(_CLAIMED).values(location=bindparam("led_to"))


class AlreadyPosted(Conflict):
    """The form was saved before; `location` is what that save led to."""

    def __init__(self, location: str | None) -> None:
        super().__init__()
        self.location = location


def new_token() -> str:
    """Return a fresh form token."""
    return secrets.token_urlsafe(12)


def claim() -> str | None:
    """Claim the posted form's token, or raise AlreadyPosted; None when the form carries none."""
    token = request.form.get(FIELD, "")[:64]
    if not token:
        return None
    connection = db.session.connection()
    claimed = {"token": token, "location": None, "posted_at": clock.now()}
    if connection.execute(inserting(PostedForm, ("token",), connection.dialect.name), claimed).rowcount == 0:
        raise AlreadyPosted(connection.scalar(_LOCATION, {"claimed": token}))
    return token


def remember(token: str | None, location: str | None) -> None:
    """Keep where the save led, for whoever posts the form again."""
    if token is not None:
        db.session.connection().execute(_REMEMBERED, {"claimed": token, "led_to": location})


def forget_old() -> int:
    """Delete tokens past their use; return how many."""
    old = delete(PostedForm).where(PostedForm.posted_at < clock.now() - KEPT)
    with unit_of_work():
        return db.session.connection().execute(old).rowcount
