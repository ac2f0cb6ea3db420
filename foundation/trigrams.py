"""Finding rows by any piece of a text, spelling mistakes forgiven: a trigram index on either database.

SQLite keeps an FTS5 table beside the indexed one, fed by triggers; PostgreSQL a pg_trgm index. `create_all()`
and the migrations run the same statements. A change that makes SQLite build the indexed table anew (a batch
migration) loses its triggers: run `drop`, then `create` after it.
"""

from collections.abc import Iterator, Sequence
from string import Template
from typing import Any

from sqlalchemy import (
    DDL,
    ColumnElement,
    Select,
    String,
    Table,
    and_,
    bindparam,
    column,
    event,
    func,
    literal_column,
    or_,
    select,
    table,
    true,
)

from foundation.database import db

SHORTEST, LEAST_ALIKE, SURE = 3, 4, 7
ALIKE, MOST = 0.45, 2000
_ADD = "INSERT INTO $name (rowid, $columns) VALUES (new.id, $new);"
_TAKE = "INSERT INTO $name ($name, rowid, $columns) VALUES ('delete', old.id, $old);"
FTS = (
    "CREATE VIRTUAL TABLE $name USING fts5"
    "($columns, content='$indexed', content_rowid='id', tokenize='trigram')",
    "CREATE TRIGGER ${name}_insert AFTER INSERT ON $indexed BEGIN " + _ADD + " END",
    "CREATE TRIGGER ${name}_delete AFTER DELETE ON $indexed BEGIN " + _TAKE + " END",
    "CREATE TRIGGER ${name}_update AFTER UPDATE OF $columns ON $indexed WHEN $changed BEGIN "
    + _TAKE
    + _ADD
    + " END",
    "INSERT INTO $name ($name) VALUES ('rebuild')",
)
Words = Sequence[Sequence[str]]
"""Every word has to be there, each in one of its spellings; all are folded as the text is."""


