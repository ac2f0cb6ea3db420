"""Cards, the short link and kiosks of a survey: opened, printed, revoked."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from foundation import clock, pdf
from foundation.access import may
from foundation.database import db
from foundation.languages import current
from foundation.removal import offer_undo
from surveys.doors import cards, opening
from surveys.doors.models import Door, DoorKind
from surveys.models import Survey
from surveys.routes import blueprint

LONGEST_NAME = 80


def _open_survey(survey_id: int) -> Survey:
    survey = db.get_or_404(Survey, survey_id)
    if survey.closes_at <= clock.now():
        abort(409, _("The survey has closed: nobody could answer. Move its end first."))
    return survey


def _open_named(survey_id: int) -> Survey:
    survey = _open_survey(survey_id)
    if not survey.named:
        abort(409, _("Only a survey with named answers has a link or a kiosk: others promise more."))
    return survey


@blueprint.get("/<int:survey_id>/doors")
@may("surveys.send")
def doors(survey_id: int) -> ResponseReturnValue:
    """The survey's cards, its link, its kiosks."""
    survey = db.get_or_404(Survey, survey_id)
    found = opening.doors(survey.id)
    return render_template(
        "surveys/doors/index.html",
        survey=survey,
        link=next((door for door in found if door.kind == DoorKind.LINK), None),
        kiosks=[door for door in found if door.kind == DoorKind.KIOSK],
        carded=opening.with_card(survey.id),
        uncarded=opening.without_card(survey.id),
        address=opening.address,
        picture=cards.picture,
        closed=survey.closes_at <= clock.now(),
    )


def _back(survey_id: int) -> ResponseReturnValue:
    return redirect(url_for("surveys.doors", survey_id=survey_id))


@blueprint.post("/<int:survey_id>/doors/cards")
@may("surveys.send")
def make_cards(survey_id: int) -> ResponseReturnValue:
    """Make a card for every invited exhibitor that has none."""
    made = opening.make_cards(_open_named(survey_id).id)
    flash(
        ngettext("%(num)s card is made. Print it below.", "%(num)s cards are made. Print them below.", made)
    )
    return _back(survey_id)


@blueprint.post("/<int:survey_id>/doors/link")
@may("surveys.send")
def open_link(survey_id: int) -> ResponseReturnValue:
    """Make the survey's short link; an older one no longer works."""
    opening.open_door(_open_named(survey_id), DoorKind.LINK)
    flash(_("The link is open. One that was printed before no longer works."))
    return _back(survey_id)


@blueprint.post("/<int:survey_id>/doors/kiosk")
@may("surveys.send")
def open_kiosk(survey_id: int) -> ResponseReturnValue:
    """Open a kiosk for a tablet."""
    name = " ".join(request.form.get("name", "").split())
    if not name or len(name) > LONGEST_NAME:
        abort(422, _("Say in at most %(n)s characters where the tablet stands.", n=LONGEST_NAME))
    opening.open_door(_open_named(survey_id), DoorKind.KIOSK, name)
    flash(_("The kiosk is open. Open its address on the tablet, in full screen."))
    return _back(survey_id)


@blueprint.post("/doors/<int:door_id>/revoke")
@may("surveys.send")
def revoke_door(door_id: int) -> ResponseReturnValue:
    """Close a door: its code leads nowhere from now on."""
    door = db.get_or_404(Door, door_id)
    door.revoked_at = door.revoked_at or clock.now()
    offer_undo(_("This link no longer works."), url_for("surveys.reopen_door", door_id=door.id))
    return _back(door.survey_id)


@blueprint.post("/doors/<int:door_id>/reopen")
@may("surveys.send")
def reopen_door(door_id: int) -> ResponseReturnValue:
    """The same code works again, unless a newer link took its place."""
    door = db.get_or_404(Door, door_id)
    if door.kind == DoorKind.LINK and any(one.kind == door.kind for one in opening.doors(door.survey_id)):
        abort(409, _("A newer link took its place."))
    door.revoked_at = None
    flash(_("This link works again."))
    return _back(door.survey_id)


@blueprint.get("/<int:survey_id>/doors/cards")
@may("surveys.send")
def print_cards(survey_id: int) -> ResponseReturnValue:
    """A sheet of cards to print from the browser."""
    survey = db.get_or_404(Survey, survey_id)
    made, page = cards.cards(survey, request.args.get("after"))
    return render_template("surveys/doors/cards.html", survey=survey, cards=made, page=page)


@blueprint.get("/<int:survey_id>/doors/cards.pdf")
@may("surveys.send")
def cards_pdf(survey_id: int) -> Response:
    """The same sheet as a PDF file, or the poster of the link."""
    survey = db.get_or_404(Survey, survey_id)
    if "link" in request.args:
        link = next((one for one in opening.doors(survey.id) if one.kind == DoorKind.LINK), None) or abort(
            404
        )
        made = [cards.poster(survey, link.code, current())]
    else:
        made = cards.cards(survey, request.args.get("after"))[0]
    if not made:
        abort(404, _("Make cards first."))
    content = pdf.render("surveys/doors/cards_pdf.html", title=survey.title, cards=made)
    return pdf.download(content, _("Cards %(title)s", title=survey.title))
