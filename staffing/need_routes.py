"""Which skills a class, country, language or industry needs, whatever an exhibitor's goals say."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from foundation.access import may
from foundation.database import db
from foundation.forms import choices
from foundation.removal import offer_undo, remove
from staff import skills
from staff.skill_records import SkillNeed
from staffing.forms import NeedForm
from staffing.routes import blueprint


def _form() -> NeedForm:
    form = NeedForm()
    named = ((skill.id, skill.name) for skill in skills.dictionary())
    form.skill_id.choices = choices([("", _("Choose")), *named])
    return form


def _page(form: NeedForm) -> str:
    query = select(SkillNeed).options(joinedload(SkillNeed.skill))
    found = db.session.scalars(query.order_by(SkillNeed.what, SkillNeed.value, SkillNeed.id)).all()
    return render_template("staffing/needs.html", needs=found, form=form)


@blueprint.get("/needs")
@may("expertise.view")
def skill_needs() -> ResponseReturnValue:
    """The needs that follow from class, country, language and industry."""
    return _page(_form())


@blueprint.post("/needs")
@may("expertise.edit")
def add_need() -> ResponseReturnValue:
    """Say that exhibitors of a kind need a skill."""
    form = _form()
    if not form.validate():
        return _page(form), form.refused
    need = {"skill_id": form.skill_id.data, "what": form.what.data, "value": form.plain_value()}
    if db.session.scalar(select(SkillNeed.id).filter_by(**need)) is not None:
        form.value.errors = [_("This is said already.")]
        return _page(form), 422
    db.session.add(SkillNeed(**need))
    db.session.flush()
    flash(_("The need is saved."))
    return redirect(url_for("staffing.skill_needs"))


@blueprint.post("/needs/<int:need_id>/remove")
@may("expertise.edit")
def remove_need(need_id: int) -> ResponseReturnValue:
    """Take a need away; the next page offers to put it back."""
    removal = remove(db.get_or_404(SkillNeed, need_id))
    offer_undo(_("The need is removed."), url_for("staffing.undo_absence", removal_id=removal.id))
    return redirect(url_for("staffing.skill_needs"))