class Trigrams:
    """The index over one table's `columns`, whose text is `folded` already or only compared in lower case."""

    def __init__(self, indexed: Table, *columns: str, folded: bool = False, index: str | None = None) -> None:
        self.indexed, self.columns, self.folded = indexed, columns, folded
        self.name = f"{indexed.name}_search"
        self.index = index or f"ix_{self.name}"
        self.create = {"sqlite": tuple(self._create_fts()), "postgresql": tuple(self._create_gin())}
        self.drop = {"sqlite": tuple(self._drop_fts()), "postgresql": (f"DROP INDEX IF EXISTS {self.index}",)}

    def attach(self) -> "Trigrams":
        """Have the index made and dropped together with its table."""
        for moment, statements in (("after_create", self.create), ("before_drop", self.drop)):
            for dialect, commands in statements.items():
                for command in commands:
                    event.listen(self.indexed, moment, DDL(command).execute_if(dialect=dialect))
        return self

    def _create_fts(self) -> Iterator[str]:
        new, old = (", ".join(f"{row}.{one}" for one in self.columns) for row in ("new", "old"))
        changed = " OR ".join(f"old.{one} IS NOT new.{one}" for one in self.columns)
        names = {"name": self.name, "indexed": self.indexed.name, "columns": ", ".join(self.columns)}
        for statement in FTS:
            yield Template(statement).substitute(names, new=new, old=old, changed=changed)

    def _drop_fts(self) -> Iterator[str]:
        for moment in ("insert", "delete", "update"):
            yield f"DROP TRIGGER IF EXISTS {self.name}_{moment}"
        yield f"DROP TABLE IF EXISTS {self.name}"

    def _create_gin(self) -> Iterator[str]:
        yield "CREATE EXTENSION IF NOT EXISTS pg_trgm"
        yield f"CREATE INDEX {self.index} ON {self.indexed.name} USING gin ({self._sql()} gin_trgm_ops)"

    def _sql(self) -> str:
        """The indexed expression; a query that says the same is served by the index."""
        if len(self.columns) == 1:
            text = self.columns[0]
        else:
            text = " || ' ' || ".join(f"coalesce({one}, '')" for one in self.columns)
        return text if self.folded and len(self.columns) == 1 else f"(lower({text}))"

    @property
    def _text(self) -> ColumnElement[str]:
        named = self._sql()
        for one in self.columns:
            named = named.replace(one, f"{self.indexed.name}.{one}")
        return literal_column(named)

    def matching(self, words: Words) -> ColumnElement[bool]:
        """Return the condition that the text contains every word in one of its spellings, in any order.

        Words of three letters and more go through the index. Shorter ones are compared row by row: one pass
        over the table, which a page full of matches ends early.
        """
        if db.engine.dialect.name != "sqlite":
            return and_(true(), *map(self._contains, words))
        long = [word for word in words if min(map(len, word)) >= SHORTEST]
        short = [word for word in words if min(map(len, word)) < SHORTEST]
        if long:
            return and_(self._in_index(long), *map(self._contains, short))
        return and_(
            true(),
            *(self._in_one_pass(word) if max(map(len, word)) > 1 else self._contains(word) for word in short),
        )

    def _contains(self, spellings: Sequence[str]) -> ColumnElement[bool]:
        return or_(*(self._text.like(f"%{_plain(one)}%", escape="\\") for one in spellings))

    def _in_one_pass(self, word: Sequence[str]) -> ColumnElement[bool]:
        """In the table's own order: by way of a list's index SQLite would be ten times slower."""
        return self.indexed.c.id.in_(select(self.indexed.c.id).where(self._contains(word)).correlate(None))

    def _in_index(self, words: Words) -> ColumnElement[bool]:
        """Quoted, a word is looked for as it is: nothing in it is FTS5 syntax."""
        asked = " AND ".join("(" + " OR ".join(map(_quoted, word)) + ")" for word in words)
        return self.indexed.c.id.in_(self._matches(asked))

    def _matches(self, asked: str) -> Select[int]:
        beside = table(self.name, column("rowid"), column("rank"))
        found = literal_column(self.name).op("MATCH")(bindparam(None, asked))
        return select(beside.c.rowid).where(found)

    def alike(self, words: Sequence[str], limit: int) -> Select[Any] | None:
        """Return the ids of rows whose text holds words spelt like these; None where they are too short.

        PostgreSQL compares the stretch of the text that is most like them. On SQLite each word has to be
        there from its beginning or its end on, together with any other three letters of it: one mistake
        leaves that true. What is found is to be scored once more.
        """
        typed = _long_enough(words)
        if not typed:
            return None
        if db.engine.dialect.name == "sqlite":
            return self._matches(" AND ".join(map(_from_either_end, typed))).limit(limit)
        at_least = func.set_config("pg_trgm.word_similarity_threshold", str(ALIKE), True)
        db.session.execute(select(at_least))
        asked = bindparam(None, " ".join(typed), String)
        near = func.word_similarity(asked, self._text).label("near")
        some = select(self.indexed.c.id, near).where(asked.op("<%")(self._text)).limit(MOST).subquery()
        return select(some.c.id).order_by(some.c.near.desc()).limit(limit)


def _long_enough(words: Sequence[str]) -> list[str]:
    """Only words in which a mistake leaves something to go by; four letters where there are none longer."""
    long = [word for word in words if len(word) > LEAST_ALIKE]
    return long or [word for word in words if len(word) == LEAST_ALIKE]


def _from_either_end(word: str) -> str:
    """The FTS5 expression for a word that may hold one mistake."""
    if len(word) <= SURE:
        return f"({_quoted(word[:SHORTEST])} OR {_quoted(word[-SHORTEST:])})"
    size = len(word) // 2 - 1
    ends = ((word[:size], word[size - 2 :]), (word[-size:], word[: 2 - size]))
    return "(" + " OR ".join(f"({_quoted(end)} AND ({_any_three_of(rest)}))" for end, rest in ends) + ")"


def _any_three_of(text: str) -> str:
    pieces = dict.fromkeys(text[at : at + SHORTEST] for at in range(len(text) - SHORTEST + 1))
    return " OR ".join(map(_quoted, pieces))


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _plain(word: str) -> str:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, f"\\{sign}")
    return word


def is_beside_models(name: str) -> bool:
    """Return whether a table or index is one of those that this module makes: migrations leave them alone."""
    return "_search" in name
