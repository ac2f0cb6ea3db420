"""Attaching files, taking them away, and handing them out so that no browser runs what is in them."""

import io

from flask import abort, flash, make_response, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors import attachment as files
from exhibitors.attachment import Attachment
from exhibitors.file_kinds import ACCEPTED, UnknownKind
from exhibitors.interaction import Interaction
from exhibitors.models import Exhibitor
from exhibitors.record_routes import to_exhibitor
from exhibitors.routes import blueprint
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from staff.sign_in import signed_in

SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
LARGEST_TEXT = f"{files.LARGEST // 2**20} MB"


@blueprint.post("/<int:exhibitor_id>/files")
@may("exhibitors.edit")
def attach(exhibitor_id: int) -> ResponseReturnValue:
    """Attach a file to the exhibitor, or to one entry of its timeline."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    take_in(exhibitor.id, _entry(exhibitor))
    return to_exhibitor(exhibitor.id)


def take_in(exhibitor_id: int, entry: Interaction | None = None) -> Attachment:
    """Keep the file that was sent, with an undo, or refuse it and say what can be attached."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        abort(422, _("Choose a file first."))
    content = sent.stream.read(files.LARGEST + 1)
    if not content:
        abort(422, _("This file is empty."))
    try:
        kept = files.attach(exhibitor_id, sent.filename, content, interaction=entry, person_id=signed_in().id)
    except files.TooLarge:
        abort(413, _("This file is too large: attach at most %(size)s.", size=LARGEST_TEXT))
    except UnknownKind:
        abort(
            422,
            _("This file cannot be attached. Its name and content must be one of: %(kinds)s", kinds=ACCEPTED),
        )
    undo = url_for("exhibitors.remove_file", attachment_id=kept.id)
    offer_undo(_("%(name)s is attached.", name=kept.name), undo)
    return kept


def _entry(exhibitor: Exhibitor) -> Interaction | None:
    text = request.form.get("interaction_id", "")
    if not text:
        return None
    entry = db.session.get(Interaction, int(text)) if text.isdecimal() and len(text) < 10 else None
    if entry is None or entry.exhibitor_id != exhibitor.id:
        abort(422, _("This entry is no longer there. Attach the file to the exhibitor."))
    return entry


def _there(attachment_id: int) -> Attachment:
    kept = db.get_or_404(Attachment, attachment_id)
    if kept.removed_at is not None:
        abort(404)
    return kept


@blueprint.get("/files/<int:attachment_id>")
@may("exhibitors.view")
def file(attachment_id: int) -> ResponseReturnValue:
    """Hand a file out, as a download and never as a page."""
    kept = _there(attachment_id)
    if request.if_none_match.contains(kept.digest):
        response = make_response("", 304)
    else:
        response = send_file(
            io.BytesIO(kept.content), mimetype=kept.media_type, as_attachment=True, download_name=kept.name
        )
    response.set_etag(kept.digest)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@blueprint.post("/files/<int:attachment_id>/remove")
@may("exhibitors.edit")
def remove_file(attachment_id: int) -> ResponseReturnValue:
    """Take a file away; one click brings it back."""
    kept = _there(attachment_id)
    files.remove(kept)
    offer_undo(_("%(name)s is removed.", name=kept.name), url_for(".restore_file", attachment_id=kept.id))
    return to_exhibitor(kept.exhibitor_id)


@blueprint.post("/files/<int:attachment_id>/restore")
@may("exhibitors.edit")
def restore_file(attachment_id: int) -> ResponseReturnValue:
    """Bring a removed file back."""
    kept = db.get_or_404(Attachment, attachment_id)
    kept.removed_at = None
    flash(_("%(name)s is back.", name=kept.name))
    return redirect(url_for("overview.exhibitor", exhibitor_id=kept.exhibitor_id))
