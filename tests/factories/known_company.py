"""A company of which everything is known, two that were merged, and two that look alike: for the house."""

from typing import Any

from sqlalchemy import select

from exhibitors.attachment import attach
from exhibitors.bulk.letters import Letter
from exhibitors.custom import CustomField, CustomValue
from exhibitors.duplicates.models import Duplicate, DuplicateDecision
from exhibitors.exporting import ListExport
from exhibitors.field_change import ChangeBatch, FieldChange
from exhibitors.merging import merge
from exhibitors.participation import Status
from exhibitors.relation import Relation
from exhibitors.tags import ExhibitorTag, Tag
from exhibitors.views import SavedView
from foundation.database import db
from staff.models import Person
from tests.factories.base import kept
from tests.factories.companies import (
    ContactFactory,
    ExhibitorFactory,
    InteractionFactory,
    ParticipationFactory,
    StandFactory,
)

Records = dict[str, Any]


def known_company(text: str, shown: Records, owner: Person) -> Records:
    typed = dict.fromkeys(("city", "address", "phone", "email", "industry", "description"), text)
    exhibitor = ExhibitorFactory(name=text, owner=owner, **typed)
    contact = ContactFactory(exhibitor=exhibitor, name=text, job_title=text, phone=text, main=True)
    came = ParticipationFactory(
        exhibitor=exhibitor, edition=shown["edition_id"], status=Status.CONTRACTED, conduct_note=text
    )
    StandFactory(participation=came, number=text)
    talk = InteractionFactory(exhibitor=exhibitor, contact=contact, person=owner, summary=text, body=text)
    exhibitor.city = f"{text} 2"
    change = _history_of(exhibitor)
    field = kept(CustomField(name=text))
    kept(CustomValue(exhibitor_id=exhibitor.id, field_id=field.id, text=text))
    note = attach(exhibitor.id, f"{text[:40]}.txt", text.encode(), person_id=owner.id)
    return {
        **_lists(text, exhibitor, owner),
        "exhibitor_id": exhibitor,
        "contact_id": contact,
        "participation_id": came,
        "field_id": field,
        "change_id": change,
        "attachment_id": note,
        "interaction_id": talk,
    }


def _lists(text: str, exhibitor: Any, owner: Person) -> Records:
    tag = kept(Tag(name=text))
    kept(ExhibitorTag(tag_id=tag.id, exhibitor_id=exhibitor.id))
    view = kept(SavedView(name=text, person_id=owner.id, shared=True, query={"q": text}))
    batch = kept(ChangeBatch(record="exhibitor", field="city", after=text, person_id=owner.id))
    letter = kept(Letter(subject=text, body=text, person_id=owner.id))
    export = kept(ListExport(person_id=owner.id, kind="csv", language="en"))
    return {
        "tag_id": tag,
        "view_id": view,
        "batch_id": batch,
        "letter_id": letter,
        "export_id": export,
        "key": "city",
    }


def _history_of(exhibitor: Any) -> FieldChange:
    """Save the exhibitor, and return what that left in its history."""
    db.session.flush()
    return db.session.scalars(select(FieldChange).where(FieldChange.exhibitor_id == exhibitor.id)).one()


def merged_company(text: str, person: Person) -> Records:
    keep, gone = ExhibitorFactory(name=text), ExhibitorFactory(name=text, city=text)
    relation = kept(Relation(kind="sister", one=keep, other=ExhibitorFactory(name=text)))
    return {"merge_id": merge(keep.id, gone.id, person.id), "relation_id": relation}


def alike_companies(text: str) -> Records:
    one, other = ExhibitorFactory(name=text), ExhibitorFactory(name=f"{text} 2")
    pair = kept(
        Duplicate(one_id=one.id, other_id=other.id, score=0.9, reasons=[["alike_name", 2.0, text, text]])
    )
    decision = DuplicateDecision(
        pair_low=one.id, pair_high=other.id, one_name=text, other_name=text, score=0.9, verdict="apart"
    )
    return {"duplicate_id": pair, "decision_id": kept(decision)}
