"""Pages of classes: the mix, the strategies, the alerts."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from classification import actions, assessing, outlook_words, queries, reason_words, sentences, tasks
from classification.forms import StrategyForm
from classification.kept_figures import figures_of
from classification.strategies import DETAILS, all_strategies, strategy_of, texts_of
from events.current import current_edition
from exhibitors.models import Lifecycle, RelationshipClass
from foundation import work
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse

blueprint = Blueprint("classification", __name__, url_prefix="/classes")


blueprint.add_app_template_filter(sentences.amount, "house_money")


@blueprint.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words for classes, causes and steps."""
    return {
        "class_word": sentences.class_word,
        "lifecycle_word": sentences.lifecycle_word,
        "rule_name": sentences.rule_name,
        "reason_sentence": reason_words.reason_sentence,
        "cause_text": outlook_words.cause_text,
        "step_text": outlook_words.step_text,
    }


@blueprint.get("/")
@may("classes.view")
def index() -> ResponseReturnValue:
    """The four classes at the edition, moves, stages, alerts."""
    figures = figures_of(current_edition())
    return render_template(
        "classification/index.html",
        figures=figures,
        strategies=all_strategies(),
        moves=figures.moves,
        stages=figures.stages,
        alerts=queries.alerts(),
        alert_count=figures.alert_count,
        last=assessing.latest_round(),
        job=work.latest(tasks.SUBJECT),
    )


@blueprint.get("/progress")
@may("classes.view")
def progress() -> ResponseReturnValue:
    """How far the assessment of everybody is."""
    return render_template("classification/progress.html", job=work.latest(tasks.SUBJECT))


@blueprint.post("/assess")
@may("classes.edit")
def assess() -> ResponseReturnValue:
    """Assess everybody now."""
    _say_assessed(actions.assess_soon())
    return redirect(url_for("classification.index"))


def _say_assessed(changed: int | None) -> None:
    if changed is None:
        flash(_("Everybody is being assessed; this page shows how far it is."))
    else:
        flash(
            ngettext("Assessed: %(num)d exhibitor changed.", "Assessed: %(num)d exhibitors changed.", changed)
        )
    if prospects := queries.counts_by_lifecycle().get(Lifecycle.PROSPECT):
        flash(
            ngettext(
                "%(num)d prospect has no class: it begins with the first edition that it has taken part in.",
                "%(num)d prospects have no class: it begins with the first edition they have taken part in.",
                prospects,
            )
        )


@blueprint.route("/strategies/<word>", methods=["GET", "POST"])
@may("classes.edit")
def strategy(word: str) -> ResponseReturnValue:
    """Change the strategy of a class."""
    if word not in set(RelationshipClass):
        abort(404)
    record = strategy_of(word)
    form = StrategyForm(obj=record, **texts_of(record))
    if not form.is_submitted():
        return render_template("classification/strategy_form.html", form=form, word=word)
    if not form.validate():
        return refuse("classification/strategy_form.html", form, word=word)
    record.text = form.written("text")
    record.details = {name: form.written(name) for name in DETAILS}
    record.hours_per_edition = form.hours_per_edition.data or 0.0
    record.contact_every_days = form.contact_every_days.data
    db.session.add(record)
    db.session.flush()
    flash(_("The strategy is saved."))
    return redirect(url_for("classification.index"))
