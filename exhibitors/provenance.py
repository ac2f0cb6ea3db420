"""Where a row came from: an import, or a person's own hand."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column


class Imported:
    """A row that an import may have made, so that the import can be undone. None: made by hand."""

    import_run_id: Mapped[int | None] = mapped_column(
        ForeignKey("import_run.id", ondelete="SET NULL"), index=True
    )
