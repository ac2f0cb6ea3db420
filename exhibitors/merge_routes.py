"""Merging: choose, compare, merge; the list of merges, and their undoing."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors import merge_preview, merging, words
from exhibitors.filters import Filters
from exhibitors.listing.asked import meant
from exhibitors.merge import Merge
from exhibitors.merge_form import MergeForm, WrongNumber, choices_for, numbers, versions
from exhibitors.merge_list import merges, steps_of
from exhibitors.merge_preview import MOST
from exhibitors.merge_refusals import (
    AlreadyUndone,
    MergedAgain,
    MergedMeanwhile,
    MergeRefused,
    NotThere,
    SameRecord,
)
from exhibitors.merge_words import told
from exhibitors.models import Exhibitor
from exhibitors.queries import exhibitors
from foundation.access import may
from foundation.database import db
from foundation.removal import offer_undo
from staff.sign_in import signed_in

blueprint = Blueprint("merging", __name__, url_prefix="/exhibitors/merges")
CHOICES = 20


def refused(why: MergeRefused) -> ResponseReturnValue:
    """Answer a refused merge or undoing with what to do about it; use as `return refused(why)`."""
    if isinstance(why, NotThere):
        abort(404)
    if isinstance(why, MergedMeanwhile):
        into = db.session.get(Exhibitor, why.into)
        name = into.name if into else ""
        abort(409, _("One of these was merged into %(name)s meanwhile. Nothing was changed.", name=name))
    if isinstance(why, SameRecord):
        abort(422, _("An exhibitor cannot be merged with itself. Choose another one."))
    if isinstance(why, AlreadyUndone):
        abort(409, _("This merge was undone already."))
    if isinstance(why, MergedAgain):
        abort(409, _("What was kept was merged into another exhibitor since. Undo that merge first."))
    abort(409, _("What was kept was deleted since, so this merge cannot be undone."))


def to_survivor(exhibitor_id: int) -> ResponseReturnValue:
    """Lead the old address of a merged exhibitor to the one that was kept; 404 when there is none."""
    kept = merging.merged_into(exhibitor_id) or abort(404)
    return redirect(url_for("overview.exhibitor", exhibitor_id=kept))


def _numbers(texts: Sequence[str]) -> list[int]:
    try:
        return numbers(texts)
    except WrongNumber:
        abort(422, _("Choose 2 to 10 different exhibitors to merge: tick them, or narrow the list."))


@blueprint.get("/")
@may("exhibitors.merge")
def index() -> ResponseReturnValue:
    """Every merge, newest first: who, when, what."""
    term = request.args.get("q", "").strip()[:200]
    page = merges(term, request.args.get("after"))
    return render_template("merging/index.html", page=page, term=term)


@blueprint.post("/choose")
@may("exhibitors.merge")
def choose() -> ResponseReturnValue:
    """From the ticked exhibitors of the list, or all of a short one, to the screen that compares them."""
    ids = db.session.scalars(meant().order_by(Exhibitor.id).limit(MOST + 1))
    return redirect(url_for(".new", id=_numbers([str(one) for one in ids])))


@blueprint.get("/with/<int:exhibitor_id>")
@may("exhibitors.merge")
def find(exhibitor_id: int) -> ResponseReturnValue:
    """Look for the other record of the same company."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    term = request.args.get("q", exhibitor.name_key).strip()[:200]
    found = exhibitors(Filters(q=term), size=CHOICES + 1).rows if term else []
    others = [one for one in found if one.id != exhibitor.id][:CHOICES]
    return render_template("merging/find.html", exhibitor=exhibitor, term=term, others=others)


@blueprint.route("/new", methods=["GET", "POST"])
@may("exhibitors.merge")
def new() -> ResponseReturnValue:
    """Compare the records side by side, choose, merge."""
    ids = _numbers(request.values.getlist("id"))
    form = MergeForm()
    try:
        records = merge_preview.records(ids)
        if not form.is_submitted():
            return _compare(form, records)
        if not form.validate():
            return _compare(form, records), form.refused
        if versions(request.form, ids) != [str(one.version) for one in records]:
            return _compare(form, records, stale=True), 409
        return _merge(_kept(ids), ids)
    except MergeRefused as why:
        return refused(why)


def _kept(ids: Sequence[int]) -> int:
    text = request.values.get("keep", "")
    kept = int(text) if text.isdecimal() and len(text) < 10 else merge_preview.fullest(ids)
    return kept if kept in ids else abort(422, _("Choose which of these exhibitors is kept."))


def _compare(form: MergeForm, records: Sequence[Exhibitor], stale: bool = False) -> str:
    ids = [one.id for one in records]
    keep = _kept(ids)
    ordered = sorted(records, key=lambda one: one.id != keep)
    order = [one.id for one in ordered]
    return render_template(
        "merging/new.html",
        form=form,
        records=ordered,
        keep=ordered[0],
        lines=merge_preview.lines(keep, order),
        clashes=merge_preview.clashes(keep, order),
        moving=merge_preview.moving(order[1:]),
        stale=stale,
        words=words,
    )


def _merge(keep: int, ids: Sequence[int]) -> ResponseReturnValue:
    others = [number for number in ids if number != keep]
    done = [merging.merge(keep, one, signed_in().id, choices_for(request.form, one)) for one in others]
    name = db.session.get_one(Exhibitor, keep).name
    if len(done) == 1:
        offer_undo(_("Merged into %(name)s.", name=name), url_for(".undo", merge_id=done[0].id))
    else:
        flash(_("%(n)s exhibitors were merged into %(name)s.", n=len(done), name=name))
    return redirect(url_for("overview.exhibitor", exhibitor_id=keep))


@blueprint.get("/<int:merge_id>")
@may("exhibitors.merge")
def merged(merge_id: int) -> ResponseReturnValue:
    """One merge: what it moved and changed, and what undoing it left."""
    one = db.get_or_404(Merge, merge_id)
    left = [told(each) for each in one.left or ()]
    return render_template("merging/merged.html", merge=one, left=left, steps=steps_of(one))


@blueprint.post("/<int:merge_id>/undo")
@may("exhibitors.merge")
def undo(merge_id: int) -> ResponseReturnValue:
    """Make two records of one again."""
    try:
        left = merging.undo(merge_id, signed_in().id)
    except MergeRefused as why:
        return refused(why)
    if left:
        flash(_("The merge is undone. What was edited since stays as it is and is listed below."), "error")
    else:
        flash(_("The merge is undone; everything is as it was."))
    return redirect(url_for(".merged", merge_id=merge_id))
