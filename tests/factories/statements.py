"""What is asked of the database while something runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from foundation.database import db


@contextmanager
def asked_of_the_database() -> Iterator[list[tuple[str, Any]]]:
    """Statements and their parameters, as they are asked."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        asked.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def statements(browser: Any, address: str) -> int:
    """Open a page, which has to be there, and return how many statements that took."""
    db.session.commit()
    with asked_of_the_database() as asked:
        assert browser.get(address).status_code == 200
    return len(asked)
