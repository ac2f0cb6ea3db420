"""Mail about what comes after the answers."""

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from foundation import mail
from surveys.afterwards.models import CallWish


def call_wished(wish: CallWish) -> None:
    """Tell the exhibitor's owner, once an invitation, that somebody waits for a call."""
    invitation = wish.invitation
    owner, contact = invitation.exhibitor.owner, invitation.contact
    if owner is None or not owner.active:
        return
    with force_locale(owner.language):
        company = invitation.exhibitor.name
        lines = [
            _("%(contact)s of %(company)s asks to be called.", contact=contact.name, company=company),
            "",
            _("Phone: %(phone)s", phone=wish.phone or contact.phone or "–"),
            _("When it suits: %(when)s", when=wish.suits or _("any time")),
            "",
            f"{current_app.config['BASE_URL']}/exhibitors/{invitation.exhibitor_id}",
        ]
        subject = _("%(company)s asks to be called", company=company)
        mail.queue(owner.email, subject, "\n".join(lines), purpose=f"call-wish:{invitation.id}")
