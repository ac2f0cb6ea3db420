"""Knowledge notes: what one of us found out and the others should know."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation.access import may
from foundation.database import db
from foundation.forms import choices, refuse
from foundation.removal import Removal, offer_undo, remove, restore
from staff import knowledge, skills
from staff.expertise_forms import NoteForm
from staff.expertise_routes import blueprint
from staff.models import KnowledgeNote
from staff.sign_in import signed_in


@blueprint.get("/notes")
@may("expertise.view")
def notes() -> ResponseReturnValue:
    """Notes, found by their words and skill."""
    text, skill_id = request.args.get("q", "").strip()[:200], request.args.get("skill", type=int)
    page = knowledge.notes(text, skill_id, request.args.get("after"))
    return render_template(
        "expertise/notes.html", page=page, text=text, skill_id=skill_id, dictionary=skills.dictionary()
    )


@blueprint.get("/notes/<int:note_id>")
@may("expertise.view")
def note(note_id: int) -> ResponseReturnValue:
    """One note."""
    record = db.get_or_404(KnowledgeNote, note_id)
    return render_template("expertise/note.html", note=record, paragraphs=knowledge.paragraphs(record.body))


def _edit(record: KnowledgeNote, title: str) -> ResponseReturnValue:
    form = NoteForm(obj=record if record.id else None)
    form.skill_id.choices = choices([("", _("None")), *((one.id, one.name) for one in skills.dictionary())])
    if not form.is_submitted():
        return render_template("expertise/note_form.html", form=form, note=record, title=title)
    if not form.validate():
        return refuse("expertise/note_form.html", form, note=record, title=title)
    form.populate_obj(record)
    record.author_id = signed_in().id
    db.session.add(record)
    db.session.flush()
    flash(_("%(name)s is saved.", name=record.title))
    return redirect(url_for("expertise.note", note_id=record.id))


@blueprint.route("/notes/new", methods=["GET", "POST"])
@may("knowledge.edit")
def new_note() -> ResponseReturnValue:
    """Write a note."""
    return _edit(KnowledgeNote(), _("New note"))


@blueprint.route("/notes/<int:note_id>/edit", methods=["GET", "POST"])
@may("knowledge.edit")
def edit_note(note_id: int) -> ResponseReturnValue:
    """Change a note."""
    record = db.get_or_404(KnowledgeNote, note_id)
    return _edit(record, record.title)


@blueprint.post("/notes/<int:note_id>/delete")
@may("knowledge.edit")
def delete_note(note_id: int) -> ResponseReturnValue:
    """Delete a note; the next page offers to take that back."""
    record = db.get_or_404(KnowledgeNote, note_id)
    text = _("%(name)s is deleted.", name=record.title)
    offer_undo(text, url_for("expertise.undo_note", removal_id=remove(record).id))
    return redirect(url_for("expertise.notes"))


@blueprint.post("/notes/removed/<int:removal_id>/undo")
@may("knowledge.edit")
def undo_note(removal_id: int) -> ResponseReturnValue:
    """Put a note back."""
    removal = db.session.get(Removal, removal_id)
    if removal is None or removal.table_name != KnowledgeNote.__tablename__:
        abort(404)
    return redirect(url_for("expertise.note", note_id=restore(removal)))
