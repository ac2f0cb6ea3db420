"""A form posted twice is saved once: its token is claimed in the same transaction as the save."""

import secrets
from datetime import datetime, timedelta

from flask import request
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.exceptions import Conflict

from foundation import clock
from foundation.database import Base, UtcDateTime, db, unit_of_work

FIELD = "once"
KEPT = timedelta(days=7)


class PostedForm(Base):
    """A form token that has been saved, and where the save led."""

    __tablename__ = "posted_form"
    token: Mapped[str] = mapped_column(primary_key=True)
    location: Mapped[str | None]
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class AlreadyPosted(Conflict):
    """The form was saved before; `location` is what that save led to."""

    def __init__(self, location: str | None) -> None:
        super().__init__()
        self.location = location


def new_token() -> str:
    """Return a fresh form token."""
    return secrets.token_urlsafe(12)


def claim() -> PostedForm | None:
    """Claim the posted form's token, or raise AlreadyPosted; None when the form carries none."""
    token = request.form.get(FIELD, "")[:64]
    if not token:
        return None
    posted = PostedForm(token=token, location=None, posted_at=clock.now())
    try:
        with db.session.begin_nested():
            db.session.add(posted)
    except IntegrityError:
        earlier = db.session.get(PostedForm, token)
        raise AlreadyPosted(earlier.location if earlier else None) from None
    return posted


def remember(posted: PostedForm | None, location: str | None) -> None:
    """Keep where the save led, for whoever posts the form again."""
    if posted is not None:
        posted.location = location


def forget_old() -> int:
    """Delete tokens past their use; return how many."""
    old = delete(PostedForm).where(PostedForm.posted_at < clock.now() - KEPT)
    with unit_of_work():
        return db.session.connection().execute(old).rowcount
