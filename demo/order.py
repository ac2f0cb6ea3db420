"""How a team keeps its exhibitors in order: tags, a field of its own, a view, groups, twins to find."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import insert, select

from exhibitors import actions
from exhibitors.custom import CustomField, CustomValue
from exhibitors.custom_kinds import FieldKind
from exhibitors.duplicates import scanning
from exhibitors.models import Exhibitor
from exhibitors.tags import Colour, ExhibitorTag, Tag
from exhibitors.views import SavedView
from foundation.database import db
from staff.models import Person

TWINS, GROUPS, TAGGED = 8, 6, 24
TAGS = {
    "Speaks at the forum": Colour.INDIGO,
    "Apprentices welcome": Colour.GREEN,
    "Wants a corner": Colour.AMBER,
}
FIELD, LANGUAGES = "Catalogue language", ("English", "German", "Chinese")
VIEW, QUERY = "Key exhibitors who may leave", {"class": "key", "alert": "1", "sort": "-value"}


def keep(organiser: Person) -> None:
    """Add it all; who is chosen follows from the exhibitors' order."""
    everybody = db.session.scalars(select(Exhibitor).order_by(Exhibitor.id)).all()
    _tag(everybody)
    _describe(everybody)
    _group(everybody)
    _repeat(everybody)
    db.session.add(SavedView(name=VIEW, person=organiser, shared=True, query=QUERY))
    db.session.flush()


def find_twins() -> None:
    """Search for duplicates, as the nightly work does."""
    scan = scanning.begin(whole=True)
    db.session.commit()
    scanning.run(scan.id, lambda done, total: None)
    db.session.commit()


def _tag(everybody: Sequence[Exhibitor]) -> None:
    for place, (name, colour) in enumerate(TAGS.items()):
        tag = Tag(name=name, colour=colour)
        db.session.add(tag)
        db.session.flush()
        carriers = everybody[place :: len(everybody) // TAGGED]
        db.session.execute(
            insert(ExhibitorTag), [{"tag_id": tag.id, "exhibitor_id": one.id} for one in carriers]
        )


def _describe(everybody: Sequence[Exhibitor]) -> None:
    field = CustomField(name=FIELD, kind=FieldKind.CHOICE, choices=list(LANGUAGES))
    db.session.add(field)
    db.session.flush()
    values = [
        {
            "exhibitor_id": one.id,
            "field_id": field.id,
            "text": LANGUAGES[2 if one.country == "CN" else one.id % 2],
        }
        for one in everybody[::3]
    ]
    db.session.execute(insert(CustomValue), values)


def _group(everybody: Sequence[Exhibitor]) -> None:
    """The first of those that share a country and the first word of their name is the others' parent."""
    latin = sorted((one for one in everybody if one.name.isascii()), key=_family)
    families = [list(members) for _, members in groupby(latin, key=_family)]
    for parent, *others in [family for family in families if len(family) > 1][:GROUPS]:
        for other in others:
            other.parent_id = parent.id


def _family(one: Exhibitor) -> tuple[str, str]:
    return one.country or "", one.name.split()[0]


def _repeat(everybody: Sequence[Exhibitor]) -> None:
    """Prospects that an old list of enquiries wrote otherwise."""
    for one in [one for one in everybody if one.name.isascii()][5 :: len(everybody) // TWINS][:TWINS]:
        head, *rest = one.name.split()
        misspelt = " ".join([head[:-2] + head[-1] + head[-2], *rest[:-1]])
        here = {"country": one.country, "city": one.city, "website": one.website, "owner_id": one.owner_id}
        actions.save(Exhibitor(name=misspelt, description="From the enquiries of 2024", **here))
