"""The dictionary of codes: what is meant, whatever words an exhibitor used for a rung of its ladder."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foundation import clock
from foundation.database import Base, UtcDateTime, Versioned, one_of, word
from goals.ladder import RUNGS


class LadderCode(Versioned, Base):
    """One meaning on one rung, as "a quiet place to talk". `name_key` finds the same name again."""

    __tablename__ = "ladder_code"
    __table_args__ = (one_of("rung", RUNGS), UniqueConstraint("rung", "name_key"))
    id: Mapped[int] = mapped_column(primary_key=True)
    rung: Mapped[str] = word()
    name: Mapped[str]
    name_key: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class LadderPhrase(Base):
    """One wording on one rung and what it means; goals of the same wording share it.

    Only the digest of the wording is kept here: the words stay with the goals, where a person is erased.
    Coding, merging and undoing change these rows and no goal.
    """

    __tablename__ = "ladder_phrase"
    __table_args__ = (one_of("rung", RUNGS), UniqueConstraint("rung", "digest"))
    id: Mapped[int] = mapped_column(primary_key=True)
    rung: Mapped[str] = word()
    digest: Mapped[str] = mapped_column(String(64))
    code_id: Mapped[int | None] = mapped_column(ForeignKey("ladder_code.id", ondelete="SET NULL"), index=True)
    code: Mapped[LadderCode | None] = relationship()


class CodeChange(Base):
    """One change of the dictionary and how it was before, so that it can be taken back.

    `codes` holds the codes that were renamed or went, as they were; `phrases` what each phrase meant before,
    and `meaning` what it means since.
    """

    __tablename__ = "code_change"
    __table_args__ = (one_of("kind", ("coded", "renamed", "merged", "removed")),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = word()
    codes: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    phrases: Mapped[list[list[int | None]]] = mapped_column(JSON)
    meaning: Mapped[int | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
