"""Exhibitors and the people there."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from exhibitors.provenance import Imported
from foundation import clock
from foundation.database import NUMBERED_ONCE, Base, MinorUnits, UtcDateTime, Versioned, one_of, word
from staff.models import Person


class RelationshipClass(StrEnum):
    """The four classes; none for prospects and the lapsed."""

    STRATEGIC = "strategic"
    KEY = "key"
    TRANSACTIONAL = "transactional"
    RISK = "risk"


class Lifecycle(StrEnum):
    """Where an exhibitor is on its way with us, apart from its class."""

    PROSPECT = "prospect"
    FIRST_TIMER = "first_timer"
    RETURNING = "returning"
    LAPSED = "lapsed"
    LOST = "lost"
    WON_BACK = "won_back"


_CLASS_RANK = "CASE relationship_class {} ELSE {} END".format(
    " ".join(f"WHEN '{name}' THEN {rank}" for rank, name in enumerate(RelationshipClass)),
    len(RelationshipClass),
)


ALARMED = text("alert IS NOT NULL")


class Exhibitor(Imported, Versioned, Base):
    """A company that exhibits or may. Class, lifecycle and alert are written by the class room, read by all.

    `name_key` is the normalised name that finds the same company again; `search_text` is what the search
    reads (names, aliases, host, pinyin); `value_minor` is the contribution that the class was judged on, in
    the house currency. `import_number` is its row in the file of the import that made it. `country_order` and
    `class_rank` are country and class as the database sorts them: never NULL, so that a list pages through
    them by an index; the classes in the order of their worth.
    """

    __tablename__ = "exhibitor"
    __table_args__ = (
        one_of("relationship_class", RelationshipClass),
        one_of("lifecycle", Lifecycle),
        Index("ix_exhibitor_key", "name_key", "id"),
        Index("ix_exhibitor_value", "value_minor", "id"),
        Index("ix_exhibitor_country", "country_order", "name_key", "id"),
        Index("ix_exhibitor_class", "class_rank", "name_key", "id"),
        Index("ix_exhibitor_owner", "owner_id", "name_key", "id"),
        Index("ix_exhibitor_city", "city", "name_key", "id"),
        Index("ix_exhibitor_industry", "industry", "name_key", "id"),
        Index("ix_exhibitor_import_number", "import_number"),
        Index("ix_exhibitor_alert", "name_key", "id", sqlite_where=ALARMED, postgresql_where=ALARMED),
        NUMBERED_ONCE,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    search_text: Mapped[str] = mapped_column(default="")
    external_id: Mapped[str | None] = mapped_column(index=True)
    country: Mapped[str | None] = mapped_column(String(2))
    city: Mapped[str | None]
    address: Mapped[str | None]
    website: Mapped[str | None]
    website_host: Mapped[str | None] = mapped_column(index=True)
    phone: Mapped[str | None]
    email: Mapped[str | None] = mapped_column(index=True)
    industry: Mapped[str | None]
    description: Mapped[str | None] = mapped_column(deferred=True)
    language: Mapped[str] = word(default="en")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("exhibitor.id", ondelete="SET NULL"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    potential_minor: Mapped[int | None] = mapped_column(MinorUnits)
    relationship_class: Mapped[str | None] = word()
    classed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lifecycle: Mapped[str] = word(default=Lifecycle.PROSPECT)
    alert: Mapped[str | None]
    value_minor: Mapped[int] = mapped_column(MinorUnits, default=0)
    import_number: Mapped[int | None]
    country_order: Mapped[str] = mapped_column(
        String(2), Computed("coalesce(country, '')", persisted=True), deferred=True
    )
    class_rank: Mapped[int] = mapped_column(Computed(_CLASS_RANK, persisted=True), deferred=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, onupdate=clock.now)
    owner: Mapped[Person | None] = relationship()
    parent: Mapped["Exhibitor | None"] = relationship(remote_side=[id])
    contacts: Mapped[list["Contact"]] = relationship(back_populates="exhibitor", order_by="Contact.name")
    aliases: Mapped[list["Alias"]] = relationship(
        back_populates="exhibitor", cascade="all, delete-orphan", order_by="Alias.id"
    )


class Alias(Imported, Base):
    """Another name of an exhibitor: former, translated, as a list spelt it."""

    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("exhibitor_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"))
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    exhibitor: Mapped[Exhibitor] = relationship(back_populates="aliases")


UNREAD = text("search_text = ''")


class Contact(Imported, Versioned, Base):
    """A person at an exhibitor. `surveys_refused_at` is set by the person's own unsubscribe.

    `search_text` is written by exhibitors/contact_search.py; while blank, nobody finds them.
    """

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("exhibitor_id", "email"),
        Index("ix_contact_lower_email", text("lower(email)")),
        Index("ix_contact_unread", "id", sqlite_where=UNREAD, postgresql_where=UNREAD),
        CheckConstraint("name <> ''", name="name_given"),
        one_of("language", ("en", "zh_CN")),
        NUMBERED_ONCE,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    exhibitor_id: Mapped[int] = mapped_column(ForeignKey("exhibitor.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(index=True)
    phone: Mapped[str | None]
    job_title: Mapped[str | None]
    search_text: Mapped[str] = mapped_column(default="", server_default="", deferred=True)
    language: Mapped[str] = word(default="en")
    main: Mapped[bool] = mapped_column(default=False)
    surveys_refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    bounced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    bounce_reason: Mapped[str | None]
    exhibitor: Mapped[Exhibitor] = relationship(back_populates="contacts")
