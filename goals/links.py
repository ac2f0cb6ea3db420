"""The link under which an exhibitor says its goals: made, found, taken back, made anew."""

from secrets import compare_digest

from flask import current_app
from sqlalchemy import delete, select

from exhibitors.models import Contact
from exhibitors.participation import TAKING_PART, Participation
from foundation import clock
from foundation.database import db
from goals import actions
from goals.sheet import FormerGoalLink, GoalLink, new_token


def address(link: GoalLink) -> str:
    """Return the address to mail or to read out."""
    return f"{current_app.config['BASE_URL']}/g/{link.token}"


def find(token: str, *, hold: bool = False) -> GoalLink | None:
    """Return the link behind a token, or else the one it led to formerly; `hold` makes others wait."""
    known = select(GoalLink.id, GoalLink.token).where(GoalLink.token == token)
    former = select(FormerGoalLink.goal_link_id, FormerGoalLink.token).where(FormerGoalLink.token == token)
    found = db.session.execute(known.union_all(former)).first()
    if found is None or not compare_digest(found.token, token):
        return None
    return db.session.get(GoalLink, found.id, with_for_update={"of": GoalLink} if hold else None)


def ended(link: GoalLink) -> str | None:
    """Return why nothing can be said under the link, None while it can."""
    edition = link.participation.edition
    if link.revoked_at is not None:
        return "revoked"
    if edition.cancelled or link.participation.status not in TAKING_PART:
        return "away"
    return "over" if actions.over(edition) else None


def link_of(participation_id: int) -> GoalLink | None:
    """Return the participation's link, also one that was taken back."""
    return db.session.scalar(select(GoalLink).where(GoalLink.participation_id == participation_id))


def speaker_of(exhibitor_id: int) -> Contact | None:
    """Return who speaks for the exhibitor: its main contact, else the first; one with an address if any."""
    mine = select(Contact).where(Contact.exhibitor_id == exhibitor_id)
    best = (Contact.email.is_(None), Contact.main.desc(), Contact.id)
    return db.session.scalar(mine.order_by(*best).limit(1))


def renew(participation: Participation, contact: Contact) -> GoalLink:
    """Give the participation a new link; an older one leads nowhere from now on."""
    link = link_of(participation.id) or GoalLink(participation_id=participation.id)
    db.session.execute(delete(FormerGoalLink).where(FormerGoalLink.goal_link_id == link.id))
    link.contact_id, link.language = contact.id, contact.language
    link.token, link.created_at = new_token(), clock.now()
    link.sent_at = link.revoked_at = link.answered_at = None
    db.session.add(link)
    db.session.flush()
    return link


def revoke(link: GoalLink) -> None:
    """Let the link lead nowhere."""
    link.revoked_at = link.revoked_at or clock.now()
    db.session.flush()
