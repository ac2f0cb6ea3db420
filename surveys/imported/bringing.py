"""A file of answers becomes a survey of its edition, a response a row: once a file, undone whole."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select, update

from events.models import Edition
from exhibitors.imports.reading import read as read_file
from exhibitors.imports.tables import Table
from foundation import clock
from foundation.database import db, unit_of_work
from surveys.given import Given
from surveys.imported.mapping import Column, plain, read
from surveys.imported.mapping_form import fits
from surveys.imported.models import KEPT_FOR, AnswerImport
from surveys.imported.owners import owners_of
from surveys.imported.refusals import MappingRefused
from surveys.imported.storing import Said, make_survey, store
from surveys.models import Survey
from surveys.questionnaire import Questionnaire
from surveys.response import Answer, Response

SHOWN_VALUES = 5
REMEMBERED = 50


class AlreadyThere(Exception):
    """The file was brought in for the edition before; `survey` is what was made of it."""

    def __init__(self, survey: Survey) -> None:
        super().__init__(survey.title)
        self.survey = survey


class FileGone(Exception):
    """The file is not kept any more: it has to be brought again."""


def upload(content: bytes, filename: str, edition: Edition) -> AnswerImport:
    """Keep a file for an edition. Raises `AlreadyThere`, and `FileRefused` where it is no table."""
    digest = hashlib.sha256(content).hexdigest()
    same = select(AnswerImport).filter_by(edition_id=edition.id, digest=digest)
    for earlier in db.session.scalars(same):
        if earlier.survey is not None:
            raise AlreadyThere(earlier.survey)
    read_file(content, filename)
    kept = AnswerImport(edition=edition, filename=filename, digest=digest, content=content)
    db.session.add(kept)
    db.session.flush()
    return kept


def table_of(kept: AnswerImport) -> Table:
    """The file's table. Raises `FileGone` once a survey was made of it."""
    if kept.content is None:
        raise FileGone
    return read_file(kept.content, kept.filename)


def bring_in(kept: AnswerImport, told: Mapping[str, Any]) -> Survey:
    """Make a survey of the file. Raises `MappingRefused`, and nothing is changed."""
    if kept.survey is not None:
        raise AlreadyThere(kept.survey)
    table = table_of(kept)
    mapping = read(told, table.columns)
    rows = _said(table, mapping.columns)
    owners = owners_of(table, mapping.exhibitor)
    filled = [(said, owner) for said, owner in zip(rows, owners, strict=True) if said]
    if not filled:
        raise MappingRefused("nothing_said")
    survey = make_survey(kept, mapping)
    store(survey, filled)
    kept.survey, kept.mapping, kept.responses, kept.content = survey, dict(told), len(filled), None
    kept.skipped = len(rows) - len(filled)
    kept.strangers = sum(owner is None for _, owner in filled) if mapping.exhibitor else 0
    db.session.flush()
    return survey


def undo(kept: AnswerImport) -> None:
    """Take away the survey that was made of the file, with its answers; how it was read is remembered."""
    survey = kept.survey
    if survey is None:
        return
    questionnaire = survey.questionnaire_id
    kept.survey = None
    db.session.flush()
    db.session.execute(delete(Answer).where(Answer.response_id.in_(_responses(survey.id))))
    db.session.execute(delete(Survey).where(Survey.id == survey.id))
    db.session.execute(delete(Questionnaire).where(Questionnaire.id == questionnaire))
    db.session.expire_all()


def forget_files() -> int:
    """Forget files of which no survey was made in time; return how many."""
    old = AnswerImport.created_at < clock.now() - KEPT_FOR, AnswerImport.content.is_not(None)
    with unit_of_work():
        gone = update(AnswerImport).where(*old).values(content=None).returning(AnswerImport.id)
        return len(db.session.scalars(gone).all())


def _responses(survey_id: int) -> Any:
    return select(Response.id).where(Response.survey_id == survey_id)


def _said(table: Table, columns: Sequence[Column]) -> list[Said]:
    """What each row says, by code; a column with answers off its scale refuses the file."""
    places = [(one, table.columns.index(one.column)) for one in columns]
    found: list[Said] = [{} for _row in table.rows]
    for one, place in places:
        known: dict[str, Given] = {}
        strange: Counter[str] = Counter()
        for cell, count in Counter(row.cells[place] for row in table.rows).items():
            try:
                known[cell] = one.read(cell)
            except ValueError:
                strange[plain(cell)] += count
        _refuse_strange(one, strange)
        for said, row in zip(found, table.rows, strict=True):
            given = known[row.cells[place]]
            if not given.empty:
                said[one.code] = given
    return found


def _refuse_strange(one: Column, strange: Counter[str]) -> None:
    if strange:
        values = ", ".join(f"{value[:30]} ({n}×)" for value, n in strange.most_common(SHOWN_VALUES))
        raise MappingRefused(
            "off_scale", column=one.column, values=values, low=one.asked[0], high=one.asked[1]
        )


def remembered(header: Sequence[str]) -> Mapping[str, Any] | None:
    """The latest mapping by which a file with these columns was brought in."""
    used = select(AnswerImport.mapping).where(AnswerImport.responses > 0)
    latest = db.session.scalars(used.order_by(AnswerImport.id.desc()).limit(REMEMBERED))
    return next((mapping for mapping in latest if fits(mapping, header)), None)
