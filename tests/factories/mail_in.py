"""Mail that came in."""

from typing import Any

from complaints.door import signing
from complaints.mailbox.models import IncomingFile, IncomingMail
from foundation import clock
from foundation.database import db


def mail_in(text: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Store a mail that waits, with a file; return the values for its routes."""
    typed = dict.fromkeys(("sender", "sender_name", "subject", "text"), text)
    mail = IncomingMail(**typed, key="0" * 64, arrived_at=clock.now(), complaint=shown["complaint_id"])
    file = IncomingFile(mail=mail, name=text, media_type="text/plain", size=1, content=b"x")
    db.session.add_all([mail, file])
    db.session.flush()
    tokens = {
        "door_token": signing.token(shown["participation_id"].id),
        "receipt_token": signing.receipt("C-1"),
    }
    return tokens | {"incoming_id": mail, "incoming_file_id": file}
