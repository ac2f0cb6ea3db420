"""Pages of classes: the mix, the strategies, the policy with its what-if, the upgrade list."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from classification import actions, assessing, mix, outlook_words, policies, queries, sentences
from classification.forms import (
    THRESHOLDS,
    PolicyForm,
    PolicySaveForm,
    StrategyForm,
    policy_data,
)
from classification.strategies import DETAILS, all_strategies, strategy_of, texts_of
from classification.what_if import ORDER, what_if
from events.current import current_edition
from events.queries import before
from exhibitors.models import Lifecycle, RelationshipClass
from foundation import work
from foundation.access import allows, may
from foundation.database import db
from foundation.forms import refuse
from staff.sign_in import signed_in

blueprint = Blueprint("classification", __name__, url_prefix="/classes")


blueprint.add_app_template_filter(sentences.amount, "house_money")


@blueprint.app_context_processor
def _words() -> dict[str, Any]:
    """Give templates the words for classes, causes and steps."""
    return {
        "class_word": sentences.class_word,
        "lifecycle_word": sentences.lifecycle_word,
        "rule_name": sentences.rule_name,
        "reason_sentence": sentences.reason_sentence,
        "cause_text": outlook_words.cause_text,
        "step_text": outlook_words.step_text,
    }


@blueprint.get("/")
@may("classes.view")
def index() -> ResponseReturnValue:
    """The four classes at the edition, moves, stages, alerts."""
    edition = current_edition()
    previous = before(edition) if edition else None
    return render_template(
        "classification/index.html",
        lines=mix.class_mix(edition),
        strategies=all_strategies(),
        moves=queries.moves_since(previous.ends_on, edition.id) if edition and previous else None,
        stages=queries.counts_by_lifecycle(),
        alerts=queries.alerts(),
        alert_count=queries.count_alerts(),
        last=assessing.latest_round(),
        job=work.latest(actions.SUBJECT),
    )


@blueprint.get("/progress")
@may("classes.view")
def progress() -> ResponseReturnValue:
    """How far the assessment of everybody is."""
    return render_template("classification/progress.html", job=work.latest(actions.SUBJECT))


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


@blueprint.get("/policy")
@may("classes.view")
def policy() -> ResponseReturnValue:
    """The rules in force; with other thresholds in the address, who would move where under them."""
    asked = any(name in request.args for name in THRESHOLDS) and allows("classes.edit")
    if not asked:
        current = policies.policy_of(policies.in_force(assessing.today()))
        return _policy_page(PolicyForm(formdata=None, data=policy_data(current)))
    form = PolicyForm(formdata=request.args, meta={"csrf": False})
    if not form.validate():
        return _policy_page(form), 422
    save = PolicySaveForm(formdata=None, data=policy_data(form.policy()))
    return _policy_page(form, moves=what_if(form.policy()), save=save)


@blueprint.post("/policy")
@may("classes.edit")
def save_policy() -> ResponseReturnValue:
    """Put other thresholds in force from today."""
    form = PolicySaveForm()
    if not form.validate():
        moves = None if set(form.errors) - {"reason"} else what_if(form.policy())
        return _policy_page(form, moves=moves, save=form), form.refused
    version = actions.apply_policy(form.policy(), form.reason.data or "", signed_in().id)
    flash(_("Policy %(number)s is in force from today.", number=version.number))
    return redirect(url_for("classification.index"))


def _policy_page(form: PolicyForm, **context: Any) -> str:
    return render_template(
        "classification/policy.html",
        form=form,
        thresholds=THRESHOLDS,
        version=policies.in_force(assessing.today()),
        versions=policies.history(),
        order=ORDER,
        per_exhibitor={word: one.hours_per_edition for word, one in all_strategies().items()},
        **context,
    )
