"""Whom an exhibitor belongs with: parent, subsidiaries, agencies, who shares a stand."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors import relating, relatives
from exhibitors.filters import Filters
from exhibitors.models import Exhibitor
from exhibitors.participation import Kind, Participation
from exhibitors.queries import exhibitors
from exhibitors.relating import Role
from exhibitors.relation import Relation
from exhibitors.relation_words import ROLES, why_not
from foundation.access import may
from foundation.database import db
from foundation.forms import RoomForm
from foundation.removal import Removal, offer_undo, remove, restore

blueprint = Blueprint("relations", __name__, url_prefix="/exhibitors")
CHOICES = 20


@blueprint.app_template_global()
def relations_of(exhibitor_id: int) -> dict[str, object]:
    """Return what the card of relations shows."""
    joined = relatives.relatives(exhibitor_id)
    has_below = any(one.role == Role.SUBSIDIARY for one in joined)
    return {
        "relatives": joined,
        "group": relatives.group(exhibitor_id) if has_below else None,
        "sharing": relatives.sharing(exhibitor_id),
        "roles": ROLES,
    }


def _number(name: str) -> int:
    text = request.form.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else abort(422, _("Choose an exhibitor first."))


def _back(exhibitor_id: int) -> ResponseReturnValue:
    return redirect(url_for(".index", exhibitor_id=exhibitor_id))


def _valid_form() -> None:
    if not RoomForm().validate():
        abort(422, _("This page was open too long. Go back, reload it, and send it again."))


@blueprint.get("/<int:exhibitor_id>/relations")
@may("exhibitors.edit")
def index(exhibitor_id: int) -> ResponseReturnValue:
    """Look at the relations, and look for another company to join."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    term = request.args.get("q", "").strip()[:200]
    found = exhibitors(Filters(q=term), size=CHOICES + 1).rows if term else []
    others = [one for one in found if one.id != exhibitor.id][:CHOICES]
    shown = {"exhibitor": exhibitor, "term": term, "others": others, "form": RoomForm()}
    return render_template("relations/index.html", **shown)


@blueprint.post("/<int:exhibitor_id>/relations")
@may("exhibitors.edit")
def add(exhibitor_id: int) -> ResponseReturnValue:
    """Join another company to this one."""
    exhibitor, other = db.get_or_404(Exhibitor, exhibitor_id), db.get_or_404(Exhibitor, _number("other_id"))
    _valid_form()
    if request.form.get("role") not in ROLES:
        abort(422, _("Choose what the other company is to this one."))
    try:
        relating.relate(exhibitor, other, relating.Role(request.form["role"]))
    except relating.CannotRelate as why:
        abort(422, why_not(why))
    flash(_("%(other)s is joined to %(name)s.", other=other.name, name=exhibitor.name))
    return _back(exhibitor.id)


@blueprint.post("/<int:exhibitor_id>/relations/parent/delete")
@may("exhibitors.edit")
def remove_parent(exhibitor_id: int) -> ResponseReturnValue:
    """Take an exhibitor out of its group; its history holds the former parent."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    relating.set_parent(exhibitor, None)
    flash(_("%(name)s stands on its own now.", name=exhibitor.name))
    return _back(exhibitor.id)


@blueprint.post("/<int:exhibitor_id>/relations/<int:relation_id>/delete")
@may("exhibitors.edit")
def delete(exhibitor_id: int, relation_id: int) -> ResponseReturnValue:
    """Take a relation away; one click takes that back."""
    relation = db.get_or_404(Relation, relation_id)
    if exhibitor_id not in (relation.from_id, relation.to_id):
        abort(404)
    removal = remove(relation)
    back = url_for(".put_back", exhibitor_id=exhibitor_id, removal_id=removal.id)
    offer_undo(_("The relation is taken away."), back)
    return _back(exhibitor_id)


@blueprint.post("/<int:exhibitor_id>/relations/removed/<int:removal_id>/restore")
@may("exhibitors.edit")
def put_back(exhibitor_id: int, removal_id: int) -> ResponseReturnValue:
    """Put a relation back."""
    removal = db.session.get(Removal, removal_id)
    if removal is None or removal.table_name != Relation.__tablename__:
        abort(404)
    restore(removal)
    flash(_("The relation is back."))
    return _back(exhibitor_id)


@blueprint.route("/participations/<int:participation_id>/main", methods=["GET", "POST"])
@may("exhibitors.edit")
def main(participation_id: int) -> ResponseReturnValue:
    """Choose whose stand an exhibitor shares at an edition."""
    one = db.get_or_404(Participation, participation_id)
    if request.method == "POST":
        return _share(one)
    term = request.args.get("q", "").strip()[:200]
    shown = {"one": one, "term": term, "mains": relatives.mains(one, term), "form": RoomForm(), "kinds": Kind}
    return render_template("relations/main.html", **shown)


def _share(one: Participation) -> ResponseReturnValue:
    _valid_form()
    kind = request.form.get("kind", Kind.CO_EXHIBITOR)
    if kind not in (Kind.CO_EXHIBITOR, Kind.REPRESENTED):
        abort(422, _("Choose co-exhibitor or represented company."))
    alone = "alone" in request.form
    try:
        relating.set_main(one, None if alone else db.get_or_404(Participation, _number("main_id")), kind)
    except relating.CannotRelate as why:
        abort(422, why_not(why))
    flash(_("The participation in %(edition)s is saved.", edition=one.edition.name))
    return _back(one.exhibitor_id)
