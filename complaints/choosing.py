"""What a complaint can be about: the exhibitor's own events, contacts, stands and promises, for its form."""

from flask_babel import gettext as _
from sqlalchemy import Select, select

from complaints.forms import ComplaintForm
from events.current import current_edition
from events.models import Edition
from exhibitors.models import Contact, Exhibitor
from exhibitors.participation import TAKING_PART, Participation, Stand
from foundation.database import db
from foundation.forms import choices
from plans.models import PlanItem, ServicePlan


def edition_of(exhibitor: Exhibitor) -> Edition | None:
    """Return the edition looked at where the exhibitor takes part in it, else its own latest."""
    here = current_edition()
    own = select(Edition).join(Participation, Participation.edition_id == Edition.id)
    own = own.where(Participation.exhibitor_id == exhibitor.id, Participation.status.in_(TAKING_PART))
    first = Edition.id == (here.id if here else 0)
    own = own.order_by(first.desc(), Edition.starts_on.desc(), Edition.id.desc()).limit(1)
    return db.session.scalar(own) or here


def fill(form: ComplaintForm, exhibitor_id: int, edition_id: int | None) -> None:
    """Offer the exhibitor's contacts, and its stands and promises; on a new form those of one edition first.

    Those of its other editions are offered too, behind, so that a form which changes the edition is saved.
    """
    _contacts(form, exhibitor_id)
    stands = select(Stand.id, Stand.number, Edition.name).join(
        Participation, Participation.id == Stand.participation_id
    )
    form.stand_id.choices = _named(stands, exhibitor_id, edition_id)
    promises = (
        select(PlanItem.id, PlanItem.title, Edition.name)
        .join(ServicePlan, ServicePlan.id == PlanItem.plan_id)
        .join(Participation, Participation.id == ServicePlan.participation_id)
    )
    form.plan_item_id.choices = _named(promises, exhibitor_id, edition_id)


def _named(rows: Select, exhibitor_id: int, edition_id: int | None) -> list:
    first = Edition.id == (edition_id or 0)
    own = rows.join(Edition, Edition.id == Participation.edition_id).where(
        Participation.exhibitor_id == exhibitor_id
    )
    found = db.session.execute(own.order_by(first.desc(), Edition.starts_on.desc()).limit(200)).all()
    return choices([("", "–"), *((number, f"{text} · {edition}") for number, text, edition in found)])


def _contacts(form: ComplaintForm, exhibitor_id: int) -> None:
    own = select(Contact).where(Contact.exhibitor_id == exhibitor_id)
    found = db.session.scalars(own.order_by(Contact.main.desc(), Contact.name)).all()
    form.contact_id.choices = choices([("", _("Nobody named")), *((c.id, c.name) for c in found)])
    if form.contact_id.data is None and found and not form.is_submitted() and found[0].main:
        form.contact_id.data = found[0].id
