"""The room's words, as screens show them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from exhibitors.duplicates.words import why as why
from exhibitors.imports import bad_cells, refusals
from exhibitors.imports.custom_cells import NEW
from exhibitors.imports.listing import Show
from exhibitors.imports.models import Kept, Key, Kind, Outcome, State
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
    "paid": _l("Paid"),
    "currency": _l("Currency"),
    "due_on": _l("Due date"),
    "package": _l("Package"),
    "status": _l("Status"),
    "kind": _l("Kind of exhibitor"),
    "main_exhibitor": _l("Main exhibitor"),
    "contact_name": _l("Contact"),
    "first_name": _l("First name"),
    "last_name": _l("Last name"),
    "contact_email": _l("Contact's e-mail"),
    "contact_phone": _l("Contact's phone"),
    "job_title": _l("Job title"),
    "language": _l("Contact's language"),
    "main": _l("Main contact"),
    "happened_at": _l("Date"),
    "interaction": _l("Kind of contact"),
    "summary": _l("Summary"),
    "body": _l("Text"),
    "staff": _l("Who of us (owner, or who spoke to them)"),
    "external_id": _l("The list's own number"),
}
KINDS = {
    Kind.EXHIBITORS: _l("Exhibitors"),
    Kind.CONTACTS: _l("Contacts"),
    Kind.INTERACTIONS: _l("Interactions"),
}
KEYS = {
    Key.NUMBER: _l("The list's own number"),
    Key.NAME: _l("Name, also a former one"),
    Key.WEBSITE: _l("Website, where one exhibitor alone has it"),
    Key.EMAIL: _l("E-mail address"),
}
DELIMITERS = {",": _l("Comma"), ";": _l("Semicolon"), "\t": _l("Tab"), "|": _l("Vertical bar")}
NEEDED = {
    "name": _l("Choose the column that holds the name of the company."),
    "contact_name": _l("Choose the column that holds the person's name or e-mail address."),
    "happened_at": _l("Choose the column that holds the date."),
    "summary": _l("Choose the column that says what it was about."),
}
CHANGED = FIELDS | {
    "website_host": _l("Website's host"),
    "participation": _l("Takes part in this edition"),
    "industry": _l("Category"),
    "price_minor": _l("Price"),
    "paid_minor": _l("Paid"),
    "main_id": _l("Main exhibitor"),
    "owner_id": _l("Owner"),
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
SHOWS = {
    Show.ALL: _l("All rows"),
    Show.NEW: _l("New"),
    Show.UPDATE: _l("Updated"),
    Show.SAME: _l("Nothing new"),
    Show.ALIKE: _l("Looks like one we know"),
    Show.REJECTED: _l("Rejected"),
    Show.SKIPPED: _l("Skipped"),
    Show.MENDED: _l("Mended text"),
    Show.NOT_TAKEN: _l("Cells not taken"),
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


_SIGNS = {
    "\u00a0": "⍽",
    "\u202f": "⍽",
    "\u3000": "⍽",
    "\u00ad": "‧",
    "\u200b": "‧",
    "\u2060": "‧",
    "\ufeff": "‧",
}


def visible(text: str) -> str:
    """Return a text whose blanks and hyphens that nobody sees stand out."""
    return text.translate(str.maketrans(_SIGNS))


def field_name(field: str) -> str:
    """Return what a field is called; a custom field that the list brings, as its column is."""
    return field.removeprefix(NEW) if field.startswith(NEW) else str(FIELDS[field])


def refusal_text(refusal: refusals.FileRefused) -> str:
    """Return why a file is refused, in the current language."""
    return _(refusal.sentence, **refusal.params)


def problem_text(stored: Mapping[str, Any]) -> str:
    """Return what is wrong with a cell and what to do, in the current language."""
    reason = bad_cells.BadCell(stored["code"], stored["text"], stored["limit"])
    text = _(bad_cells.MESSAGES[reason.code], **reason.params)
    return f"{field_name(stored['field'])}: {text}"


def outcome(row: Any) -> str:
    """Return what becomes of a row; a known exhibitor is updated, or the row says nothing new."""
    if row.outcome == Outcome.MATCHED:
        return SHOWS[Show.UPDATE if row.brings else Show.SAME]
    return OUTCOMES[row.outcome]


def reason_text(row: Any, kind: str = Kind.EXHIBITORS) -> str:
    """Return why a row is rejected or skipped, or which of its cells were not taken."""
    problems = " ".join(problem_text(stored) for stored in row.problems or ())
    if row.same_as is None:
        return problems
    if kind != Kind.EXHIBITORS:
        same = _("Says the same as row %(number)s.", number=row.same_as)
    else:
        same = _("Same as row %(number)s; its stands are added there.", number=row.same_as)
    return f"{same} {problems}".strip()
