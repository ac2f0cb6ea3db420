"""Mail that came in: the list, one mail, its files, and what is decided on it."""

import io
from typing import TypeVar

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy import select

from complaints.kinds import State
from complaints.mailbox import deciding, following, queries, words
from complaints.mailbox.forms import DecisionForm
from complaints.mailbox.models import IncomingFile, IncomingMail
from complaints.models import Complaint
from events.current import editions
from events.models import Edition
from exhibitors import queries as exhibitor_list
from exhibitors.filters import Filters
from exhibitors.models import Contact, Exhibitor
from foundation.access import may
from foundation.database import Base, db
from foundation.forms import choices
from staff.sign_in import signed_in

blueprint = Blueprint("mailbox", __name__, url_prefix="/mail")
blueprint.context_processor(lambda: {name: one for name, one in vars(words).items() if name.isupper()})
Row = TypeVar("Row", bound=Base)
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
MOST_OFFERED = 20


@blueprint.get("/")
@may("complaints.view")
def index() -> ResponseReturnValue:
    """Show what came in: to decide first."""
    asked = request.args.get("tab", "")
    tab = asked if asked in words.TABS else "waiting"
    page = queries.mails(tab, request.args.get("after"))
    return render_template(
        "complaints/mailbox/index.html",
        page=page,
        tab=tab,
        position=queries.position(),
        waiting=queries.waiting(),
    )


@blueprint.get("/<int:incoming_id>")
@may("complaints.view")
def mail(incoming_id: int) -> ResponseReturnValue:
    """Show one mail, made harmless, and what can be decided on it."""
    return _page(db.get_or_404(IncomingMail, incoming_id), None)


def _offered(mail: IncomingMail) -> list[tuple[int, str]]:
    """Return whose mail it may be: those who know the address, and what was looked for."""
    asked = request.args.get("q", "").strip()[:100]
    known = (
        select(Exhibitor.id, Exhibitor.name)
        .join(Contact, Contact.exhibitor_id == Exhibitor.id)
        .where(Contact.email == mail.sender)
        .distinct()
        .limit(MOST_OFFERED)
    )
    found = [(row.id, row.name) for row in db.session.execute(known)]
    if mail.exhibitor:
        found.insert(0, (mail.exhibitor.id, mail.exhibitor.name))
    if asked:
        rows = exhibitor_list.exhibitors(Filters(q=asked), None).rows[:MOST_OFFERED]
        found = [*((row.id, row.name) for row in rows), *found]
    return list(dict(found).items())


def _form(mail: IncomingMail) -> DecisionForm:
    form, offered = DecisionForm(), _offered(mail)
    form.exhibitor_id.choices = choices([("", _("Nobody found yet")), *offered])
    form.edition_id.choices = choices((edition.id, edition.name) for edition in editions())
    if form.is_submitted() or not offered:
        return form
    form.exhibitor_id.data = offered[0][0]
    edition = following.edition_of(offered[0][0])
    form.edition_id.data = edition.id if edition else None
    form.number.data = mail.complaint.number if mail.complaint else None
    return form


def _page(mail: IncomingMail, form: DecisionForm | None) -> str:
    return render_template(
        "complaints/mailbox/mail.html",
        mail=mail,
        form=form or _form(mail),
        # Sanitised as it came in; nothing else writes this column.
        html=Markup(mail.html) if mail.html and not mail.text else None,  # noqa: S704
        asked=request.args.get("q", "").strip()[:100],
    )


@blueprint.post("/<int:incoming_id>/decide")
@may("complaints.edit")
def decide(incoming_id: int) -> ResponseReturnValue:
    """Do what the button says: complaint, reply, note, or not for us."""
    mail = db.get_or_404(IncomingMail, incoming_id)
    try:
        return _decided(mail, request.form.get("what", ""))
    except deciding.DecidedBefore:
        abort(409, _("This mail is decided already. Nothing was changed."))


def _decided(mail: IncomingMail, what: str) -> ResponseReturnValue:
    if what == "complaint":
        edition = _chosen(Edition, "edition_id", _("Choose the event that the mail is about."))
        opened = deciding.as_complaint(mail, _exhibitor(), edition, signed_in())
        flash(_("%(number)s is open.", number=opened.number))
        return redirect(url_for("complaints.complaint", complaint_id=opened.id))
    if what in ("reply", "reopen"):
        complaint = _complaint(what)
        deciding.as_reply(mail, complaint, signed_in(), reopen=what == "reopen")
        return redirect(url_for("complaints.complaint", complaint_id=complaint.id))
    if what == "note":
        deciding.as_note(mail, _exhibitor(), signed_in())
    elif what == "not_ours":
        deciding.as_nothing(mail, signed_in())
    else:
        abort(422, _("Choose what becomes of the mail."))
    flash(_("It is decided."))
    return redirect(url_for("complaints.mailbox.index"))


def _chosen(model: type[Row], name: str, otherwise: str) -> Row:
    number = request.form.get(name, "")
    found = db.session.get(model, int(number)) if number.isdecimal() and len(number) < 10 else None
    return found or abort(422, otherwise)


def _exhibitor() -> Exhibitor:
    return _chosen(Exhibitor, "exhibitor_id", _("Choose the exhibitor: look for it first."))


def _complaint(what: str) -> Complaint:
    number = request.form.get("number", "").strip().upper()
    found = db.session.scalar(select(Complaint).where(Complaint.number == number))
    if found is None:
        abort(422, _("There is no complaint with this number. Write it as C-2026-014."))
    if what == "reopen" and found.state != State.CLOSED:
        abort(409, _("This complaint is open. Add the mail to it instead."))
    return found


@blueprint.get("/files/<int:incoming_file_id>")
@may("complaints.view")
def file(incoming_file_id: int) -> ResponseReturnValue:
    """Hand a file of a mail out, as a download and never as a page."""
    kept = db.get_or_404(IncomingFile, incoming_file_id)
    if kept.content is None:
        abort(404, _("This file was not kept: it is too large, or of a kind that is not kept."))
    response = send_file(
        io.BytesIO(kept.content), mimetype=kept.media_type, as_attachment=True, download_name=kept.name
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "private, no-cache"
    return response
