"""How a proposal speaks: its lists, the reasons of a line, what changed meanwhile."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from foundation.languages import later as _l
from staff.models import Skill
from staffing.applying import Changed

KEEP: dict[str, str] = {
    "normal": _l("where others are not clearly better"),
    "strongly": _l("almost always"),
    "little": _l("only between equals"),
}
SHOWN: dict[str, str] = {
    "changes": _l("New owner"),
    "stays": _l("Stays"),
    "missing": _l("Skill missing"),
    "nobody": _l("No hours left"),
    "adjusted": _l("Adjusted"),
    "all": _l("All"),
}


def reasons(row: Any, skills: Mapping[int, Skill], people: Mapping[int | None, str]) -> list[str]:
    """Return why a line is as it is, and what it could not satisfy, as short sentences."""
    why, found = row.why, []
    if row.to_id is None:
        found.append(_("✕ nobody who fits has hours left"))
    if why.get("owner"):
        found.append(_("● owns it now"))
    elif why.get("former"):
        found.append(_("● owned it before"))
    if why.get("talks"):
        found.append(_("● %(n)s talks in two years", n=why["talks"]))
    for key, text in (
        ("met", _("✓ has: %(skills)s")),
        ("missing", _("▲ lacks: %(skills)s")),
        ("nobody", _("✕ nobody has: %(skills)s")),
    ):
        named = [skills[number].name for number in why.get(key, ()) if number in skills]
        if named:
            found.append(text % {"skills": ", ".join(named)})
    if why.get("full"):
        found.append(
            _("▲ %(name)s would fit better, but has no hours left", name=people.get(why["full"], "–"))
        )
    return found


def stale(one: Changed) -> str:
    """Return in a sentence what changed."""
    if one.what == "cancelled":
        return _("%(exhibitor)s no longer takes part.", exhibitor=one.exhibitor)
    if one.what == "left":
        return _(
            "%(person)s has left and cannot serve %(exhibitor)s.", person=one.was, exhibitor=one.exhibitor
        )
    return _(
        "%(exhibitor)s now belongs to %(now)s, no longer to %(was)s.",
        exhibitor=one.exhibitor,
        now=one.now or _("nobody"),
        was=one.was or _("nobody"),
    )
