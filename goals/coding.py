"""What rungs mean: the phrase of each wording, and changes of the dictionary that can be taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, tuple_, update

from foundation import clock
from foundation.database import db
from foundation.upsert import insert_new
from goals import wording
from goals.codes import CodeChange, LadderCode, LadderPhrase
from goals.ladder import RUNGS, own_words
from goals.models import Goal


class CodeRefused(Exception):
    """The dictionary cannot be changed like this; nothing was."""


def look_up(goal: Goal) -> None:
    """Give each rung of the goal the phrase of its wording; what was coded before is coded again.

    A rung that only repeats a lower one has no phrase: it ends the ladder and means nothing of its own.
    """
    phrases = _phrases({rung: wording.digest(text) for rung, text in own_words(goal.ladder).items()})
    for rung in RUNGS:
        setattr(goal, f"{rung}_phrase_id", phrases.get(rung))


def phrase_of(rung: str, text: str) -> int:
    """Return the phrase of a wording, a new one when nobody used it yet."""
    return _phrases({rung: wording.digest(text)})[rung]


def _phrases(digests: Mapping[str, str]) -> dict[str, int]:
    """Return the phrase of each rung's wording; all that were used before are found by one statement."""
    found = _known(digests)
    missing = [{"rung": rung, "digest": one} for rung, one in digests.items() if rung not in found]
    if missing:
        insert_new(LadderPhrase, missing, ["rung", "digest"])
        found = _known(digests)
    return found


def _known(digests: Mapping[str, str]) -> dict[str, int]:
    if not digests:
        return {}
    same = tuple_(LadderPhrase.rung, LadderPhrase.digest).in_(list(digests.items()))
    query = select(LadderPhrase.rung, LadderPhrase.id).where(same)
    return {row.rung: row.id for row in db.session.execute(query)}


def code_named(rung: str, name: str) -> LadderCode:
    """Return the code of that name on the rung, a new one when there is none."""
    if not wording.key(name):
        raise CodeRefused
    known = select(LadderCode).filter_by(rung=rung, name_key=wording.key(name))
    code = db.session.scalar(known) or LadderCode(rung=rung, name=name, name_key=wording.key(name))
    db.session.add(code)
    db.session.flush()
    return code


def code(phrase_ids: Sequence[int], meaning: LadderCode | None, person_id: int | None) -> CodeChange:
    """Say what phrases of one rung mean; None takes their meaning away."""
    before = _meanings(LadderPhrase.id.in_(phrase_ids))
    if meaning is not None and any(row.rung != meaning.rung for row in before):
        raise CodeRefused
    return _change("coded", before, meaning.id if meaning else None, person_id)


def rename(code: LadderCode, name: str, person_id: int | None) -> CodeChange:
    """Give a code another name; CodeRefused when another code of its rung has it."""
    key = wording.key(name)
    same = select(LadderCode.id).where(
        LadderCode.rung == code.rung, LadderCode.name_key == key, LadderCode.id != code.id
    )
    if not key or db.session.scalar(same):
        raise CodeRefused
    change = _change("renamed", [], code.id, person_id, [code])
    code.name, code.name_key = name, key
    db.session.flush()
    return change


def merge(gone: LadderCode, into: LadderCode, person_id: int | None) -> CodeChange:
    """Make one meaning of two on the same rung."""
    if gone.id == into.id or gone.rung != into.rung:
        raise CodeRefused
    change = _change("merged", _meanings(LadderPhrase.code_id == gone.id), into.id, person_id, [gone])
    db.session.execute(delete(LadderCode).where(LadderCode.id == gone.id))
    return change


def remove(gone: LadderCode, person_id: int | None) -> CodeChange:
    """Take a code out of the dictionary; what it meant waits to be coded again."""
    change = _change("removed", _meanings(LadderPhrase.code_id == gone.id), None, person_id, [gone])
    db.session.execute(delete(LadderCode).where(LadderCode.id == gone.id))
    return change


def undo(change: CodeChange) -> None:
    """Put the codes back as they were, and the phrases that nobody has coded otherwise since."""
    if change.undone_at is not None:
        raise CodeRefused
    numbers = {one["id"]: _put_back(one) for one in change.codes}
    for phrase, before in change.phrases:
        still = update(LadderPhrase).where(
            LadderPhrase.id == phrase, LadderPhrase.code_id.is_not_distinct_from(change.meaning)
        )
        meant = numbers.get(before, before) if before else None
        there = meant if meant and db.session.get(LadderCode, meant) else None
        db.session.execute(still.values(code_id=there))
    change.undone_at = clock.now()
    db.session.flush()


def rung_of(change: CodeChange) -> str | None:
    """Return the rung that the change was about, None when nothing of it is left."""
    if change.codes:
        return change.codes[0]["rung"]
    phrase = db.session.get(LadderPhrase, change.phrases[0][0]) if change.phrases else None
    return phrase.rung if phrase else None


def _put_back(kept: dict[str, Any]) -> int:
    """Return the code's number, a new one when its own was given away."""
    there = db.session.get(LadderCode, kept["id"])
    taken = select(LadderCode.id).filter_by(rung=kept["rung"], name_key=kept["name_key"])
    if db.session.scalar(taken.where(LadderCode.id != kept["id"])):
        raise CodeRefused
    if there is not None and there.rung == kept["rung"]:
        there.name, there.name_key = kept["name"], kept["name_key"]
        db.session.flush()
        return there.id
    values = {**kept, "created_at": clock.now(), "version": 1}
    if there is not None:
        del values["id"]
    return db.session.execute(insert(LadderCode).values(values).returning(LadderCode.id)).scalar_one()


def _meanings(condition: Any) -> Sequence[Any]:
    query = select(LadderPhrase.id, LadderPhrase.code_id, LadderPhrase.rung).where(condition)
    return db.session.execute(query.order_by(LadderPhrase.id)).all()


def _change(
    kind: str,
    before: Sequence[Any],
    meaning: int | None,
    person_id: int | None,
    codes: Sequence[LadderCode] = (),
) -> CodeChange:
    """Note how it was, and give the phrases their new meaning."""
    kept = [{"id": one.id, "rung": one.rung, "name": one.name, "name_key": one.name_key} for one in codes]
    change = CodeChange(
        kind=kind,
        codes=kept,
        phrases=[[row.id, row.code_id] for row in before],
        meaning=meaning,
        person_id=person_id,
    )
    db.session.add(change)
    ids = [row.id for row in before]
    db.session.execute(update(LadderPhrase).where(LadderPhrase.id.in_(ids)).values(code_id=meaning))
    db.session.flush()
    return change
