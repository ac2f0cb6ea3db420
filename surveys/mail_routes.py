"""A survey's mails as a contact gets them, and a test of each to oneself."""

from typing import NamedTuple

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import may
from foundation.database import db
from foundation.languages import LANGUAGES
from staff.sign_in import signed_in
from surveys import letters, preview, sending
from surveys import undelivered as not_taken
from surveys.mode import promise
from surveys.models import Survey
from surveys.queries import base
from surveys.routes import blueprint

MAILS = (letters.INVITATION, letters.REMINDER, letters.THANKS)


class Sample(NamedTuple):
    """One mail in one language."""

    which: str
    language: str
    subject: str
    text: str


def _written(survey: Survey) -> list[str]:
    """Without a text for thanks, none are sent."""
    return [which for which in MAILS if which != letters.THANKS or survey.thanks]


def _samples(survey: Survey) -> list[Sample]:
    texts = letters.Wording(survey.subject, survey.body, survey.reminder, survey.thanks)
    found = []
    for which in _written(survey):
        for language in LANGUAGES:
            names = preview.names(survey, signed_in().name, preview.address(survey), language)
            promised = promise(survey.mode, language, base())
            shown = texts.line(which, language, names), texts.text(which, language, names, promised)
            found.append(Sample(which, language, *shown))
    return found


@blueprint.get("/<int:survey_id>/mails")
@may("surveys.view")
def mails(survey_id: int) -> ResponseReturnValue:
    """Every mail of the survey in both languages, names put in."""
    survey = db.get_or_404(Survey, survey_id)
    return render_template("surveys/mails.html", survey=survey, samples=_samples(survey))


@blueprint.get("/<int:survey_id>/undelivered")
@may("surveys.view")
def undelivered(survey_id: int) -> ResponseReturnValue:
    """Mails that the server has not taken, with its words, and when they are tried again."""
    survey = db.get_or_404(Survey, survey_id)
    rows = not_taken.undelivered(survey.id, request.args.get("after"))
    return render_template("surveys/undelivered.html", survey=survey, page=rows)


@blueprint.post("/<int:survey_id>/test")
@may("surveys.send")
def test_mail(survey_id: int) -> ResponseReturnValue:
    """Mail one of the texts to oneself."""
    survey, person = db.get_or_404(Survey, survey_id), signed_in()
    which, language = request.form.get("which", letters.INVITATION), request.form.get("language")
    if which not in _written(survey) or (language and language not in LANGUAGES):
        abort(422, _("This survey has no such mail. Open its mails again."))
    sending.send_test(survey, person, preview.address(survey), which, language or person.language)
    flash(_("A test is on its way to %(email)s; its link opens the preview.", email=person.email))
    return redirect(url_for(".mails", survey_id=survey.id))
