"""Writing what was changed because of a survey, and mailing it to those who answered."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from surveys.afterwards import changed
from surveys.afterwards.forms import ChangedForm
from surveys.models import Survey
from surveys.routes import blueprint

FIELDS = {"en": "en", "zh_CN": "zh"}


@blueprint.route("/<int:survey_id>/changed", methods=["GET", "POST"])
@may("surveys.send")
def what_changed(survey_id: int) -> ResponseReturnValue:
    """Write what was changed; whoever answered sees it under their link from then on."""
    survey = db.get_or_404(Survey, survey_id)
    told = changed.of_survey(survey.id)
    form = ChangedForm(
        obj=told, data={FIELDS[name]: text for name, text in told.text.items()} if told else None
    )
    context = {"survey": survey, "told": told, "untold": changed.untold(survey.id)}
    if not form.is_submitted():
        return render_template("surveys/afterwards/changed.html", form=form, **context)
    if not form.validate():
        return refuse("surveys/afterwards/changed.html", form, **context)
    changed.write(survey.id, {language: form[name].data for language, name in FIELDS.items()})
    flash(_("This now stands on the thank-you page. Mail it when it is right."))
    return redirect(url_for("surveys.what_changed", survey_id=survey.id))


@blueprint.post("/<int:survey_id>/changed/mail")
@may("surveys.send")
def mail_what_changed(survey_id: int) -> ResponseReturnValue:
    """Mail it to everybody who answered, each once."""
    survey = db.get_or_404(Survey, survey_id)
    told = changed.of_survey(survey.id)
    if told is None:
        abort(409, _("Write what was changed first."))
    count = changed.start(survey.id)
    if count:
        flash(
            ngettext(
                "%(num)s contact who answered gets it by mail.",
                "%(num)s contacts who answered get it by mail.",
                count,
            )
        )
    else:
        flash(_("Everybody who answered was told already; nobody was mailed twice."))
    return redirect(url_for("surveys.what_changed", survey_id=survey.id))
