"""Coding the ladders' rungs: wordings get a meaning; meanings are renamed, merged, removed, all with undo."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import SelectField, StringField

from foundation.access import may
from foundation.database import db
from foundation.forms import RoomForm, choices, refuse, text_length
from foundation.languages import later as _l
from foundation.removal import offer_undo
from goals import coding, suggesting, value_map, wording, words
from goals.codes import CodeChange, LadderCode, LadderPhrase
from goals.forms import REQUIRED
from goals.ladder import RUNGS
from goals.routes import blueprint
from staff.expertise_forms import number
from staff.sign_in import signed_in

AT_ONCE, NAME_LENGTH = 40, 80
NO_WORDS = _l("A code needs a name of letters or digits.")


class RenameForm(RoomForm):
    """A code's name."""

    name = StringField(_l("Name"), [REQUIRED, text_length(NAME_LENGTH)])


class MergeForm(RoomForm):
    """Which code it goes into."""

    into = SelectField(_l("Merge into"), coerce=number)


def _rung() -> str:
    asked = request.args.get("rung", "")
    return asked if asked in RUNGS else RUNGS[0]


def _offer(text: str, change: CodeChange) -> None:
    offer_undo(text, url_for("goals.undo_code_change", code_change_id=change.id))


@blueprint.route("/codes", methods=["GET", "POST"])
@may("goals.edit")
def codes() -> ResponseReturnValue:
    """The dictionary of one rung, and the wordings that wait for a meaning."""
    rung, form = _rung(), RoomForm()
    waiting = value_map.uncoded(rung, AT_ONCE)
    typed = {row.id: request.form.get(f"p{row.id}", "").strip() for row in waiting}
    context = {"rung": rung, "rung_names": words.RUNG_NAMES, "open_counts": value_map.open_counts()}
    context |= {"codes": value_map.dictionary(rung), "name_length": NAME_LENGTH}
    if form.is_submitted() and form.validate() and all(len(one) <= NAME_LENGTH for one in typed.values()):
        return _coded(rung, {phrase: name for phrase, name in typed.items() if name})
    suggested = suggesting.suggestions([row.text for row in waiting], [one.name for one in context["codes"]])
    rows = list(zip(waiting, suggested, strict=True))
    context |= {"rows": rows, "typed": typed, "too_long": form.is_submitted()}
    page = render_template("goals/codes.html", form=form, **context)
    return (page, 422) if form.is_submitted() else page


def _coded(rung: str, meanings: dict[int, str]) -> ResponseReturnValue:
    """Give the wordings their meanings."""
    by_name: dict[str, list[int]] = {}
    for phrase, name in meanings.items():
        by_name.setdefault(name, []).append(phrase)
    me = signed_in().id
    try:
        changes = [
            coding.code(phrases, coding.code_named(rung, name), me) for name, phrases in by_name.items()
        ]
    except coding.CodeRefused:
        abort(422, str(NO_WORDS))
    told = ngettext("%(num)s wording is coded.", "%(num)s wordings are coded.", len(meanings))
    if len(changes) == 1:
        _offer(told, changes[0])
    else:
        flash(told)
    return redirect(url_for("goals.codes", rung=rung))


@blueprint.get("/codes/<int:code_id>")
@may("goals.edit")
def code(code_id: int) -> ResponseReturnValue:
    """One code: its wordings, its name, what it could be merged into."""
    return _code_page(db.get_or_404(LadderCode, code_id))


def _code_page(code: LadderCode, refused: RoomForm | None = None) -> ResponseReturnValue:
    others = [one for one in value_map.dictionary(code.rung) if one.id != code.id]
    rename = refused if isinstance(refused, RenameForm) else RenameForm(None, obj=code)
    merge = refused if isinstance(refused, MergeForm) else MergeForm(None)
    merge.into.choices = choices([("", _("Choose")), *((one.id, one.name) for one in others)])
    context = {"code": code, "others": others, "rename": rename, "merge": merge}
    context |= {"wordings": value_map.wordings(code, AT_ONCE), "rung_names": words.RUNG_NAMES}
    if refused is not None:
        return refuse("goals/code.html", refused, **context)
    return render_template("goals/code.html", **context)


@blueprint.post("/codes/<int:code_id>/rename")
@may("goals.edit")
def rename_code(code_id: int) -> ResponseReturnValue:
    """Give a code another name."""
    code, form = db.get_or_404(LadderCode, code_id), RenameForm()
    if not form.validate():
        return _code_page(code, form)
    before = code.name
    try:
        change = coding.rename(code, form.name.data or "", signed_in().id)
    except coding.CodeRefused:
        taken = _("Another code has this name. Merge the two instead.")
        form.name.errors = [taken if wording.key(form.name.data) else NO_WORDS]
        return _code_page(code, form)
    _offer(_("“%(before)s” is now “%(name)s”.", before=before, name=code.name), change)
    return redirect(url_for("goals.code", code_id=code.id))


@blueprint.post("/codes/<int:code_id>/merge")
@may("goals.edit")
def merge_codes(code_id: int) -> ResponseReturnValue:
    """Make one meaning of two."""
    code = db.get_or_404(LadderCode, code_id)
    asked = request.form.get("into", 0, type=int)
    into = db.session.get(LadderCode, asked) if 0 < asked < 2**31 else None
    if into is None:
        form = MergeForm()
        form.into.errors = [_("Choose the code to merge into.")]
        return _code_page(code, form)
    name = code.name
    try:
        change = coding.merge(code, into, signed_in().id)
    except coding.CodeRefused:
        abort(422, _("Only two different codes of one rung can be merged."))
    _offer(_("“%(name)s” went into “%(into)s”.", name=name, into=into.name), change)
    return redirect(url_for("goals.code", code_id=into.id))


@blueprint.post("/codes/<int:code_id>/remove")
@may("goals.edit")
def remove_code(code_id: int) -> ResponseReturnValue:
    """Take a code out of the dictionary; its wordings wait again."""
    code = db.get_or_404(LadderCode, code_id)
    name, rung = code.name, code.rung
    change = coding.remove(code, signed_in().id)
    _offer(_("“%(name)s” is removed; its wordings wait to be coded again.", name=name), change)
    return redirect(url_for("goals.codes", rung=rung))


@blueprint.post("/phrases/<int:phrase_id>/uncode")
@may("goals.edit")
def uncode(phrase_id: int) -> ResponseReturnValue:
    """Take one wording's meaning away."""
    phrase = db.get_or_404(LadderPhrase, phrase_id)
    if phrase.code_id is None:
        abort(409, _("This wording has no meaning any more."))
    back = url_for("goals.code", code_id=phrase.code_id)
    _offer(_("The wording waits to be coded again."), coding.code([phrase.id], None, signed_in().id))
    return redirect(back)


@blueprint.post("/code-changes/<int:code_change_id>/undo")
@may("goals.edit")
def undo_code_change(code_change_id: int) -> ResponseReturnValue:
    """Take a change of the dictionary back."""
    change = db.get_or_404(CodeChange, code_change_id)
    try:
        coding.undo(change)
    except coding.CodeRefused:
        abort(409, _("This was taken back already, or another code has its old name now."))
    flash(_("That is taken back."))
    return redirect(url_for("goals.codes", rung=coding.rung_of(change)))
