"""Why a log, or one of its complaints, is left out: a code for programs and a sentence for people."""

from foundation.refusal import Refusal

_l = str
"""Marks a sentence for the catalogue; it is translated where it is shown."""

MESSAGES = {
    "no_number": _l("Choose the column with the number of the complaint. Rows with the same one are one."),
    "no_exhibitor": _l("Choose the column with the exhibitor: its name, or its number."),
    "no_time": _l("Choose the column that says when a complaint came in, or those of a step and its time."),
    "unknown_column": _l("The file has no column %(column)s. Choose again."),
    "nothing_found": _l("No complaint in this file can be brought in. Look at what is left out, and why."),
}
LEFT_OUT = {
    "no_number": _l("It has no number."),
    "unknown_exhibitor": _l(
        "No exhibitor, or more than one, is called “%(text)s”. Import the exhibitors first."
    ),
    "no_time": _l("Nothing says when it came in."),
    "bad_time": _l("“%(text)s” is no date and time."),
    "backwards": _l("It was acknowledged, answered or closed before it came in."),
    "future": _l("It came in, or was closed, in the future."),
}


class MappingRefused(Refusal):
    """A mapping that cannot be used."""

    sentences = MESSAGES
