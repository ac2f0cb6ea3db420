"""The ladders behind a value map: of whom, how their codes follow each other, and which they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from events.models import Edition
from exhibitors.models import Exhibitor
from foundation.database import Rows, db
from foundation.paging import Page, page
from goals.codes import LadderCode, LadderPhrase
from goals.implications import Chain
from goals.ladder import RUNGS
from goals.models import Goal

HERE, SHOW, ALL = SCOPES = ("edition", "show", "all")
HIGHEST = 10**6


@dataclass(frozen=True)
class Asked:
    """Whose ladders are looked at; unknown words in the address are as good as none."""

    edition: Edition
    scope: str = HERE
    relationship_class: str = ""
    country: str = ""
    industry: str = ""
    dimension: str = ""
    cutoff: int | None = None

    @classmethod
    def from_address(cls, edition: Edition, args: Mapping[str, str]) -> "Asked":
        """Return what the address asks for."""
        cutoff = args.get("cutoff", "")
        return cls(
            edition,
            args.get("of", HERE) if args.get("of") in SCOPES else HERE,
            args.get("class", ""),
            args.get("country", "")[:2].upper(),
            args.get("industry", "")[:200],
            args.get("dimension", ""),
            min(int(cutoff), HIGHEST) if cutoff.isdecimal() and len(cutoff) < 20 and int(cutoff) else None,
        )

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return the conditions on a goal and its exhibitor."""
        found: list[ColumnElement[bool]] = []
        if self.scope == HERE:
            found.append(Goal.edition_id == self.edition.id)
        elif self.scope == SHOW:
            found.append(
                Goal.edition_id.in_(select(Edition.id).where(Edition.show_id == self.edition.show_id))
            )
        given = {
            Exhibitor.relationship_class: self.relationship_class,
            Exhibitor.country: self.country,
            Exhibitor.industry: self.industry,
            Goal.dimension: self.dimension,
        }
        return found + [column == value for column, value in given.items() if value]


def _of_whom(asked: Asked, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Join the exhibitor only where a filter needs it: the whole base is read fastest without."""
    if asked.relationship_class or asked.country or asked.industry:
        query = query.join(Exhibitor, Exhibitor.id == Goal.exhibitor_id)
    return query.where(*asked.conditions())


def chains(asked: Asked) -> list[Chain]:
    """Return each way that coded ladders take, bottom up, and how many take it: one statement."""
    keys = [getattr(Goal, f"{rung}_phrase_id") for rung in RUNGS]
    ways = _of_whom(asked, select(*keys, func.count().label("ladders")).select_from(Goal))
    way = ways.group_by(*keys).subquery("way")
    phrases = [aliased(LadderPhrase) for _rung in RUNGS]
    codes = [phrase.code_id for phrase in phrases]
    query = select(*codes, func.sum(way.c.ladders)).select_from(way)
    for rung, phrase in zip(RUNGS, phrases, strict=True):
        query = query.outerjoin(phrase, phrase.id == way.c[f"{rung}_phrase_id"])
    return [(tuple(row[:-1]), int(row[-1])) for row in db.session.execute(query.group_by(*codes))]


def names(code_ids: set[int]) -> dict[int, tuple[str, str]]:
    """Return name and rung of the codes."""
    query = select(LadderCode.id, LadderCode.name, LadderCode.rung).where(LadderCode.id.in_(code_ids))
    return {row.id: (row.name, row.rung) for row in db.session.execute(query)}


def industries() -> list[str]:
    """Return the industries of exhibitors with goals."""
    query = select(Exhibitor.industry).where(Exhibitor.industry.is_not(None)).distinct()
    return [name for name in db.session.scalars(query.order_by(Exhibitor.industry).limit(200)) if name]


def countries() -> list[str]:
    """Return the countries of exhibitors."""
    query = select(Exhibitor.country).where(Exhibitor.country.is_not(None)).distinct()
    return [code for code in db.session.scalars(query.order_by(Exhibitor.country)) if code]


def ladders(asked: Asked, codes: list[LadderCode], cursor: str | None) -> Page:
    """Return a page of the ladders on which all the codes stand."""
    query = (
        select(
            Goal.id, Goal.exhibitor_id, Goal.edition_id, Goal.title, Goal.attribute, Goal.consequence,
            Goal.end_goal, Exhibitor.name, Exhibitor.relationship_class, Edition.name.label("edition"),
        )
        .join(Exhibitor, Exhibitor.id == Goal.exhibitor_id)
        .join(Edition, Edition.id == Goal.edition_id)
        .where(*asked.conditions())
    )  # fmt: skip
    for code in codes:
        meant = select(LadderPhrase.id).where(LadderPhrase.code_id == code.id)
        query = query.where(getattr(Goal, f"{code.rung}_phrase_id").in_(meant))
    return page(query, (Exhibitor.name_key, Goal.id), cursor)


def uncoded(rung: str, limit: int) -> Rows:
    """Return (phrase_id, text, ladders) of wordings on a rung that nobody has coded, the most used first."""
    key, text = getattr(Goal, f"{rung}_phrase_id"), getattr(Goal, rung)
    query = (
        select(LadderPhrase.id, func.min(text).label("text"), func.count().label("ladders"))
        .join(Goal, key == LadderPhrase.id)
        .where(LadderPhrase.rung == rung, LadderPhrase.code_id.is_(None))
        .group_by(LadderPhrase.id)
    )
    return db.session.execute(query.order_by(func.count().desc(), LadderPhrase.id).limit(limit)).all()


def dictionary(rung: str) -> Rows:
    """Return (id, name, ladders) of the rung's codes, the most used first."""
    key = getattr(Goal, f"{rung}_phrase_id")
    query = (
        select(LadderCode.id, LadderCode.name, func.count(Goal.id).label("ladders"))
        .outerjoin(LadderPhrase, LadderPhrase.code_id == LadderCode.id)
        .outerjoin(Goal, key == LadderPhrase.id)
        .where(LadderCode.rung == rung)
        .group_by(LadderCode.id, LadderCode.name)
    )
    return db.session.execute(query.order_by(func.count(Goal.id).desc(), LadderCode.name)).all()


def wordings(code: LadderCode, limit: int) -> Rows:
    """Return (phrase_id, text, ladders) of the wordings that mean the code."""
    key, text = getattr(Goal, f"{code.rung}_phrase_id"), getattr(Goal, code.rung)
    query = (
        select(LadderPhrase.id, func.min(text).label("text"), func.count().label("ladders"))
        .join(Goal, key == LadderPhrase.id)
        .where(LadderPhrase.code_id == code.id)
        .group_by(LadderPhrase.id)
    )
    return db.session.execute(query.order_by(func.count().desc(), LadderPhrase.id).limit(limit)).all()


def open_counts() -> dict[str, int]:
    """Return by rung how many wordings wait to be coded."""
    found = {}
    for rung in RUNGS:
        used = select(Goal.id).where(getattr(Goal, f"{rung}_phrase_id") == LadderPhrase.id).exists()
        waiting = select(func.count()).where(LadderPhrase.rung == rung, LadderPhrase.code_id.is_(None), used)
        found[rung] = db.session.scalar(waiting) or 0
    return found
