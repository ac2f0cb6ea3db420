"""Plays in plain words: what happens, why it fired."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from classification.outlook_words import cause_text
from classification.plays.limits import Occasion
from classification.plays.models import Play, Trigger
from classification.sentences import class_word
from foundation.database import db
from foundation.figures import area, day, number
from foundation.languages import later as _l
from staff.models import Person

TRIGGERS = {
    Trigger.CLASS_DOWN: _l("falls to a lower class"),
    Trigger.CLASS_UP: _l("rises to a higher class"),
    Trigger.ALERT: _l("gets a retention alert"),
    Trigger.LOW_ANSWER: _l("gives at most … of 5 overall in a named survey"),
    Trigger.COMPLAINT: _l("complains"),
    Trigger.NO_CONTACT: _l("had no contact with us for … weeks"),
    Trigger.STAND_SHRINKS: _l("takes a stand smaller by … per cent or more"),
    Trigger.REBOOKING_NEAR: _l("has not rebooked … days before the rebooking date"),
}
AMOUNTS = {
    Trigger.LOW_ANSWER: (1, 4),
    Trigger.NO_CONTACT: (1, 104),
    Trigger.STAND_SHRINKS: (1, 100),
    Trigger.REBOOKING_NEAR: (1, 365),
}
"""The smallest and the largest amount of the triggers that have one."""
Cause = Mapping[str, Any]


def trigger_text(play: Play) -> str:
    """Return what happens, with the amount in its place."""
    return str(TRIGGERS[Trigger(play.trigger)]).replace("…", str(play.amount or ""))


def who_text(play: Play) -> str:
    """Return whom a play is for."""
    if not play.classes:
        return _("an exhibitor")
    names = " / ".join(class_word(word) for word in play.classes)
    return _("an exhibitor of the class %(classes)s", classes=names)


_CAUSES: dict[str, Callable[[Cause], str]] = {
    Trigger.CLASS_DOWN: lambda c: _(
        "From %(start)s to %(to)s", start=class_word(c["from"]), to=class_word(c["to"])
    ),
    Trigger.CLASS_UP: lambda c: _(
        "From %(start)s to %(to)s", start=class_word(c["from"]), to=class_word(c["to"])
    ),
    Trigger.ALERT: lambda c: "; ".join(cause_text(one) for one in c["causes"]),
    Trigger.LOW_ANSWER: lambda c: _("Gave %(score)s of 5 overall", score=number(c["overall"])),
    Trigger.COMPLAINT: lambda c: _("Complaint %(number)s", number=c["number"]),
    Trigger.NO_CONTACT: lambda c: _("No contact since %(day)s", day=day(date.fromisoformat(c["since"]))),
    Trigger.STAND_SHRINKS: lambda c: _(
        "%(edition)s: stand from %(before)s to %(now)s",
        edition=c["edition"],
        before=area(c["before"]),
        now=area(c["now"]),
    ),
    Trigger.REBOOKING_NEAR: lambda c: _(
        "%(edition)s: not rebooked, the date is %(day)s",
        edition=c["edition"],
        day=day(date.fromisoformat(c["until"])),
    ),
}


def cause_sentence(trigger: str, cause: Cause) -> str:
    """Return why a play fired."""
    return _CAUSES[trigger](cause)


def cause_in(language: str, trigger: str, cause: Cause) -> str:
    """Return the same in one of our people's language."""
    with force_locale(language):
        return cause_sentence(trigger, cause)


def languages_of(fired: Sequence[Occasion]) -> dict[int | None, str]:
    """Return owner -> language."""
    owners = {one.owner_id for one in fired}
    found = select(Person.id, Person.language).where(Person.id.in_(owners))
    return {row.id: row.language for row in db.session.execute(found)}
