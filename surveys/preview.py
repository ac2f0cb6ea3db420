"""The questionnaire as a contact will see it, with sample goals and the viewer as the named person."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from foundation.languages import current, in_language
from staff.models import Person
from surveys import drawn, letters, library
from surveys.items import Ask, GoalAsked, PersonAsked, items_for, pages
from surveys.mode import Mode, promise
from surveys.models import Survey
from surveys.queries import base
from surveys.questionnaire import Questionnaire
from surveys.surroundings import fallbacks

COMPANY, CONTACT = "Kessler Antriebe", "Ada Kessler"


def address(survey: Survey) -> str:
    """Return the preview's whole address."""
    return current_app.config["BASE_URL"] + url_for("surveys.preview", survey_id=survey.id)


def names(survey: Survey, contact: str, link: str, language: str) -> dict[str, str]:
    """Return what is put into the mails' texts for a contact of a company that stands for any."""
    edition = survey.edition
    return {
        "contact": contact,
        "company": COMPANY,
        "edition": edition.name,
        "show": edition.show.name,
        "link": link,
        "closes": letters.closing(survey.closes_at, edition.time_zone, language),
    }


def context(survey: Survey, person: Person, wanted: int) -> dict[str, Any]:
    """Return what the answer page needs to show page `wanted` without an invitation."""
    edition = survey.edition
    whose = survey.mode != Mode.ANONYMOUS
    shown = of(survey.questionnaire, edition.name, edition.show.name, person, wanted, whose=whose)
    return {**shown, "promised": promise(survey.mode, current(), base())}


def leaving(survey: Survey) -> dict[str, Any]:
    """Return what the page behind the way out of all surveys needs, without an invitation."""
    return {"invitation": SimpleNamespace(show_name=survey.edition.show.name, contact=CONTACT)}


def of(
    made: Questionnaire,
    edition: str,
    show: str,
    person: Person,
    wanted: int,
    typed: Ask | None = None,
    whose: bool = True,
) -> dict[str, Any]:
    """Return the same for a questionnaire, as it would be at an edition; conditions are left out.

    `typed` is a question that is being changed: it stands in its own place, a new one last on its page.
    Without `whose` what an anonymous survey leaves out is left out: own goals, the named person.
    """
    goals = [
        GoalAsked(1, _("Find distributors in Poland"), 60, 3, _("distributors")),
        GoalAsked(2, _("Launch the new series"), 40, 5, _("articles in the trade press")),
    ]
    asks = _with(library.asks(made.id, made.created_at, made.version), typed)
    own = (goals, PersonAsked(person.id, person.name)) if whose else ([], None)
    found = pages(items_for(asks, *own, "preview"))
    number = min(max(wanted, 1), len(found))
    sample = {"company": COMPANY, "contact": CONTACT, "person": person.name, "stand": "C14"}
    fill = {**fallbacks(), **sample, "edition": edition, "show": show}
    return {
        "invitation": SimpleNamespace(show_name=show),
        "intro": in_language(made.intro),
        "section": in_language(found[number - 1][0].ask.section),
        "questions": drawn.questions(found[number - 1], fill, {}, {}),
        "number": number,
        "last": len(found),
    }


def _with(asks: Sequence[Ask], typed: Ask | None) -> Sequence[Ask]:
    if typed is None:
        return asks
    if any(one.id == typed.id and one.page == typed.page for one in asks):
        return [typed if one.id == typed.id else one for one in asks]
    others = [one for one in asks if one.id != typed.id]
    return sorted([*others, typed], key=lambda one: one.page)
