"""Exhibitors that nobody knew: made from their rows, and linked to them by run and row number."""

from sqlalchemy import insert, select, update

from exhibitors.assigned import keep_in_step
from exhibitors.imports.batches import EXHIBITORS, ROWS, Batch, looked_at
from exhibitors.imports.models import Outcome
from foundation.database import db

_TAKEN = (
    "name",
    "name_key",
    "search_text",
    "external_id",
    "country",
    "city",
    "address",
    "website",
    "website_host",
    "phone",
    "email",
    "industry",
    "description",
)


def create(batch: Batch) -> None:
    """Make an exhibitor of each row that matches none; skipped rows then mean that of the row they repeat."""
    values = [*(ROWS.c[name] for name in _TAKEN), ROWS.c.staff_id, ROWS.c.run_id, ROWS.c.number]
    new = select(*values).where(*batch.rows(Outcome.CREATED)).order_by(ROWS.c.number)
    columns = [*_TAKEN, "owner_id", "import_run_id", "import_number"]
    db.session.execute(insert(EXHIBITORS).from_select(columns, new))
    made = select(EXHIBITORS.c.id).where(
        EXHIBITORS.c.import_number == ROWS.c.number,
        looked_at(EXHIBITORS.c.import_run_id) == batch.run_id,
    )
    linked = update(ROWS).where(*batch.rows(Outcome.CREATED))
    db.session.execute(linked.values(exhibitor_id=made.scalar_subquery()))
    _follow_the_first(batch)
    owned = *batch.rows(Outcome.CREATED), ROWS.c.staff_id.is_not(None)
    keep_in_step(select(ROWS.c.exhibitor_id).where(*owned))


def _follow_the_first(batch: Batch) -> None:
    first = ROWS.alias("first")
    same = (first.c.run_id == ROWS.c.run_id, first.c.number == ROWS.c.same_as)
    followed = update(ROWS).where(*batch.rows(Outcome.SKIPPED), *same)
    db.session.execute(followed.values(exhibitor_id=first.c.exhibitor_id))
