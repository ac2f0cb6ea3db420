"""Words that people give to comments, to find them again."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Base


class CommentTag(Base):
    """One word on one response's comment."""

    __tablename__ = "comment_tag"
    __table_args__ = (Index("ix_comment_tag_word", "word"),)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
