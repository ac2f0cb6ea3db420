"""The dictionary of skills: new words, better names, two words made one."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import may
from foundation.database import db
from foundation.forms import choices, refuse
from foundation.removal import offer_undo, remove
from staff import skill_changes, skills
from staff.expertise_forms import MergeForm, SkillForm
from staff.expertise_routes import blueprint
from staff.models import Skill
from staff.sign_in import signed_in
from staff.skill_records import SkillChange


@blueprint.get("/skills")
@may("expertise.view")
def skill_list() -> ResponseReturnValue:
    """Every skill with who has it and how much speaks of it."""
    return render_template("expertise/skills.html", uses=skills.uses(), changes=skill_changes.latest())


def _edit(skill: Skill, title: str) -> ResponseReturnValue:
    form = SkillForm(obj=skill if skill.id else None)
    context = {"skill": skill, "title": title, "merge": _merge_form(skill)}
    if not form.is_submitted():
        return render_template("expertise/skill_form.html", form=form, **context)
    valid = form.validate()
    if valid and skills.name_taken(form.name.data or "", skill.id):
        form.name.errors = [_("This skill is in the dictionary already. To join two words, merge them.")]
        valid = False
    if not valid:
        return refuse("expertise/skill_form.html", form, **context)
    _save(skill, form)
    return redirect(url_for("expertise.skill_list"))


def _save(skill: Skill, form: SkillForm) -> None:
    name, kind = form.name.data or "", form.kind.data
    if skill.id:
        change = skill_changes.rename(skill, name, kind, signed_in().id)
        return _offer(_("%(name)s is saved.", name=name), change)
    skill.name, skill.kind = name, kind
    db.session.add(skill)
    db.session.flush()
    return flash(_("%(name)s is saved.", name=name))


def _offer(text: str, change: SkillChange | None) -> None:
    if change is None:
        return flash(text)
    return offer_undo(text, url_for("expertise.undo_skill_change", skill_change_id=change.id))


def _merge_form(skill: Skill) -> MergeForm:
    form = MergeForm()
    others = [one for one in skills.dictionary() if one.id != skill.id]
    form.into.choices = choices([("", _("Choose")), *((one.id, one.name) for one in others)])
    return form


@blueprint.route("/skills/new", methods=["GET", "POST"])
@may("expertise.edit")
def new_skill() -> ResponseReturnValue:
    """Add a word."""
    return _edit(Skill(), _("New skill"))


@blueprint.route("/skills/<int:skill_id>/edit", methods=["GET", "POST"])
@may("expertise.edit")
def edit_skill(skill_id: int) -> ResponseReturnValue:
    """Rename a word or change its kind."""
    skill = db.get_or_404(Skill, skill_id)
    return _edit(skill, skill.name)


@blueprint.post("/skills/<int:skill_id>/merge")
@may("expertise.edit")
def merge_skill(skill_id: int) -> ResponseReturnValue:
    """Make this word and another one."""
    skill = db.get_or_404(Skill, skill_id)
    form = _merge_form(skill)
    into = db.session.get(Skill, form.into.data) if form.validate() and form.into.data else None
    if into is None:
        form.into.errors = [_("Choose the skill that both words mean.")]
        return refuse("expertise/skill_form.html", form, skill=skill, title=skill.name, merge=form)
    text = _("%(one)s is now %(other)s everywhere.", one=skill.name, other=into.name)
    _offer(text, skill_changes.merge(skill, into, signed_in().id))
    return redirect(url_for("expertise.skill_list"))


@blueprint.post("/skills/<int:skill_id>/delete")
@may("expertise.edit")
def delete_skill(skill_id: int) -> ResponseReturnValue:
    """Delete a word that nothing speaks of."""
    skill = db.get_or_404(Skill, skill_id)
    if skills.used(skill):
        context = {"uses": skills.uses(), "changes": skill_changes.latest()}
        return render_template("expertise/skills.html", **context, in_use=skill), 422
    text = _("%(name)s is deleted.", name=skill.name)
    offer_undo(text, url_for("expertise.undo", removal_id=remove(skill).id))
    return redirect(url_for("expertise.skill_list"))


@blueprint.post("/skills/changes/<int:skill_change_id>/undo")
@may("expertise.edit")
def undo_skill_change(skill_change_id: int) -> ResponseReturnValue:
    """Take a rename or a merge back, but not over what was edited since."""
    change = db.session.get(SkillChange, skill_change_id, with_for_update=True) or abort(404)
    try:
        left = skill_changes.undo(change)
    except skill_changes.CannotUndo:
        abort(
            409, _("This was taken back already, or another skill has the name now: rename that one first.")
        )
    flash(_("“%(name)s” is back.", name=change.was))
    if left:
        flash(_("%(n)s entries were changed since and stay as they are.", n=len(left)), "error")
    return redirect(url_for("expertise.skill_list"))
