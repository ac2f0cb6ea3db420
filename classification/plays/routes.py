"""Pages of plays: the list, the form in plain words, the dry run with the log, on and off."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from classification.assessing import today
from classification.plays import log, looking, words
from classification.plays.dry_run import dry_run
from classification.plays.forms import PlayForm
from classification.plays.models import Play
from classification.plays.standard import add_standard
from foundation import work
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse

blueprint = Blueprint("plays", __name__, url_prefix="/plays")


@blueprint.app_context_processor
def _words() -> dict[str, Any]:
    return {
        "trigger_text": words.trigger_text,
        "who_text": words.who_text,
        "play_cause": words.cause_sentence,
    }


@blueprint.get("/")
@may("classes.view")
def index() -> ResponseReturnValue:
    """The plays, those that are on first."""
    order = (Play.active_from.is_(None), func.lower(Play.name), Play.id)
    plays = db.session.scalars(select(Play).order_by(*order)).all()
    return render_template("plays/index.html", plays=plays, counts=log.counts(), zero=log.Counts())


@blueprint.post("/standard")
@may("classes.edit")
def standard() -> ResponseReturnValue:
    """Take over the proposed plays, switched off."""
    count = add_standard()
    flash(ngettext("%(num)d play is added, switched off.", "%(num)d plays are added, switched off.", count))
    return redirect(url_for("plays.index"))


@blueprint.route("/new", methods=["GET", "POST"])
@may("classes.edit")
def new() -> ResponseReturnValue:
    """Write a new play; it is off until it is switched on."""
    return _form_page(PlayForm(), Play())


@blueprint.route("/<int:play_id>/edit", methods=["GET", "POST"])
@may("classes.edit")
def edit(play_id: int) -> ResponseReturnValue:
    """Change a play."""
    record = db.get_or_404(Play, play_id)
    return _form_page(PlayForm(obj=record), record)


def _form_page(form: PlayForm, record: Play) -> ResponseReturnValue:
    if not form.is_submitted():
        return render_template("plays/form.html", form=form, record=record)
    if not form.validate():
        return refuse("plays/form.html", form, record=record)
    form.populate_obj(record)
    db.session.add(record)
    db.session.flush()
    flash(_("The play is saved. Below is what it would have done in the last year."))
    return redirect(url_for("plays.play", play_id=record.id))


@blueprint.get("/<int:play_id>")
@may("classes.view")
def play(play_id: int) -> ResponseReturnValue:
    """One play: its rule, the dry run on the last year, and what it did."""
    record = db.get_or_404(Play, play_id)
    return render_template(
        "plays/play.html",
        play=record,
        dry=dry_run(record),
        page=log.firings(play_id, request.args.get("after")),
        job=work.latest(looking.subject(play_id)),
    )


@blueprint.get("/<int:play_id>/progress")
@may("classes.view")
def progress(play_id: int) -> ResponseReturnValue:
    """Whether a play is still looking."""
    record = db.get_or_404(Play, play_id)
    return render_template("plays/looking.html", play=record, job=work.latest(looking.subject(play_id)))


@blueprint.post("/<int:play_id>/switch")
@may("classes.edit")
def switch(play_id: int) -> ResponseReturnValue:
    """Switch a play on from today, or off; what it fired stays."""
    record = db.get_or_404(Play, play_id)
    record.active_from = None if record.active_from else today()
    if record.active_from:
        flash(_("“%(play)s” is on. It looks every five minutes for what is new.", play=record.name))
    else:
        flash(_("“%(play)s” is off. Its open tasks stay.", play=record.name))
    return redirect(url_for("plays.play", play_id=play_id))


@blueprint.post("/<int:play_id>/sweep")
@may("classes.edit")
def sweep_now(play_id: int) -> ResponseReturnValue:
    """Let a play look now."""
    count = looking.look(db.get_or_404(Play, play_id))
    if count is None:
        flash(_("The play is looking; this page says how often it fired."))
    else:
        flash(ngettext("It fired for %(num)d exhibitor.", "It fired for %(num)d exhibitors.", count))
    return redirect(url_for("plays.play", play_id=play_id))
