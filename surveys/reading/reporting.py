"""One survey's figures and charts as a PDF file, with the charts of the page."""

from flask import abort
from flask_babel import gettext as _

from foundation import pdf
from foundation.clock import now
from surveys import results
from surveys.models import Survey
from surveys.queries import Which, base, headlines_of
from surveys.reading import charts, driving, editions, questions, summary, words
from surveys.words import KINDS


def report(survey: Survey, which: Which = ()) -> bytes:
    """The report. Too few answers to show anything: 404."""
    head = headlines_of([survey.id], which)
    if head.answered < base():
        abort(404, _("Too few answers to show"))
    driven = driving.driven(survey, (), which)
    found = results.everything(survey, False, which)
    return pdf.render(
        "surveys/reading/report.html",
        survey=survey,
        head=head,
        base=base(),
        without=bool(which),
        found=found,
        value=summary.value_of(head, found),
        loyalty=summary.loyalty(head),
        lined=editions.lines(survey.edition),
        asked=questions.asked(survey, which),
        KINDS=KINDS,
        HEADINGS=words.HEADINGS,
        driven=driven,
        charts=[one for one in (charts.shares(driven), charts.importance_map(driven)) if one],
        words=words,
        at=now(),
    )
