"""Two surveys during shows that promise more: one confidential, one anonymous, both closed and opened."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from random import Random

from sqlalchemy import select

from events.models import Edition
from foundation.database import db
from surveys import library, sealing, sending, submitting
from surveys.mode import Mode
from surveys.models import Invitation
from surveys.standard_pulse import PULSE

ANSWERED = 0.45
TROUBLE = ("visitors", "stand", "access", "noise", "people")
OPEN_FOR = timedelta(days=2)


def ask(edition: Edition, mode: Mode, random: Random) -> None:
    """Ask on the second day of the show, hear some of the invited, and open the answers after the close."""
    opens = datetime.combine(edition.starts_on + timedelta(days=1), time(8), UTC)
    pulse = sending.create(
        edition,
        f"{edition.name}: on site",
        opens,
        opens + OPEN_FOR,
        questionnaire=library.stored(PULSE),
        mode=mode,
    )
    sending.send(pulse, opens)
    invited = select(Invitation).where(Invitation.survey_id == pulse.id).order_by(Invitation.id)
    for invitation in db.session.scalars(invited).all():
        if random.random() < ANSWERED:
            _answer(invitation, opens + timedelta(hours=random.randint(1, 40)), random)
    sealing.unseal(pulse, pulse.closes_at)


def _answer(invitation: Invitation, at: datetime, random: Random) -> None:
    today = random.choice((2, 3, 4, 4, 5, 5))
    trouble = {"trouble": random.sample(TROUBLE, random.randint(1, 2))} if today <= 4 else {}
    submitting.submit(invitation, {"today": today, **trouble}, at)


def take(ended: Sequence[Edition], random: Random) -> None:
    """Take the pulse of the two shows that ended last."""
    for edition, mode in zip(ended, (Mode.ANONYMOUS, Mode.CONFIDENTIAL), strict=False):
        ask(edition, mode, random)
