"""The organiser's own look: one row, or none."""

from hashlib import sha256

from sqlalchemy import CheckConstraint, Row, select
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Base, Versioned, db

ONE = 1


class Look(Versioned, Base):
    """Accent "#rrggbb" and logo, a PNG drawn by ourselves; `digest` changes with either."""

    __tablename__ = "house_look"
    __table_args__ = (CheckConstraint(f"id = {ONE}", name="only_one"),)
    id: Mapped[int] = mapped_column(primary_key=True, default=ONE)
    accent: Mapped[str | None]
    logo: Mapped[bytes | None] = mapped_column(deferred=True)
    has_logo: Mapped[bool] = mapped_column(default=False)
    digest: Mapped[str] = mapped_column(default="")


_SHOWN = select(Look.accent, Look.has_logo, Look.digest).where(Look.id == ONE)


def shown() -> Row | None:
    """Return accent, has_logo and digest, None where nothing was chosen."""
    return db.session.execute(_SHOWN).one_or_none()


def change(accent: str | None, logo: bytes | None, keep_logo: bool) -> Look:
    """Keep the look; the caller commits."""
    look = db.session.get(Look, ONE) or Look(id=ONE)
    look.accent = accent
    if logo or not keep_logo:
        look.logo, look.has_logo = logo, logo is not None
    look.digest = sha256((accent or "").encode() + (look.logo or b"")).hexdigest()[:12]
    db.session.add(look)
    db.session.flush()
    return look
