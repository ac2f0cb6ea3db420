"""The room's words, as screens show them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from exhibitors.imports import bad_cells, refusals
from exhibitors.imports.models import Kept, Outcome, State
from foundation.languages import later as _l

FIELDS = {
    "name": _l("Company name"),
    "alias": _l("Other name"),
    "country": _l("Country"),
    "website": _l("Website"),
    "email": _l("Company e-mail"),
    "phone": _l("Phone"),
    "address": _l("Address"),
    "city": _l("City"),
    "hall": _l("Hall"),
    "stand": _l("Stand"),
    "description": _l("Description"),
    "category": _l("Category"),
    "net_area_m2": _l("Net area"),
    "price": _l("Price"),
    "package": _l("Package"),
    "contact_name": _l("Contact"),
    "contact_email": _l("Contact's e-mail"),
    "external_id": _l("The list's own number"),
}
CHANGED = FIELDS | {
    "website_host": _l("Website's host"),
    "industry": _l("Category"),
    "price_minor": _l("Price"),
    "status": _l("Status"),
}
OUTCOMES = {
    Outcome.CREATED: _l("New"),
    Outcome.MATCHED: _l("Known"),
    Outcome.REJECTED: _l("Rejected"),
    Outcome.SKIPPED: _l("Skipped"),
}
OUTCOME_KINDS = {
    Outcome.CREATED: "good",
    Outcome.MATCHED: "accent",
    Outcome.REJECTED: "bad",
    Outcome.SKIPPED: "plain",
}
STATES = {
    State.UPLOADED: _l("Uploaded"),
    State.READING: _l("Being read"),
    State.PREVIEWED: _l("Ready to run"),
    State.RUNNING: _l("Running"),
    State.DONE: _l("Done"),
    State.UNDOING: _l("Being undone"),
    State.UNDONE: _l("Undone"),
}
STATE_KINDS = {State.DONE: "good", State.UNDONE: "plain", State.PREVIEWED: "warn", State.UPLOADED: "warn"}
KEPT = {
    Kept.EDITED: _l("Edited since"),
    Kept.USED: _l("Used since"),
    Kept.IMPORTED_AGAIN: _l("In a later import"),
}


def refusal_text(refusal: refusals.FileRefused) -> str:
    """Return why a file is refused, in the current language."""
    return _(refusals.MESSAGES[refusal.code], **refusal.params)


def problem_text(stored: Mapping[str, Any]) -> str:
    """Return what is wrong with a cell and what to do, in the current language."""
    reason = bad_cells.BadCell(stored["code"], stored["text"], stored["limit"])
    text = _(bad_cells.MESSAGES[reason.code], **reason.params)
    return f"{FIELDS[stored['field']]}: {text}"


def reason_text(row: Any) -> str:
    """Return why a row is rejected or skipped, or which of its cells were not taken."""
    problems = " ".join(problem_text(stored) for stored in row.problems or ())
    if row.same_as is None:
        return problems
    same = _("Same as row %(number)s; its stands are added there.", number=row.same_as)
    return f"{same} {problems}".strip()
