"""Staff's side of the links: make one, take it back, mail them to a list; what was said beside the goals."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from events.current import current_edition
from events.models import Edition
from exhibitors.models import Exhibitor
from exhibitors.participation import TAKING_PART, Participation
from foundation import once
from foundation.access import may
from foundation.addresses import address
from foundation.database import db
from foundation.forms import refuse
from goals import actions, inviting, links, listing
from goals.editing import must_be_open, must_take_part
from goals.link_forms import InviteForm, NoteForm
from goals.routes import blueprint, shown_at
from goals.sheet import GoalLink, GoalSheet


def _participation(exhibitor: Exhibitor, edition: Edition) -> Participation:
    """Return the participation, or refuse with 422."""
    must_take_part(exhibitor, edition)
    found = actions.participation_of(exhibitor.id, edition.id)
    if found is None or found.status not in TAKING_PART:
        abort(
            422,
            _(
                "%(company)s does not take part in %(edition)s yet. Add its participation first.",
                company=exhibitor.name,
                edition=edition.name,
            ),
        )
    return found


@blueprint.post("/exhibitors/<int:exhibitor_id>/link")
@may("goals.edit")
def make_link(exhibitor_id: int) -> ResponseReturnValue:
    """Make a link to read out or to mail by hand; one that was there leads nowhere from now on."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    edition = must_be_open(current_edition())
    participation = _participation(exhibitor, edition)
    contact = links.speaker_of(exhibitor.id)
    if contact is None:
        abort(422, _("Add a contact of this exhibitor first: the link is theirs."))
    links.renew(participation, contact)
    flash(_("A new link is made for %(name)s. An older one does not work any more.", name=contact.name))
    return redirect(shown_at(exhibitor.id, edition.id))


@blueprint.post("/links/<int:goal_link_id>/revoke")
@may("goals.edit")
def revoke_link(goal_link_id: int) -> ResponseReturnValue:
    """Let a link lead nowhere."""
    link = db.get_or_404(GoalLink, goal_link_id)
    links.revoke(link)
    flash(_("The link does not work any more."))
    return redirect(shown_at(link.participation.exhibitor_id, link.participation.edition_id))


@blueprint.route("/exhibitors/<int:exhibitor_id>/sheet", methods=["GET", "POST"])
@may("goals.edit")
def sheet(exhibitor_id: int) -> ResponseReturnValue:
    """Note what an exhibitor says beside its goals."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    edition = must_be_open(current_edition())
    participation = _participation(exhibitor, edition)
    stored: GoalSheet | None = actions.sheet_of(participation.id)
    form, context = NoteForm(obj=stored), {"exhibitor": exhibitor, "for_edition": edition}
    if not form.is_submitted():
        return render_template("goals/sheet.html", form=form, **context)
    if not form.validate():
        return refuse("goals/sheet.html", form, **context)
    actions.note_sheet(participation.id, form.beside())
    flash(_("What %(name)s said is saved.", name=exhibitor.name))
    return redirect(shown_at(exhibitor.id, edition.id))


@blueprint.route("/invite", methods=["GET", "POST"])
@may("exhibitors.mail")
def invite() -> ResponseReturnValue:
    """Mail a link to everybody on the list who has no goal and was not asked yet: composed, seen, sent."""
    edition = must_be_open(current_edition())
    ids = listing.GoalList.from_address(edition, request.args).ids()
    form, count = InviteForm(), inviting.count(edition, ids)
    valid = form.is_submitted() and form.validate()
    if valid and "send" in request.form:
        sent = inviting.send(edition, ids, form.texts("subject"), form.texts("body"))
        flash(ngettext("%(num)s exhibitor is asked.", "%(num)s exhibitors are asked.", sent))
        return redirect(address(url_for("goals.index")))
    reader = inviting.first(edition, ids)
    preview = (
        [inviting.filled(form[name].data, reader) for name in ("subject_en", "body_en")]
        if valid and reader
        else None
    )
    if valid:
        form.once.data = once.new_token()
    page = render_template("goals/invite.html", form=form, count=count, reader=reader, preview=preview)
    return (page, form.refused) if form.is_submitted() and not valid else page
