"""A file of answers that another tool gathered."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from foundation import clock
from foundation.database import Base, UtcDateTime
from surveys.models import Survey

KEPT_FOR = timedelta(days=7)


class AnswerImport(Base):
    """One file for one edition. `survey_id` is what was made of it: none before, none after it was undone.

    `content` is the file until a survey is made of it, for `KEPT_FOR` at most: what people said is then in
    the survey alone, where it can be erased. `digest` tells the same file again. `skipped` counts rows
    without any answer, `strangers` rows whose exhibitor is not known: they are kept without one.
    """

    __tablename__ = "answer_import"
    __table_args__ = (Index("ix_answer_import_edition_digest", "edition_id", "digest"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    survey_id: Mapped[int | None] = mapped_column(ForeignKey("survey.id", ondelete="SET NULL"), index=True)
    filename: Mapped[str]
    digest: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(deferred=True)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    responses: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)
    strangers: Mapped[int] = mapped_column(default=0)
    edition: Mapped[Edition] = relationship()
    survey: Mapped[Survey | None] = relationship()
