"""What to tell an answerer whose answer cannot be taken."""

from collections.abc import Collection

from flask_babel import gettext as _

from surveys.given import LONGEST_LINE, LONGEST_TEXT, Problem


def page_text(problems: Collection[str], foreign: Collection[str] = ()) -> str:
    """Return what to tell the answerer above a page that was not taken; nothing where all is well."""
    if foreign:
        return _(
            "This page has changed since you opened it. Open your link again and answer it once more; "
            "what you saved before is kept."
        )
    return _("This page is not saved yet: please look at the questions marked below.") if problems else ""


def problem_text(problem: Problem) -> str:
    """Return what to tell the answerer beside the question."""
    return {
        Problem.OFF_SCALE: _("Choose one of the answers on the scale."),
        Problem.OFF_LIMITS: _("This number is too low or too high."),
        Problem.NOT_OFFERED: _("Choose one of the answers that are offered."),
        Problem.TOO_LONG: _("Keep this to %(max)d characters.", max=LONGEST_TEXT),
        Problem.LINE_TOO_LONG: _("Keep this to %(max)d characters.", max=LONGEST_LINE),
        Problem.NO_NUMBER: _("Enter a number."),
        Problem.NO_DATE: _("Enter a day, as year-month-day."),
        Problem.PLACES: _("Give each place once, beginning with 1."),
        Problem.POINTS: _("Share out exactly 100 points, in whole numbers."),
        Problem.WORDS: _("Please say in a few words what it is."),
        Problem.MISSING: _("Please answer this question."),
    }[problem]
