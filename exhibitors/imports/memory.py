"""What was chosen for a file of the same shape before: the next one starts with it."""

import hashlib
import json

from sqlalchemy import select

from exhibitors.imports.models import ImportRun, State
from exhibitors.imports.tables import Table
from foundation.database import db


def signature(table: Table, kind: str) -> str:
    """Return what stands for the shape of a file as it is found, before anybody says how it is laid out."""
    shape = [kind, table.format, table.encoding, table.delimiter, table.sheets, sorted(table.columns)]
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()


def last(run_signature: str | None, person_id: int | None, before: int | None = None) -> ImportRun | None:
    """Return the newest run of the shape whose columns were chosen: the person's own, else anybody's."""
    chosen = select(ImportRun).where(
        ImportRun.signature == run_signature, ImportRun.state.not_in((State.UPLOADED, State.READING))
    )
    if before is not None:
        chosen = chosen.where(ImportRun.id < before)
    own = ImportRun.person_id.is_not_distinct_from(person_id)
    return db.session.scalar(chosen.order_by(own.desc(), ImportRun.id.desc()).limit(1))
