"""What hangs on a row of a list (its stands, its custom values), and what a run changed on what was there."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Base, one_of, word


class ImportStand(Base):
    """A stand that a row names; `hall` is as the file calls it."""

    __tablename__ = "import_stand"
    __table_args__ = (Index("ix_import_stand_row", "run_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    hall: Mapped[str | None]
    stand: Mapped[str]


class ImportCustom(Base):
    """A value that a row has for a custom field; `key` is the column's in the run's mapping."""

    __tablename__ = "import_custom"
    __table_args__ = (Index("ix_import_custom_row", "run_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    key: Mapped[str]
    text_value: Mapped[str | None]
    number_value: Mapped[float | None]


class ImportChange(Base):
    """A value that a run changed on a row that was there before it: what it was, what it became, as text."""

    __tablename__ = "import_change"
    __table_args__ = (
        Index("ix_import_change_field", "run_id", "record", "field", "record_id"),
        Index("ix_import_change_record", "record", "record_id"),
        one_of("record", ("exhibitor", "participation", "contact", "custom")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    record: Mapped[str] = word()
    record_id: Mapped[int]
    field: Mapped[str] = word()
    before: Mapped[str | None]
    after: Mapped[str]
    kept: Mapped[bool] = mapped_column(default=False)
