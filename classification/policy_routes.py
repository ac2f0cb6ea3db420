"""The policy on screen: what is in force, the draft rule by rule with who would move, putting it in force."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from classification import actions, assessing, drafting, policies, policy_words
from classification.models import PolicyDraft, PolicyVersion
from classification.policy import Rule
from classification.policy_check import Problem, problems
from classification.policy_forms import InForceForm, PatienceForm, RuleForm, patience_data
from classification.routes import blueprint
from classification.strategies import all_strategies
from classification.what_if import ORDER, what_if
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from staff.sign_in import signed_in


@blueprint.app_context_processor
def _words() -> dict[str, Any]:
    return {"rule_text": policy_words.rule_text, "problem_text": policy_words.problem_text}


@blueprint.get("/policy")
@may("classes.view")
def policy() -> ResponseReturnValue:
    """The rules in force, the versions before and ahead, and the draft with what it would do."""
    return _page(InForceForm(formdata=None, obj=drafting.current()))


@blueprint.post("/policy")
@may("classes.edit")
def put_in_force() -> ResponseReturnValue:
    """Put the draft in force from a day."""
    draft = _draft()
    form = InForceForm(obj=draft)
    if not form.validate() or form.effective_from.data is None or _refusing(draft):
        return _page(form), 409 if form.version.errors else 422
    day, reason = form.effective_from.data, form.reason.data or ""
    number = drafting.put_in_force(draft, day, reason, signed_in().id)
    if day <= assessing.today():
        actions.assess_soon()
        flash(_("Policy %(number)s is in force from today.", number=number))
        return redirect(url_for("classification.index"))
    flash(_("Policy %(number)s will be in force from the day given.", number=number))
    return _to_policy()


@blueprint.post("/policy/draft")
@may("classes.edit")
def begin_draft() -> ResponseReturnValue:
    """Begin a draft with what is in force."""
    drafting.begin(signed_in().id)
    return _to_policy()


@blueprint.post("/policy/draft/discard")
@may("classes.edit")
def discard_draft() -> ResponseReturnValue:
    """Throw the draft away."""
    drafting.discard()
    flash(_("The draft is thrown away. What is in force stays."))
    return _to_policy()


@blueprint.route("/policy/draft/patience", methods=["GET", "POST"])
@may("classes.edit")
def draft_patience() -> ResponseReturnValue:
    """Change what holds for all rules."""
    draft = _draft()
    form = PatienceForm(obj=draft, data=patience_data(drafting.policy_of(draft)))
    if not form.is_submitted():
        return render_template("classification/patience_form.html", form=form)
    if not form.validate():
        return refuse("classification/patience_form.html", form)
    drafting.change(draft, **form.values())
    return _to_policy()


@blueprint.route("/policy/draft/rules/new", methods=["GET", "POST"])
@may("classes.edit")
def new_rule() -> ResponseReturnValue:
    """Write a new rule."""
    return _rule_page(_draft(), None)


@blueprint.route("/policy/draft/rules/<rule>", methods=["GET", "POST"])
@may("classes.edit")
def rule(rule: str) -> ResponseReturnValue:
    """Change a rule of the draft."""
    draft = _draft()
    found = next((one for one in drafting.policy_of(draft).rules if one.name == rule), None)
    return _rule_page(draft, found or abort(404))


def _rule_page(draft: PolicyDraft, record: Rule | None) -> ResponseReturnValue:
    names = tuple(one.name for one in drafting.policy_of(draft).rules)
    form = RuleForm(obj=draft, taken=names, rule=record)
    if not form.is_submitted():
        return render_template("classification/rule_form.html", form=form, rule=record)
    if not form.validate():
        return refuse("classification/rule_form.html", form, rule=record)
    drafting.put_rule(draft, form.rule(), record.name if record else None)
    return _to_policy()


@blueprint.post("/policy/draft/rules/<rule>/up")
@may("classes.edit")
def rule_up(rule: str) -> ResponseReturnValue:
    """Let a rule be asked earlier."""
    try:
        drafting.move_up(_draft(), rule)
    except LookupError:
        abort(404)
    return _to_policy()


@blueprint.post("/policy/draft/rules/<rule>/remove")
@may("classes.edit")
def remove_rule(rule: str) -> ResponseReturnValue:
    """Take a rule out of the draft."""
    try:
        drafting.remove(_draft(), rule)
    except LookupError:
        abort(404)
    return _to_policy()


@blueprint.post("/policy/versions/<int:policy_id>/withdraw")
@may("classes.edit")
def withdraw(policy_id: int) -> ResponseReturnValue:
    """Take back a version that is not in force yet."""
    version = db.get_or_404(PolicyVersion, policy_id)
    if version.effective_from <= assessing.today():
        abort(409, _("This policy is in force already: begin a draft to change it."))
    db.session.delete(version)
    flash(_("Policy %(number)s is withdrawn.", number=version.number))
    return _to_policy()


def _draft() -> PolicyDraft:
    return drafting.current() or abort(409, _("There is no draft any more: begin one on the policy's page."))


def _refusing(draft: PolicyDraft) -> list[Problem]:
    return [one for one in problems(drafting.policy_of(draft)) if one.refuses]


def _to_policy() -> Response:
    return redirect(url_for("classification.policy"))


def _page(form: InForceForm) -> str:
    version, draft = policies.in_force(assessing.today()), drafting.current()
    context: dict[str, Any] = {"version": version, "versions": policies.history(), "draft": draft}
    context |= {"policy": policies.policy_of(version), "today": assessing.today()}
    context["problems"] = problems(context["policy"])
    if draft:
        wanted = drafting.policy_of(draft)
        found = problems(wanted)
        moves = None if any(one.refuses for one in found) else what_if(wanted)
        context |= {"wanted": wanted, "wrong": found, "moves": moves, "order": ORDER}
        context["per_exhibitor"] = {word: one.hours_per_edition for word, one in all_strategies().items()}
    return render_template("classification/policy.html", form=form, **context)
