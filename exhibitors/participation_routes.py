"""What an exhibitor takes at an edition."""

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events.current import current_edition
from events.models import Edition
from exhibitors import participations
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from exhibitors.participation_form import NewParticipationForm, ParticipationForm
from exhibitors.record_routes import to_exhibitor
from exhibitors.routes import blueprint
from exhibitors.stands import parsed, written
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse

FORM = "exhibitors/participation_form.html"
NOTHING = ("paid_minor", "cost_minor", "cost_hours", "conduct_points")


def _save(form: ParticipationForm, participation: Participation, edition: Edition) -> None:
    with db.session.no_autoflush:
        form.populate_obj(participation)
        for column in NOTHING:
            setattr(participation, column, getattr(participation, column) or 0)
        participations.set_stands(participation, parsed(form.stand_text.data), edition)
        db.session.add(participation)
    db.session.flush()
    flash(_("The participation in %(edition)s is saved.", edition=edition.name))


@blueprint.route("/<int:exhibitor_id>/participations/new", methods=["GET", "POST"])
@may("exhibitors.edit")
def new_participation(exhibitor_id: int) -> ResponseReturnValue:
    """Add a participation in an edition that the exhibitor is not in yet."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    chosen = current_edition()
    form = NewParticipationForm(edition_id=chosen.id if chosen else None)
    form.offer(participations.editions_without(exhibitor.id))
    if not form.is_submitted():
        return render_template(FORM, form=form, exhibitor=exhibitor, at=None)
    if not form.validate() or form.edition is None:
        return refuse(FORM, form, exhibitor=exhibitor, at=None)
    _save(form, Participation(exhibitor_id=exhibitor.id), form.edition)
    return to_exhibitor(exhibitor.id)


@blueprint.route("/participations/<int:participation_id>/edit", methods=["GET", "POST"])
@may("exhibitors.edit")
def edit_participation(participation_id: int) -> ResponseReturnValue:
    """Change a participation; one in an edition that is over can still be put right by hand."""
    participation = db.get_or_404(Participation, participation_id)
    exhibitor, edition = participation.exhibitor, participation.edition
    stands = written(participations.places_of(participation))
    form = ParticipationForm(obj=participation, stand_text=stands)
    form.edition = edition
    shown = {"exhibitor": exhibitor, "at": edition, "participation_id": participation.id}
    if not form.is_submitted():
        return render_template(FORM, **shown, form=form)
    if not form.validate():
        return refuse(FORM, form, **shown)
    _save(form, participation, edition)
    return to_exhibitor(exhibitor.id)
