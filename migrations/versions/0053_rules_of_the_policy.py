"""The policy as ordered rules, and its draft: what was stored as twelve thresholds becomes the rules it meant."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

OLD = {
    "overdue_days": 60,
    "overdue_minor": 50_000,
    "conduct_points": 10,
    "negative_editions": 2,
    "strategic_share": 0.05,
    "strategic_quality": 60.0,
    "key_share": 0.25,
    "margin": 0.10,
    "quality_margin": 5.0,
    "lapsed_after": 1,
    "lost_after": 3,
    "hourly_rate_minor": 4_500,
}
KEPT = ("margin", "quality_margin", "lapsed_after", "lost_after", "hourly_rate_minor")


def upgrade() -> None:
    op.create_table(
        "policy_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thresholds", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_policy_draft_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_draft")),
    )
    op.create_index(op.f("ix_policy_draft_person_id"), "policy_draft", ["person_id"])
    shares = {}
    for number, named in _rows("policy", "thresholds"):
        stored = OLD | named
        shares[number] = stored["strategic_share"], stored["key_share"]
        _write("policy", "thresholds", number, _ruled(stored))
    for number, stored, policy in _rows("assessment_round", "cutoffs", "policy_id"):
        strategic, key = shares[policy]
        cutoffs = {
            f"value_minor:{strategic:g}": stored.get("strategic_value"),
            f"value_minor:{key:g}": stored.get("key_value"),
            f"potential_minor:{key:g}": stored.get("key_potential"),
        }
        _write("assessment_round", "cutoffs", number, cutoffs)


def downgrade() -> None:
    """Rules that were not there then are forgotten with the rounds judged by them."""
    shares = {}
    for number, stored in _rows("policy", "thresholds"):
        plain = _plain(stored)
        shares[number] = plain["strategic_share"], plain["key_share"]
        _write("policy", "thresholds", number, plain)
    for number, stored, policy in _rows("assessment_round", "cutoffs", "policy_id"):
        strategic, key = shares[policy]
        cutoffs = {
            "strategic_value": stored.get(f"value_minor:{strategic:g}"),
            "key_value": stored.get(f"value_minor:{key:g}"),
            "key_potential": stored.get(f"potential_minor:{key:g}"),
        }
        _write("assessment_round", "cutoffs", number, cutoffs)
    op.drop_table("policy_draft")


def _rows(table: str, column: str, *more: str) -> list[tuple[Any, ...]]:
    names = ", ".join(("id", column, *more))
    found = op.get_bind().execute(sa.text(f"SELECT {names} FROM {table}")).all()
    return [(row[0], json.loads(row[1]) if isinstance(row[1], str) else row[1], *row[2:]) for row in found]


def _write(table: str, column: str, number: int, value: Any) -> None:
    cells = sa.table(table, sa.column("id", sa.Integer()), sa.column(column, sa.JSON()))
    op.get_bind().execute(sa.update(cells).where(cells.c.id == number).values({column: value}))


def _rule(name: str, word: str, *conditions: tuple[str, str, float]) -> dict[str, Any]:
    names = ("fact", "comparison", "threshold")
    listed = [dict(zip(names, one, strict=True)) for one in conditions]
    return {"name": name, "relationship_class": word, "conditions": listed, "any_of": False}


def _ruled(old: dict[str, Any]) -> dict[str, Any]:
    key = old["key_share"]
    owes = ("overdue_minor", "above", old["overdue_minor"]), ("overdue_days", "above", old["overdue_days"])
    poor = ("negative_editions_running", "at_least", old["negative_editions"])
    rich = ("value_minor", "top", old["strategic_share"])
    fond = ("relationship_quality", "at_least", old["strategic_quality"])
    rules = [
        _rule("overdue", "risk", *owes),
        _rule("conduct", "risk", ("conduct_points", "at_least", old["conduct_points"])),
        _rule("negative", "risk", poor, ("potential_minor", "not_top", key)),
        _rule("strategic", "strategic", rich, fond),
        _rule("key_value", "key", ("value_minor", "top", key)),
        _rule("key_potential", "key", ("potential_minor", "top", key)),
        _rule("transactional", "transactional"),
    ]
    return {"rules": rules} | {name: old[name] for name in KEPT}


def _plain(stored: dict[str, Any]) -> dict[str, Any]:
    asked = {
        (rule["name"], one["fact"]): one["threshold"] for rule in stored["rules"] for one in rule["conditions"]
    }
    found = {
        "overdue_days": asked.get(("overdue", "overdue_days")),
        "overdue_minor": asked.get(("overdue", "overdue_minor")),
        "conduct_points": asked.get(("conduct", "conduct_points")),
        "negative_editions": asked.get(("negative", "negative_editions_running")),
        "strategic_share": asked.get(("strategic", "value_minor")),
        "strategic_quality": asked.get(("strategic", "relationship_quality")),
        "key_share": asked.get(("key_value", "value_minor")),
    }
    known = {name: value for name, value in found.items() if value is not None}
    return OLD | known | {name: stored[name] for name in KEPT}
