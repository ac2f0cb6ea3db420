"""Imports told how to read a file, rows that look like a known exhibitor, lists of contacts and interactions.

Columns are added in plain SQL that both engines know: a table that others point at is
never made anew on SQLite.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KINDS = "'exhibitors', 'contacts', 'interactions'"
RUN = {
    "kind": f"VARCHAR(24) DEFAULT 'exhibitors' NOT NULL CONSTRAINT ck_import_run_kind_known CHECK (kind IN ({KINDS}))",
    "layout": "JSON DEFAULT '{}' NOT NULL",
    "signature": "VARCHAR",
    "keys": "JSON DEFAULT '[\"external_id\", \"name\"]' NOT NULL",
    "verbatim": "BOOLEAN DEFAULT {false} NOT NULL",
    "day_first": "BOOLEAN",
    "same": "INTEGER DEFAULT 0 NOT NULL",
}
ROW = {
    "brings": "BOOLEAN DEFAULT {false} NOT NULL",
    "repairs": "JSON",
    "record_id": "INTEGER",
    "status": "VARCHAR(24)",
    "kind": "VARCHAR(24)",
    "main_key": "VARCHAR",
    "paid_minor": "BIGINT",
    "due_on": "DATE",
    "contact_phone": "VARCHAR",
    "job_title": "VARCHAR",
    "language": "VARCHAR(24)",
    "main": "BOOLEAN",
    "happened_at": "{instant}",
    "interaction": "VARCHAR(24)",
    "summary": "VARCHAR",
    "body": "VARCHAR",
    "staff_id": "INTEGER",
}
ORIGIN = "fk_interaction_import_run_id_import_run"


def upgrade() -> None:
    op.create_table(
        "import_file",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_import_file_run_id_import_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_import_file")),
    )
    op.execute("INSERT INTO import_file (run_id, content) SELECT id, content FROM import_run")
    op.execute("ALTER TABLE import_run DROP COLUMN content")
    _add("import_run", RUN)
    _add("import_row", ROW)
    with op.batch_alter_table("interaction") as batch:
        batch.add_column(sa.Column("import_run_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f(ORIGIN), "import_run", ["import_run_id"], ["id"], ondelete="SET NULL")
    op.create_index(op.f("ix_import_run_signature"), "import_run", ["signature"])
    op.create_index(op.f("ix_interaction_import_run_id"), "interaction", ["import_run_id"])
    op.create_index("ix_exhibitor_email", "exhibitor", ["email"])
    _records("'exhibitor', 'participation', 'contact'")
    _likenesses()
    _decisions()


def _likenesses() -> None:
    op.create_table(
        "import_likeness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        *_of_run("import_likeness"),
        sa.UniqueConstraint(
            "run_id", "number", "exhibitor_id", name=op.f("uq_import_likeness_run_id_number_exhibitor_id")
        ),
    )
    op.create_index(op.f("ix_import_likeness_exhibitor_id"), "import_likeness", ["exhibitor_id"])


def _decisions() -> None:
    op.create_table(
        "import_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=True),
        *_of_run("import_decision"),
        sa.UniqueConstraint("run_id", "number", name=op.f("uq_import_decision_run_id_number")),
    )
    op.create_index(op.f("ix_import_decision_exhibitor_id"), "import_decision", ["exhibitor_id"])


def _of_run(table: str) -> tuple[sa.Constraint, ...]:
    run, exhibitor = f"fk_{table}_run_id_import_run", f"fk_{table}_exhibitor_id_exhibitor"
    return (
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"], name=op.f(run), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["exhibitor_id"], ["exhibitor.id"], name=op.f(exhibitor), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _add(table: str, columns: dict[str, str]) -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    words = {"{false}": "false" if postgres else "0", "{instant}": "TIMESTAMP WITH TIME ZONE" if postgres else "DATETIME"}
    for name, kind in columns.items():
        for word, meant in words.items():
            kind = kind.replace(word, meant)
        op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {name} {kind}".replace(":", "\\:")))


def _records(known: str) -> None:
    with op.batch_alter_table("import_change") as batch:
        batch.drop_constraint(op.f("ck_import_change_record_known"), type_="check")
        batch.create_check_constraint(op.f("ck_import_change_record_known"), f"record IN ({known})")


def downgrade() -> None:
    op.drop_table("import_decision")
    op.drop_table("import_likeness")
    op.execute("DELETE FROM import_change WHERE record = 'contact'")
    _records("'exhibitor', 'participation'")
    op.drop_index("ix_exhibitor_email", "exhibitor")
    op.drop_index(op.f("ix_interaction_import_run_id"), "interaction")
    op.drop_index(op.f("ix_import_run_signature"), "import_run")
    with op.batch_alter_table("interaction") as batch:
        batch.drop_constraint(op.f(ORIGIN), type_="foreignkey")
        batch.drop_column("import_run_id")
    for table, columns in {"import_row": ROW, "import_run": RUN}.items():
        for name in columns:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    op.add_column("import_run", sa.Column("content", sa.LargeBinary(), nullable=False, server_default=""))
    op.execute("UPDATE import_run SET content = (SELECT content FROM import_file WHERE run_id = id)")
    op.drop_table("import_file")
