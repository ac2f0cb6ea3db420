"""Joining companies: parents, agencies, represented companies, and who shares whose stand."""

from enum import StrEnum
from typing import cast

from sqlalchemy import Table, or_, select

from exhibitors.models import Exhibitor
from exhibitors.participation import Kind, Participation
from exhibitors.relation import Relation, RelationKind
from foundation.database import db
from foundation.folding import ancestors

PARENT = cast(Table, Exhibitor.__table__).c.parent_id


class Role(StrEnum):
    """What another company is to this one."""

    PARENT = "parent"
    SUBSIDIARY = "subsidiary"
    AGENCY = "agency"
    CLIENT = "client"
    REPRESENTED = "represented"
    REPRESENTATIVE = "representative"
    SISTER = "sister"


class CannotRelate(Exception):
    """These two cannot be joined like this."""


class WithItself(CannotRelate):
    """A company is not related to itself."""


class InACircle(CannotRelate):
    """The parent would stand below its own subsidiary."""


class RelatedAlready(CannotRelate):
    """They are joined like this already."""


class NoMain(CannotRelate):
    """That participation cannot be the main one: of another edition, or itself below another."""


class HasOthers(CannotRelate):
    """Others share this one's stand, so it cannot share another's."""


def relate(exhibitor: Exhibitor, other: Exhibitor, role: Role) -> None:
    """Make `other` the parent, subsidiary, agency ... of the exhibitor, or raise CannotRelate."""
    if exhibitor.id == other.id:
        raise WithItself
    if role is Role.PARENT:
        set_parent(exhibitor, other)
    elif role is Role.SUBSIDIARY:
        set_parent(other, exhibitor)
    else:
        _add(exhibitor, other, role)


def set_parent(exhibitor: Exhibitor, parent: Exhibitor | None) -> None:
    """Set or take away the parent, or raise CannotRelate."""
    if parent is not None:
        if parent.id == exhibitor.id:
            raise WithItself
        if exhibitor.parent_id == parent.id:
            raise RelatedAlready
        if exhibitor.id in ancestors(PARENT, parent.id):
            raise InACircle
    exhibitor.parent_id = parent.id if parent else None
    db.session.flush()


def _add(exhibitor: Exhibitor, other: Exhibitor, role: Role) -> None:
    kind = {
        Role.AGENCY: RelationKind.AGENCY,
        Role.CLIENT: RelationKind.AGENCY,
        Role.SISTER: RelationKind.SISTER,
    }.get(role, RelationKind.REPRESENTS)
    ends = (exhibitor.id, other.id)
    if role in (Role.AGENCY, Role.REPRESENTATIVE) or (role is Role.SISTER and ends[0] > ends[1]):
        ends = ends[::-1]
    same = (Relation.from_id == ends[0]) & (Relation.to_id == ends[1])
    if kind is RelationKind.SISTER:
        same = or_(same, (Relation.from_id == ends[1]) & (Relation.to_id == ends[0]))
    if db.session.scalar(select(Relation.id).where(Relation.kind == kind, same).limit(1)):
        raise RelatedAlready
    db.session.add(Relation(kind=kind, from_id=ends[0], to_id=ends[1]))
    db.session.flush()


def set_main(participation: Participation, main: Participation | None, kind: str = Kind.CO_EXHIBITOR) -> None:
    """Put a participation on the stand of another of its edition, or on its own; or raise CannotRelate."""
    if main is None:
        participation.main_id, participation.kind = None, Kind.MAIN
    else:
        _refuse_main(participation, main)
        participation.main_id, participation.kind = main.id, kind
    db.session.flush()


def _refuse_main(participation: Participation, main: Participation) -> None:
    if main.id == participation.id:
        raise WithItself
    if main.edition_id != participation.edition_id or main.main_id is not None:
        raise NoMain
    below = select(Participation.id).where(Participation.main_id == participation.id)
    if db.session.scalar(below.limit(1)) is not None:
        raise HasOthers
