"""The evidence of one exhibitor at one edition, as a page and to print for the sales call."""

from typing import Any

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints.words import STATES
from exhibitors.participation import Participation
from foundation import pdf
from foundation.access import may
from foundation.database import db
from overview.evidence import evidence
from overview.routes import blueprint
from plans.words import STATES as PROMISES


def _shown(participation_id: int) -> dict[str, Any]:
    participation = db.get_or_404(Participation, participation_id)
    return {"shown": evidence(participation), "PROMISES": PROMISES, "COMPLAINT_STATES": STATES}


@blueprint.get("/evidence/<int:participation_id>", endpoint="evidence")
@may("exhibitors.view")
def page(participation_id: int) -> ResponseReturnValue:
    """Show what was wanted, promised, done and said."""
    return render_template("overview/evidence.html", **_shown(participation_id))


@blueprint.get("/evidence/<int:participation_id>.pdf")
@may("exhibitors.view")
def evidence_pdf(participation_id: int) -> Response:
    """The same to print."""
    context = _shown(participation_id)
    at = context["shown"].participation
    name = _("evidence %(exhibitor)s %(edition)s", exhibitor=at.exhibitor.name, edition=at.edition.name)
    return pdf.download(pdf.render("overview/evidence_report.html", **context), name)
