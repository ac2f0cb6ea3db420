"""Why a mapping, or a file read by it, is refused: a code for programs and a sentence for people."""

from foundation.refusal import Refusal

_l = str
"""Marks a sentence for the catalogue; it is translated where it is shown."""

MESSAGES = {
    "no_columns": _l("The mapping names no column. Say of at least one column what it measures."),
    "unknown_column": _l("The file has no column %(column)s. Compare the mapping with the file's header."),
    "unknown_measure": _l("Column %(column)s: %(measure)s is nothing that we measure. Choose of: %(known)s."),
    "unknown_tier": _l("Column %(column)s: %(tier)s is no tier. Choose of: %(known)s."),
    "bad_scale": _l("Column %(column)s: write its scale as lowest and highest answer, as in 1-7."),
    "bad_labels": _l(
        "Column %(column)s: write its words with their numbers, as in Satisfied = 4, Neutral = 3."
    ),
    "no_json": _l("This is no mapping file. Choose the JSON file that was saved here."),
    "codes_no_list": _l("The %(key)s values are to be a list, as in [0, 6]."),
    "code_twice": _l("Two columns have the code %(name)s. Give each its own."),
    "measure_twice": _l("Two columns measure %(measure)s. Choose the one that stands for it."),
    "off_scale": _l(
        "Column %(column)s has %(values)s, which is neither on the scale %(low)s to %(high)s nor named as a "
        "missing value. Say what number it stands for, add it to the blank or unused values, or leave the "
        "column out."
    ),
    "code_on_scale": _l(
        "Column %(column)s: %(values)s, named as no answer or as not used for every column, is on its scale "
        "%(low)s to %(high)s. Give the column values of its own, or - for none."
    ),
    "nothing_said": _l("No row has an answer in these columns. Choose other columns."),
}


class MappingRefused(Refusal):
    """What cannot be brought in."""

    sentences = MESSAGES
