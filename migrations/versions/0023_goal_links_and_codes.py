"""Goals said by the exhibitor: links and sheets; the dictionary that codes ladders."""

import re
import unicodedata
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

RUNGS = ("attribute", "consequence", "end_goal")
KNOWN = "rung IN ('attribute', 'consequence', 'end_goal')"


def upgrade() -> None:
    _said_by_link()
    _dictionary()
    for rung in RUNGS:
        name = f"{rung}_phrase_id"
        key = f"CONSTRAINT fk_goal_{name}_ladder_phrase REFERENCES ladder_phrase (id)"
        op.execute(f"ALTER TABLE goal ADD COLUMN {name} INTEGER {key}")
        op.create_index(op.f(f"ix_goal_{name}"), "goal", [name])
    for rung in RUNGS:
        _read_phrases(rung)


def _said_by_link() -> None:
    op.create_table(
        "goal_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("budget_minor", sa.BigInteger(), nullable=True),
        sa.Column("headroom_minor", sa.BigInteger(), nullable=True),
        sa.Column("requests", sa.String(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "budget_minor >= 0 AND headroom_minor >= 0", name=op.f("ck_goal_sheet_money_possible")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participation.id"],
            name=op.f("fk_goal_sheet_participation_id_participation"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_goal_sheet_contact_id_contact"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_sheet")),
        sa.UniqueConstraint("participation_id", name=op.f("uq_goal_sheet_participation_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_goal_sheet_contact_id"), "goal_sheet", ["contact_id"])
    op.create_table(
        "goal_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=24), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("language IN ('en', 'zh_CN')", name=op.f("ck_goal_link_language_known")),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participation.id"],
            name=op.f("fk_goal_link_participation_id_participation"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_goal_link_contact_id_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_link")),
        sa.UniqueConstraint("participation_id", name=op.f("uq_goal_link_participation_id")),
        sa.UniqueConstraint("token", name=op.f("uq_goal_link_token")),
    )  # fmt: skip
    op.create_index(op.f("ix_goal_link_contact_id"), "goal_link", ["contact_id"])


def _dictionary() -> None:
    op.create_table(
        "ladder_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rung", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(KNOWN, name=op.f("ck_ladder_code_rung_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladder_code")),
        sa.UniqueConstraint("rung", "name_key", name=op.f("uq_ladder_code_rung_name_key")),
    )
    op.create_table(
        "ladder_phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rung", sa.String(length=24), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("code_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(KNOWN, name=op.f("ck_ladder_phrase_rung_known")),
        sa.ForeignKeyConstraint(
            ["code_id"], ["ladder_code.id"], name=op.f("fk_ladder_phrase_code_id_ladder_code"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladder_phrase")),
        sa.UniqueConstraint("rung", "digest", name=op.f("uq_ladder_phrase_rung_digest")),
    )  # fmt: skip
    op.create_index(op.f("ix_ladder_phrase_code_id"), "ladder_phrase", ["code_id"])
    op.create_table(
        "code_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("phrases", sa.JSON(), nullable=False),
        sa.Column("meaning", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('coded', 'renamed', 'merged', 'removed')", name=op.f("ck_code_change_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_code_change_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_change")),
    )  # fmt: skip
    op.create_index(op.f("ix_code_change_person_id"), "code_change", ["person_id"])


def _digest(text: str) -> str:
    """As goals/wording.py had it when this was written."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(r"\s+", " ", re.sub(r"[^\w%&+/€$£¥ -]+", " ", plain)).strip(" -")
    return sha256(plain.encode()).hexdigest() if plain else ""


def _read_phrases(rung: str) -> None:
    """Give every wording there is its phrase, without a meaning yet."""
    connection = op.get_bind()
    goal = sa.table("goal", sa.column(rung), sa.column(f"{rung}_phrase_id"))
    phrase = sa.table("ladder_phrase", sa.column("id"), sa.column("rung"), sa.column("digest"))
    column = goal.c[rung]
    texts = connection.scalars(sa.select(column).distinct().where(column.is_not(None), column != "")).all()
    digests = {text: _digest(text) for text in texts}
    new = [{"rung": rung, "digest": one} for one in sorted(set(digests.values()) - {""})]
    if not new:
        return
    connection.execute(sa.insert(phrase), new)
    known = dict(connection.execute(sa.select(phrase.c.digest, phrase.c.id).where(phrase.c.rung == rung)).all())
    write = sa.update(goal).where(column == sa.bindparam("said"))
    rows = [{"said": text, "phrase": known[one]} for text, one in digests.items() if one]
    connection.execute(write.values({f"{rung}_phrase_id": sa.bindparam("phrase")}), rows)


def downgrade() -> None:
    for rung in RUNGS:
        op.drop_index(op.f(f"ix_goal_{rung}_phrase_id"), "goal")
        op.execute(f"ALTER TABLE goal DROP COLUMN {rung}_phrase_id")
    for table in ("code_change", "ladder_phrase", "ladder_code", "goal_link", "goal_sheet"):
        op.drop_table(table)
