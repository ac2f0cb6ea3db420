"""Cards for the stands, on the screen and as a PDF file."""

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints.door import cards, hearing, signing
from events.models import Edition
from exhibitors.models import Exhibitor
from foundation import pdf
from foundation.access import may
from foundation.database import db

blueprint = Blueprint("cards", __name__, url_prefix="/cards")


@blueprint.get("/<int:edition_id>")
@may("complaints.edit")
def sheet(edition_id: int) -> ResponseReturnValue:
    """A sheet of cards to print from the browser."""
    edition = db.get_or_404(Edition, edition_id)
    made, page = cards.cards(edition, request.args.get("after"))
    return render_template("complaints/door/cards.html", edition=edition, cards=made, page=page)


@blueprint.get("/<int:edition_id>/cards.pdf")
@may("complaints.edit")
def sheet_pdf(edition_id: int) -> Response:
    """The same sheet as a PDF file."""
    edition = db.get_or_404(Edition, edition_id)
    made = cards.cards(edition, request.args.get("after"))[0]
    if not made:
        abort(404, _("Nobody takes part yet."))
    content = pdf.render("surveys/doors/cards_pdf.html", title=edition.name, cards=made)
    return pdf.download(content, _("Cards %(title)s", title=edition.name))


@blueprint.get("/link/<int:exhibitor_id>")
@may("complaints.edit")
def link(exhibitor_id: int) -> ResponseReturnValue:
    """The link of each event whose links work for an exhibitor, to copy into a mail."""
    exhibitor = db.get_or_404(Exhibitor, exhibitor_id)
    links = [(name, signing.address(number)) for number, name in hearing.places_of(exhibitor.id)]
    return render_template("complaints/door/links.html", exhibitor=exhibitor, links=links)
