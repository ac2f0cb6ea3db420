"""Why a file is refused: a code for programs and a sentence for people, in plain values."""

from foundation.refusal import Refusal

_l = str
"""Marks a sentence for the catalogue; it is translated where it is shown."""

MESSAGES = {
    "empty": _l("The file has no rows. It needs a header line and at least one exhibitor."),
    "name_column_missing": _l(
        "No column holds the names of companies. Head it Name or Company and try again."
    ),
    "header_not_there": _l(
        "Line %(line)s is blank or too far down to name the columns. Choose a line near the top."
    ),
    "columns_missing": _l(
        "The columns do not say enough. A contact needs a company and a name or e-mail address; an"
        " interaction needs a company, a date and a summary."
    ),
    "file_too_large": _l(
        "The file has %(found)s bytes; the limit is %(limit)s. Split it into several files."
    ),
    "binary": _l("This is not a text file. Save the list as CSV in UTF-8, as XLSX or as JSON."),
    "unreadable_encoding": _l(
        "The characters cannot be read as %(encoding)s. Save the file as CSV in UTF-8."
    ),
    "malformed_json": _l("The JSON breaks off or is wrong at line %(line)s: %(problem)s. Correct it there."),
    "no_list": _l("The JSON has no list of exhibitors. Give it as a list of objects, or an object with one."),
    "not_a_workbook": _l(
        "This workbook cannot be read. Open it in a spreadsheet program and save it as XLSX."
    ),
    "locked_workbook": _l("The workbook is protected by a password. Save it without the password."),
    "old_workbook": _l("This is an old XLS workbook. Open it in a spreadsheet program and save it as XLSX."),
    "zip_bomb": _l("The workbook unpacks to %(found)s bytes, too many. Save the sheet as CSV instead."),
    "sheet_unknown": _l("The workbook has no sheet %(sheet)s. It has: %(sheets)s."),
    "cells_without_place": _l(
        "The sheet has cells without a place. Save it again with a spreadsheet program."
    ),
    "sheet_too_large": _l(
        "The sheet reaches to column %(column)s, row %(row)s. Delete all outside the list."
    ),
    "too_many_columns": _l(
        "There are %(found)s columns; the limit is %(limit)s. Delete those you do not need."
    ),
    "too_many_rows": _l("There are more than %(limit)s rows. Split the list into several files."),
    "cell_too_large": _l(
        "A cell has more than %(limit)s characters, near row %(row)s. Look for a quotation mark"
        " that is never closed, or shorten the cell."
    ),
}
"""Every sentence says what to do. The names in %(...)s are the refusal's parameters."""


class FileRefused(Refusal):
    """A file that cannot be imported."""

    sentences = MESSAGES


class FileTooLarge(FileRefused):
    """The file as a whole, or what it unpacks to, is beyond a limit."""
