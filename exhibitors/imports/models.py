"""One import run, what became of each of its rows, and what it changed."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from events.models import Edition
from foundation import clock
from foundation.database import Base, MinorUnits, UtcDateTime, one_of, word
from staff.models import Person


class Kind(StrEnum):
    """What the rows of a list are: companies, people there, or what was said and done with them."""

    EXHIBITORS = "exhibitors"
    CONTACTS = "contacts"
    INTERACTIONS = "interactions"


class Key(StrEnum):
    """What decides that a row is an exhibitor that we know."""

    NUMBER = "external_id"
    NAME = "name"
    WEBSITE = "website"
    EMAIL = "email"


KEYS = [Key.NUMBER.value, Key.NAME.value]


class State(StrEnum):
    """How far a run got. Whether it is stuck is its job's to say."""

    UPLOADED = "uploaded"
    READING = "reading"
    PREVIEWED = "previewed"
    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


class Outcome(StrEnum):
    """What a row is: a new exhibitor, one we know, not usable, or one that an earlier row named."""

    CREATED = "created"
    MATCHED = "matched"
    REJECTED = "rejected"
    SKIPPED = "skipped"


class Kept(StrEnum):
    """Why undoing left alone what a row made."""

    EDITED = "edited"
    USED = "used"
    IMPORTED_AGAIN = "imported_again"


class ImportRun(Base):
    """A list brought in for one edition. Rows read = created + matched + rejected + skipped.

    `history` fills only what is blank, so that an old list never overwrites what is newer. `applied_to` is
    the last row number whose batch is committed; `halls` are the ids of the halls that the run made.
    `layout` is what a person said of how the file is laid out, `signature` its columns as found without that:
    the next file of the same shape starts with what was chosen for this one. `verbatim` takes the text as it
    stands; `day_first` reads 03/04/2026. `same` counts the matched rows that bring nothing new; `compared_to`
    is the last row number that was compared with the exhibitors there are. `rates` is the edition's currency
    per one unit of each other that money is read in. `custom` are the columns that are
    kept as custom fields, `custom_fields` the ids of those that the run made.
    """

    __tablename__ = "import_run"
    __table_args__ = (one_of("state", State), one_of("kind", Kind))
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    filename: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    mapping: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    history: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = word(default=State.UPLOADED)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    applied_to: Mapped[int] = mapped_column(default=0)
    halls: Mapped[list[int]] = mapped_column(JSON, default=list)
    rows_read: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    matched: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = word(default=Kind.EXHIBITORS, server_default=Kind.EXHIBITORS)
    layout: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    signature: Mapped[str | None] = mapped_column(index=True)
    keys: Mapped[list[str]] = mapped_column(JSON, default=KEYS.copy, server_default='["external_id", "name"]')
    verbatim: Mapped[bool] = mapped_column(default=False, server_default=false())
    day_first: Mapped[bool | None]
    same: Mapped[int] = mapped_column(default=0, server_default="0")
    compared_to: Mapped[int] = mapped_column(default=0, server_default="0")
    rates: Mapped[dict[str, float]] = mapped_column(JSON, default=dict, server_default="{}")
    custom: Mapped[list[Any]] = mapped_column(JSON, default=list, server_default="[]")
    custom_fields: Mapped[list[int]] = mapped_column(JSON, default=list, server_default="[]")
    edition: Mapped[Edition] = relationship()
    person: Mapped[Person | None] = relationship()
    file: Mapped["ImportFile"] = relationship(cascade="all, delete-orphan", passive_deletes=True)


class ImportFile(Base):
    """The bytes of a run's file, apart from it: SQLite reads through them to reach what lies behind."""

    __tablename__ = "import_file"
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes]


class ImportRow(Base):
    """One row of the file, read into typed values, and what became of it.

    `cells` is the row as it stood in the file, kept where something in it was not taken. `same_as` is the
    number of the earlier row that named the same exhibitor; `twin` says that another row has the name and
    is another company. `brings` says that a matched row changes or adds something; `repairs` are the cells
    whose text was mended or is lost, each [field, before, after]. In a list of contacts or interactions
    `record_id` is the one that the row means.
    """

    __tablename__ = "import_row"
    __table_args__ = (
        UniqueConstraint("run_id", "number"),
        Index("ix_import_row_outcome", "run_id", "outcome", "number"),
        one_of("outcome", Outcome),
        one_of("kept", Kept),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id", ondelete="CASCADE"))
    number: Mapped[int]
    outcome: Mapped[str] = word()
    same_as: Mapped[int | None]
    twin: Mapped[bool] = mapped_column(server_default=false())
    problems: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    cells: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    name: Mapped[str]
    name_key: Mapped[str]
    search_text: Mapped[str]
    alias: Mapped[str | None]
    alias_key: Mapped[str | None]
    external_id: Mapped[str | None]
    country: Mapped[str | None]
    city: Mapped[str | None]
    address: Mapped[str | None]
    website: Mapped[str | None]
    website_host: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    industry: Mapped[str | None]
    description: Mapped[str | None]
    package: Mapped[str | None]
    net_area_m2: Mapped[float | None]
    price_minor: Mapped[int | None] = mapped_column(MinorUnits)
    contact_name: Mapped[str | None]
    contact_email: Mapped[str | None]
    exhibitor_id: Mapped[int | None] = mapped_column(
        ForeignKey("exhibitor.id", ondelete="SET NULL"), index=True
    )
    kept: Mapped[str | None] = word()
    brings: Mapped[bool] = mapped_column(server_default=false())
    repairs: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    record_id: Mapped[int | None]
    status: Mapped[str | None] = word()
    kind: Mapped[str | None] = word()
    main_key: Mapped[str | None]
    paid_minor: Mapped[int | None] = mapped_column(MinorUnits)
    due_on: Mapped[date | None]
    contact_phone: Mapped[str | None]
    job_title: Mapped[str | None]
    language: Mapped[str | None] = word()
    main: Mapped[bool | None]
    happened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    interaction: Mapped[str | None] = word()
    summary: Mapped[str | None]
    body: Mapped[str | None]
    staff_id: Mapped[int | None]
