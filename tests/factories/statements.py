"""How many statements a page takes."""

from typing import Any

from sqlalchemy import event

from foundation.database import db


def statements(browser: Any, address: str) -> int:
    """Open a page, which has to be there, and return how many statements that took."""
    db.session.commit()
    asked: list[str] = []

    def count(*given: Any) -> None:
        asked.append(given[2])

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        assert browser.get(address).status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    return len(asked)
