"""Pages of duplicates: the review queue, decisions, searching, merging many, the setting."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors.duplicates import deciding, review, scanning, tasks, trust, unseen, words
from exhibitors.duplicates.forms import SettingForm
from exhibitors.duplicates.models import DuplicateDecision
from exhibitors.merge_refusals import MergeRefused
from exhibitors.merge_routes import refused
from foundation import work
from foundation.access import may
from foundation.addresses import address
from foundation.database import db
from foundation.figures import country
from foundation.forms import refuse
from foundation.removal import offer_undo
from staff.sign_in import signed_in

blueprint = Blueprint("duplicates", __name__, url_prefix="/exhibitors/duplicates")


@blueprint.context_processor
def _words() -> dict[str, object]:
    return {"words": words}


def _filters() -> review.Filters:
    try:
        return review.from_address(request.args)
    except review.UnknownFilter:
        abort(400, _("This address is damaged. Open the list again."))


@blueprint.get("/")
@may("exhibitors.merge")
def index() -> ResponseReturnValue:
    """What looks alike, the likeliest first."""
    filters = _filters()
    page, pairs = review.suggestions(filters, request.args.get("after"))
    return render_template(
        "duplicates/index.html",
        filters=filters,
        page=page,
        pairs=pairs,
        count=review.counted(filters),
        counted=review.COUNTED,
        steps=review.STEPS,
        countries=sorted(((code, country(code)) for code in review.countries()), key=lambda one: one[1]),
        job=work.latest(tasks.SUBJECT),
        last=scanning.last_scan(),
    )


def _back(decision: DuplicateDecision, text: str) -> ResponseReturnValue:
    offer_undo(text, address(url_for(".take_back", decision_id=decision.id)))
    return redirect(address(url_for(".index")))


@blueprint.post("/<int:duplicate_id>/merge")
@may("exhibitors.merge")
def merge(duplicate_id: int) -> ResponseReturnValue:
    """Make one exhibitor of the two."""
    keep = request.form.get("keep", "")
    keep_id = int(keep) if keep.isdecimal() and len(keep) < 10 else None
    try:
        decision = deciding.merge(duplicate_id, signed_in().id, keep_id)
    except deciding.DecidedMeanwhile:
        return _too_late()
    except MergeRefused as why:
        return refused(why)
    return _back(decision, _("%(one)s and %(other)s are one exhibitor now.", **_names(decision)))


@blueprint.post("/<int:duplicate_id>/apart")
@may("exhibitors.merge")
def state_apart(duplicate_id: int) -> ResponseReturnValue:
    """Remember that the two are two companies."""
    try:
        decision = deciding.state_apart(duplicate_id, signed_in().id)
    except deciding.DecidedMeanwhile:
        return _too_late()
    return _back(decision, _("%(one)s and %(other)s stay two exhibitors.", **_names(decision)))


def _names(decision: DuplicateDecision) -> dict[str, str]:
    return {"one": decision.one_name, "other": decision.other_name}


def _too_late() -> ResponseReturnValue:
    abort(409, _("Somebody decided about this pair meanwhile. Open the list again to see what is left."))


@blueprint.get("/decisions")
@may("exhibitors.merge")
def decisions() -> ResponseReturnValue:
    """What was decided, the newest first, each to be taken back."""
    return render_template("duplicates/decisions.html", page=review.decided(request.args.get("after")))


@blueprint.post("/decisions/<int:decision_id>/undo")
@may("exhibitors.merge")
def take_back(decision_id: int) -> ResponseReturnValue:
    """Take a decision back."""
    try:
        decision = deciding.take_back(decision_id, signed_in().id)
    except deciding.TakenBack:
        abort(409, _("This was taken back already."))
    except MergeRefused as why:
        return refused(why)
    flash(_("%(one)s and %(other)s are open again.", **_names(decision)))
    return redirect(address(url_for(".index")))


@blueprint.post("/search")
@may("exhibitors.merge")
def search() -> ResponseReturnValue:
    """Search the whole base anew."""
    tasks.queue(whole=True)
    return redirect(address(url_for(".index")))


@blueprint.get("/progress")
@may("exhibitors.merge")
def progress() -> ResponseReturnValue:
    """How far the work is; when there is nothing to wait for, the page is loaded again."""
    job = work.latest(tasks.SUBJECT)
    if job is None or not job.open:
        return "", 200, {"HX-Refresh": "true"}
    return render_template("duplicates/progress.html", job=job)


@blueprint.post("/merge-all")
@may("exhibitors.merge")
def merge_all() -> ResponseReturnValue:
    """Merge everything that matches, as a job."""
    if not tasks.queue_merging(_filters(), signed_in().id):
        abort(409, _("A search or a merge of many is under way. Wait until it is done."))
    return redirect(address(url_for(".index")))


@blueprint.route("/setting", methods=["GET", "POST"])
@may("exhibitors.merge")
def setting() -> ResponseReturnValue:
    """Whether and when pairs are merged unseen, beside how the decisions so far went."""
    said, known = unseen.setting(), unseen.decisions()
    form = SettingForm(obj=said)
    context = {"trusts": trust.trusts(known), "fewest": trust.FEWEST, "unseen": unseen.unseen_from()}
    if not form.is_submitted():
        return render_template("duplicates/setting.html", form=form, **context)
    if not form.validate():
        return refuse("duplicates/setting.html", form, **context)
    said.automatic, said.precision = form.automatic.data, form.precision.data or said.precision
    db.session.add(said)
    flash(_("The setting is saved."))
    return redirect(url_for(".setting"))
