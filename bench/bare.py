"""A response written straight through the driver: the least that storing it can cost."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from foundation.database import db

ANSWER = ("question_id", "about", "person_id", "number", "importance", "text", "did_not_use")
RESPONSE = (
    "survey_id",
    "exhibitor_id",
    "contact_id",
    "page",
    "started_at",
    "submitted_at",
    "overall",
    "would_return",
    "recommend",
    "effort",
    "trust",
    "satisfaction",
    "commitment",
    "friendship",
    "calculative",
    "relationship_quality",
    "comment",
)


@dataclass(frozen=True)
class Rows:
    """A response and its answers as the driver takes them."""

    token: str
    response: tuple[Any, ...]
    answers: list[tuple[Any, ...]]


def stored(token: str) -> Rows:
    """Return what an invitation's answers left in the database."""
    found = f"FROM response WHERE invitation_id = (SELECT id FROM invitation WHERE token = '{token}')"
    response = db.session.execute(text(f"SELECT {', '.join(RESPONSE)} {found}")).one()
    mine = f"FROM answer WHERE response_id = (SELECT id {found})"
    answers = db.session.execute(text(f"SELECT {', '.join(ANSWER)} {mine}")).all()
    db.session.rollback()
    return Rows(token, tuple(response), [tuple(row) for row in answers])


def write(rows: Rows) -> None:
    """Insert a copy of the rows, without an invitation, mark the invitation again and commit."""
    with db.engine.connect() as connection:
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        made = connection.exec_driver_sql(
            _insert("response", RESPONSE, mark) + " RETURNING id", rows.response
        )
        number = made.scalar_one()
        answers = [(number, *row) for row in rows.answers]
        connection.exec_driver_sql(_insert("answer", ("response_id", *ANSWER), mark), answers)
        answered = f"UPDATE invitation SET answered_at = answered_at WHERE token = {mark}"
        connection.exec_driver_sql(answered, (rows.token,))
        connection.commit()


def _insert(table: str, columns: tuple[str, ...], mark: str) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([mark] * len(columns))})"
