"""What the usual causes are called."""

from complaints.cause_merging import CauseMerge
from complaints.causes import Cause, tree
from foundation.languages import later as _l

CAUSES: dict[str, str] = {
    "service": _l("Product or service"),
    "supplier": _l("Supplier"),
    "other": _l("Another exhibitor"),
    "own": _l("The exhibitor’s own"),
    "sales": _l("Expectation set in sales"),
    "venue": _l("Venue"),
    "force": _l("Force majeure"),
    "service.late": _l("Promised and late"),
    "service.wrong": _l("Not as ordered"),
    "service.told": _l("Told too late or not at all"),
    "service.invoice": _l("Invoice wrong"),
    "supplier.stand": _l("Stand construction"),
    "supplier.power": _l("Power, water, internet"),
    "supplier.freight": _l("Freight and handling"),
    "other.noise": _l("Noise"),
    "other.line": _l("Over the line of the stand"),
    "own.late": _l("Ordered or paid too late"),
    "own.rules": _l("Rules not read or not followed"),
    "sales.visitors": _l("Visitors promised in number or kind"),
    "sales.place": _l("Place on the plan"),
    "venue.hall": _l("Hall: heat, light, floor"),
    "venue.access": _l("Access and parking"),
}


def cause_name(cause: Cause) -> str:
    """Return what a cause is called: the typed name, or the usual one."""
    return cause.name or str(CAUSES.get(cause.code or "", cause.code or "–"))


def kept_name(merged: CauseMerge) -> str:
    """Return what the cause was called that a merge made another one."""
    return cause_name(Cause(name=merged.cause["name"], code=merged.cause["code"]))


def cause_names(retired: bool = False) -> dict[int, str]:
    """Return the causes by their whole names: the tops, and below each those of the second level."""
    found: dict[int, str] = {}
    for top, below in tree(retired):
        found[top.id] = cause_name(top)
        found |= {one.id: f"{cause_name(top)} › {cause_name(one)}" for one in below}
    return found


def cause_choices() -> list[tuple[str, str]]:
    """Return the causes in use for a select."""
    return [(str(number), name) for number, name in cause_names().items()]
