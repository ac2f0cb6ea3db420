"""Addresses that do not take mail: marked when a mail server says so for good, until they are changed."""

from typing import Any

from sqlalchemy import event, inspect, update

from exhibitors.models import Contact
from foundation import clock, delivery
from foundation.database import db


@delivery.on_refusal
def mark(address: str, reason: str) -> None:
    """Mark every contact with the address, with what the server said."""
    theirs = update(Contact).where(Contact.email == address, Contact.bounced_at.is_(None))
    marked = theirs.values(bounced_at=clock.now(), bounce_reason=reason)
    db.session.execute(marked.execution_options(synchronize_session=False))


def clear(contact: Contact) -> None:
    """Let mail go to the contact again."""
    contact.bounced_at, contact.bounce_reason = None, None


@event.listens_for(Contact.email, "set", active_history=True)
def _is_new(contact: Contact, value: str | None, before: Any, _event: Any) -> None:
    """What is known of an address is not known of another one."""
    if inspect(contact).persistent and value != before:
        clear(contact)
