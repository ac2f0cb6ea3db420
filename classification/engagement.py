"""How much exhibitors have to do with us and each other: contacts, shared stands, families of companies."""

import numpy as np

from classification import family, reading
from classification.frame import Column, Frame


def add_contacts(facts: dict[str, Column], frame: Frame) -> None:
    """How often we were in touch in the last year; unknown of who was never there."""
    rows = reading.contacts(frame.until, frame.only)
    times = np.bincount(frame.who(rows["exhibitor_id"]), rows["times"], len(frame.ids))
    facts["contacts_year"] = np.where(facts["participations"] > 0, times, np.nan)


def add_family(facts: dict[str, Column], frame: Frame, parents: Column) -> None:
    """Who shared the stand lately, and what the family of companies is worth.

    Of a few, the others of the family count with the value that is stored.
    """
    rows = reading.co_exhibitors(frame.calendar, frame.only)
    recent = frame.calendar.recent()[frame.calendar.index(rows["edition_id"])]
    who, shared = frame.who(rows["exhibitor_id"])[recent], rows["shared"][recent]
    count = np.bincount(who, shared, len(frame.ids))
    facts["co_exhibitors"] = np.where(facts["participations"] > 0, count, np.nan)
    if frame.only is None:
        head = family.heads(frame.ids, parents)
        facts["family_value_minor"] = family.worth(facts["value_minor"], head)
    else:
        facts["family_value_minor"] = _with_relatives(facts["value_minor"], frame, parents)


def _with_relatives(values: Column, frame: Frame, parents: Column) -> Column:
    head = np.where(np.isnan(parents), frame.ids, parents).astype(np.int64)
    beside = np.zeros(len(head))
    for number, root, worth in reading.relatives(head.tolist()):
        beside[(head == root) & (frame.ids != number)] += worth
    unknown = np.isnan(values) & (beside == 0)
    return np.where(unknown, np.nan, np.nan_to_num(values) + beside)
