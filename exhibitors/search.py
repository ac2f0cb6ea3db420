"""Finding exhibitors by a piece of any of their names: a trigram index on either database.

SQLite keeps an FTS5 table beside `exhibitor`, fed by triggers; PostgreSQL a pg_trgm index on `search_text`.
`db.create_all()` and the migration run the same statements. A change that makes SQLite build the table
`exhibitor` anew (a batch migration) loses its triggers: run DROP, then CREATE after it.
"""

from sqlalchemy import DDL, ColumnElement, and_, column, event, literal_column, select, table, true

from exhibitors.models import Exhibitor
from exhibitors.names import fold
from exhibitors.repair import repair
from foundation.database import db

TRIGRAMS = table("exhibitor_search", column("rowid"))
INDEX = "ix_exhibitor_search_text"
SHORTEST = 3
WORDS, LETTERS = 8, 100

_ADD = "INSERT INTO exhibitor_search (rowid, search_text) VALUES (new.id, new.search_text);"
_TAKE_AWAY = (
    "INSERT INTO exhibitor_search (exhibitor_search, rowid, search_text)"
    " VALUES ('delete', old.id, old.search_text);"
)

CREATE: dict[str, tuple[str, ...]] = {
    "sqlite": (
        "CREATE VIRTUAL TABLE exhibitor_search USING fts5"
        "(search_text, content='exhibitor', content_rowid='id', tokenize='trigram')",
        f"CREATE TRIGGER exhibitor_search_insert AFTER INSERT ON exhibitor BEGIN {_ADD} END",
        f"CREATE TRIGGER exhibitor_search_delete AFTER DELETE ON exhibitor BEGIN {_TAKE_AWAY} END",
        "CREATE TRIGGER exhibitor_search_update AFTER UPDATE OF search_text ON exhibitor"
        f" WHEN old.search_text <> new.search_text BEGIN {_TAKE_AWAY} {_ADD} END",
        "INSERT INTO exhibitor_search (exhibitor_search) VALUES ('rebuild')",
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        f"CREATE INDEX {INDEX} ON exhibitor USING gin (search_text gin_trgm_ops)",
    ),
}
"""What makes the search, in order; rows that are there already are indexed."""

DROP: dict[str, tuple[str, ...]] = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS exhibitor_search_{moment}" for moment in ("insert", "delete", "update")),
        "DROP TABLE IF EXISTS exhibitor_search",
    ),
    "postgresql": (f"DROP INDEX IF EXISTS {INDEX}",),
}
"""What takes the search away; the extension stays, others may use it."""


def _attach(moment: str, statements: dict[str, tuple[str, ...]]) -> None:
    for dialect, commands in statements.items():
        for command in commands:
            event.listen(Exhibitor.__table__, moment, DDL(command).execute_if(dialect=dialect))


_attach("after_create", CREATE)
_attach("before_drop", DROP)


def _words(term: str) -> list[str]:
    return list(dict.fromkeys(fold(repair(term))[:LETTERS].split()))[:WORDS]


def matching(term: str) -> ColumnElement[bool]:
    """Return the condition that an exhibitor's search text contains every word of `term`, in any order.

    Words of three letters and more go through the trigram index. Shorter ones, as two Chinese characters,
    are compared row by row: one pass over the table, which a page full of matches ends early.
    """
    words = _words(term)
    if db.engine.dialect.name != "sqlite":
        return and_(true(), *(_contains(word) for word in words))
    long = [word for word in words if len(word) >= SHORTEST]
    short = [word for word in words if len(word) < SHORTEST]
    if long:
        return and_(_in_trigrams(long), *map(_contains, short))
    return and_(true(), *(_in_one_pass(word) if len(word) > 1 else _contains(word) for word in short))


def _in_one_pass(word: str) -> ColumnElement[bool]:
    """In the table's own order: SQLite would fetch each row by way of the list's index, ten times slower."""
    return Exhibitor.id.in_(select(Exhibitor.id).where(_contains(word)).correlate(None))


def _contains(word: str) -> ColumnElement[bool]:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, f"\\{sign}")
    return Exhibitor.search_text.like(f"%{word}%", escape="\\")


def _in_trigrams(words: list[str]) -> ColumnElement[bool]:
    """Quoted, a word is looked for as it is: nothing in it is FTS5 syntax."""
    phrases = " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
    found = literal_column(TRIGRAMS.name).op("MATCH")(phrases)
    return Exhibitor.id.in_(select(TRIGRAMS.c.rowid).where(found))
