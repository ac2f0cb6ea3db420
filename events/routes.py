"""Pages of shows, editions and venues."""

from flask import Blueprint, current_app, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from events import queries
from events.forms import EditionForm, ShowForm, VenueForm
from events.models import Edition, Show, Venue
from foundation.access import may
from foundation.database import db
from foundation.forms import EditForm, choices, refuse

blueprint = Blueprint("events", __name__, url_prefix="/events")


@blueprint.get("/")
@may("events.view")
def index() -> ResponseReturnValue:
    """Every show with its editions, every venue with its halls."""
    return render_template("events/index.html", shows=queries.shows(), venues=queries.venues())


def _name_is_free(form: ShowForm | EditionForm | VenueForm, record: Show | Edition | Venue) -> bool:
    if queries.name_taken(type(record), form.name.data or "", record.id):
        form.name.errors = [_("This name is taken.")]
        return False
    return True


def _edit(
    form: ShowForm | EditionForm | VenueForm, record: Show | Edition | Venue, title: str
) -> ResponseReturnValue:
    template = f"events/{type(record).__name__.lower()}_form.html"
    if not form.is_submitted():
        return render_template(template, form=form, title=title)
    if not (form.validate() and _name_is_free(form, record)):
        return refuse(template, form, title=title)
    is_new = record.id is None
    _save(form, record)
    if is_new and isinstance(record, Edition):
        return _begin(record)
    flash(_("%(name)s is saved.", name=record.name))
    anchor = f"show-{record.id}" if isinstance(record, Show) else None
    return redirect(url_for("events.index", _anchor=anchor))


def _begin(edition: Edition) -> ResponseReturnValue:
    """Look at the new edition from now on, and go on to its exhibitors."""
    session["edition"] = edition.id
    flash(_("%(name)s is saved, and is the edition you look at now.", name=edition.name))
    return redirect(url_for("events.index", begun=edition.id, _anchor=f"show-{edition.show_id}"))


def _save(form: EditForm, record: Show | Edition | Venue) -> None:
    with db.session.no_autoflush:
        form.populate_obj(record)
        if isinstance(record, Venue):
            record.country = record.country.upper() if record.country else None
            queries.set_halls(
                record, [line.strip() for line in form["hall_names"].data.splitlines() if line.strip()]
            )
        db.session.add(record)
    db.session.flush()


@blueprint.route("/shows/new", methods=["GET", "POST"])
@may("events.edit")
def new_show() -> ResponseReturnValue:
    """Add a show."""
    return _edit(ShowForm(), Show(), _("New show"))


@blueprint.route("/shows/<int:show_id>/edit", methods=["GET", "POST"])
@may("events.edit")
def edit_show(show_id: int) -> ResponseReturnValue:
    """Change a show."""
    show = db.get_or_404(Show, show_id)
    return _edit(ShowForm(obj=show), show, show.name)


def _edition_form(edition: Edition) -> EditionForm:
    form = EditionForm(obj=edition if edition.id else None)
    form.offer(current_app.config["HOUSE_CURRENCY"], edition.currency)
    form.venue_id.choices = choices(
        [("", _("None")), *((venue.id, venue.name) for venue in queries.venues())]
    )
    return form


@blueprint.route("/shows/<int:show_id>/editions/new", methods=["GET", "POST"])
@may("events.edit")
def new_edition(show_id: int) -> ResponseReturnValue:
    """Add an edition to a show."""
    show = db.get_or_404(Show, show_id)
    edition = Edition(show_id=show.id)
    form = _edition_form(edition)
    if not form.is_submitted():
        form.start_from(queries.latest_edition(show.id))
    return _edit(form, edition, _("New edition of %(show)s", show=show.name))


@blueprint.route("/editions/<int:edition_id>/edit", methods=["GET", "POST"])
@may("events.edit")
def edit_edition(edition_id: int) -> ResponseReturnValue:
    """Change an edition."""
    edition = db.get_or_404(Edition, edition_id)
    return _edit(_edition_form(edition), edition, edition.name)


@blueprint.route("/venues/new", methods=["GET", "POST"])
@may("events.edit")
def new_venue() -> ResponseReturnValue:
    """Add a venue."""
    return _edit(VenueForm(), Venue(), _("New venue"))


@blueprint.route("/venues/<int:venue_id>/edit", methods=["GET", "POST"])
@may("events.edit")
def edit_venue(venue_id: int) -> ResponseReturnValue:
    """Change a venue and its halls."""
    venue = db.get_or_404(Venue, venue_id)
    halls = "\n".join(hall.name for hall in venue.halls)
    return _edit(VenueForm(obj=venue, hall_names=halls), venue, venue.name)
