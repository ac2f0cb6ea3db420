"""Proposals of who is to own which exhibitor: made, adjusted, applied, taken back, exported."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from foundation import csv_file
from foundation.access import may
from foundation.addresses import address
from foundation.database import db
from foundation.removal import offer_undo
from staff.models import Person
from staff.sign_in import signed_in
from staffing import applying, gathering, hours, proposing
from staffing.models import Proposal, ProposalLine, ProposalState
from staffing.pairing import KEEPING
from staffing.proposal_list import Lines, counts, loads, proposals
from staffing.proposal_words import KEEP, SHOWN, reasons, stale
from staffing.routes import blueprint, no_edition


@blueprint.get("/proposals")
@may("expertise.view")
def proposal_index() -> ResponseReturnValue:
    """The edition's proposals, and making one."""
    edition = current_edition()
    if edition is None:
        return no_edition()
    return render_template("staffing/proposals.html", found=proposals(edition.id), keeping=KEEP)


@blueprint.post("/proposals")
@may("assignments.edit")
def propose() -> ResponseReturnValue:
    """Have the solver propose who serves whom at the edition."""
    edition, keep = current_edition() or abort(404), request.form.get("keep", "normal")
    if keep not in KEEPING:
        abort(422, _("Choose how strongly present owners are kept."))
    try:
        proposal = proposing.propose(edition, keep, signed_in().id)
    except proposing.NobodyToServe:
        abort(422, _("There is nothing to assign: enter who takes part, and people's hours for the event."))
    return redirect(url_for("staffing.proposal", proposal_id=proposal.id))


def _page(record: Proposal, out_of_date: list[str] | None = None) -> str:
    asked = Lines.from_address(record, request.args)
    page = asked.page(request.args.get("after"))
    skills = gathering.skill_names()
    staff = hours.hours_of(record.edition)
    people = gathering.names([row.why.get("full") for row in page.rows])
    return render_template(
        "staffing/proposal.html",
        proposal=record,
        asked=asked,
        page=page,
        shown=SHOWN,
        counts=counts(record),
        loads=loads(record),
        staff=staff,
        tell=lambda row: reasons(row, skills, people),
        out_of_date=out_of_date,
        draft=record.state == ProposalState.DRAFT,
    )


@blueprint.get("/proposals/<int:proposal_id>")
@may("expertise.view")
def proposal(proposal_id: int) -> ResponseReturnValue:
    """A proposal line by line, with its reasons and everybody's load."""
    return _page(db.get_or_404(Proposal, proposal_id))


@blueprint.get("/proposals/<int:proposal_id>/export")
@may("exhibitors.export")
def export_proposal(proposal_id: int) -> ResponseReturnValue:
    """The lines that the address asks for as a file."""
    record = db.get_or_404(Proposal, proposal_id)
    rows = Lines.from_address(record, request.args).rows()
    skills = gathering.skill_names()
    people = gathering.names([row.why.get("full") for row in rows])
    header = [_("Exhibitor"), _("Class"), _("Hours"), _("Owner"), _("Proposed"), _("Fit (0-1)"), _("Why")]
    lines = ([*_cells(row), "; ".join(reasons(row, skills, people))] for row in rows)
    return csv_file.download("assignment", header, lines)


def _cells(row: Any) -> list[Any]:
    return [row.name, row.relationship_class, row.hours, row.from_name, row.to_name, row.fit]


@blueprint.post("/proposals/lines/<int:line_id>")
@may("assignments.edit")
def adjust_line(line_id: int) -> ResponseReturnValue:
    """Choose somebody else for one exhibitor."""
    line = db.get_or_404(ProposalLine, line_id)
    record, person = db.get_or_404(Proposal, line.proposal_id), _chosen()
    try:
        proposing.adjust(record, line, person)
    except proposing.Settled:
        abort(409, _("This proposal is settled. Make a new one to change who serves whom."))
    except proposing.Unavailable:
        abort(422, _("This person has left and cannot be assigned. Choose somebody else."))
    flash(_("%(name)s is changed in the proposal.", name=line.exhibitor.name))
    return redirect(address(url_for("staffing.proposal", proposal_id=record.id)))


def _chosen() -> Person | None:
    text = request.form.get("to", "")
    if not text:
        return None
    person = db.session.get(Person, int(text)) if text.isdecimal() and len(text) < 10 else None
    return person or abort(422, _("Choose who is to serve this exhibitor."))


@blueprint.post("/proposals/<int:proposal_id>/apply")
@may("assignments.edit")
def apply_proposal(proposal_id: int) -> ResponseReturnValue:
    """Make the proposal true, unless exhibitors changed meanwhile."""
    record = db.get_or_404(Proposal, proposal_id)
    try:
        moved = counts(record)["changes"]
        applying.apply(proposal_id, signed_in().id)
    except applying.OutOfDate as error:
        db.session.rollback()
        return _page(db.get_or_404(Proposal, proposal_id), [stale(one) for one in error.changed]), 409
    except proposing.Settled:
        abort(409, _("This proposal is settled already. Open the list of proposals to see how it ended."))
    text = _("%(n)s exhibitors have their new owner.", n=moved)
    offer_undo(text, url_for("staffing.undo_proposal", proposal_id=proposal_id))
    return redirect(url_for("staffing.proposal", proposal_id=proposal_id))


@blueprint.post("/proposals/<int:proposal_id>/leave-out")
@may("assignments.edit")
def leave_out(proposal_id: int) -> ResponseReturnValue:
    """Take what changed meanwhile out of the draft."""
    record = db.get_or_404(Proposal, proposal_id)
    try:
        gone = applying.leave_out(record)
    except proposing.Settled:
        abort(409, _("This proposal is settled already. Open the list of proposals to see how it ended."))
    flash(_("%(n)s exhibitors are left as they are now. The rest can be applied.", n=gone))
    return redirect(url_for("staffing.proposal", proposal_id=proposal_id))


@blueprint.post("/proposals/<int:proposal_id>/undo")
@may("assignments.edit")
def undo_proposal(proposal_id: int) -> ResponseReturnValue:
    """Give the exhibitors their former owners back."""
    db.get_or_404(Proposal, proposal_id)
    try:
        back, kept = applying.undo(proposal_id)
    except proposing.Settled:
        abort(409, _("Only a proposal that is applied can be taken back."))
    flash(_("%(n)s exhibitors have their former owner again.", n=back))
    if kept:
        flash(_("%(n)s were changed again since and stay as they are.", n=kept), "error")
    return redirect(url_for("staffing.proposal", proposal_id=proposal_id))
