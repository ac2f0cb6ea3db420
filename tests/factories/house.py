"""A house with one of everything, one text in all of it: for tests that walk every route."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from classification.models import Override, Strategy
from classification.tasks import assess_everybody
from complaints.models import ComplaintStep, Resolution
from exhibitors.models import RelationshipClass
from foundation import clock
from foundation.database import db
from foundation.removal import Removal
from scoring.remark import ScoreRemark
from staff.models import KnowledgeNote, Person, Training
from surveys.imported.models import AnswerImport
from surveys.questionnaire import Question
from surveys.response import Answer
from tests.factories.afterwards import afterwards
from tests.factories.aims import GoalFactory, said_by_link
from tests.factories.base import kept
from tests.factories.complaints import ComplaintFactory
from tests.factories.judged import AcceptedRemedyFactory, ResponseFactory, policy_draft, risk_letter
from tests.factories.known_company import alike_companies, known_company, merged_company
from tests.factories.lists import csv_list, previewed
from tests.factories.mail_in import mail_in
from tests.factories.mails import MailFactory
from tests.factories.people import PersonFactory, PersonSkillFactory, SkillFactory
from tests.factories.plans import (
    OfferFactory,
    PlanItemFactory,
    PlanTemplateFactory,
    PlanUpdateFactory,
    ServicePlanFactory,
    TemplateItemFactory,
)
from tests.factories.plays import PlayFactory
from tests.factories.put_right import put_right
from tests.factories.service import served
from tests.factories.shows import EditionFactory, HallFactory, ShowFactory, VenueFactory
from tests.factories.surveys import InvitationFactory, SurveyFactory, questionnaire
from tests.factories.ways_in import ways_in

Records = dict[str, Any]


def _event(text: str) -> Records:
    show, venue = ShowFactory(name=text, description=text), VenueFactory(name=text, city=text)
    HallFactory(venue=venue, name=text)
    today = clock.now().date()
    days = {"starts_on": today - timedelta(days=1), "ends_on": today + timedelta(days=2)}
    edition = EditionFactory(show=show, venue=venue, name=text, **days)
    EditionFactory(show=show, starts_on=today - timedelta(days=380), ends_on=today - timedelta(days=377))
    return {"show_id": show, "venue_id": venue, "edition_id": edition}


def _staff(text: str, person: Person) -> Records:
    skill = SkillFactory(name=text)
    held = PersonSkillFactory(person=person, skill=skill, evidence=text)
    training = kept(Training(title=text, skill=skill, held_on=clock.now().date(), hours=2))
    note = kept(KnowledgeNote(title=text, body=text, skill=skill, author=person))
    return {"person_id": person, "skill_id": skill, "held_id": held, "training_id": training, "note_id": note}


def _promises(text: str, shown: Records) -> Records:
    typed = dict.fromkeys(("attribute", "consequence", "end_goal", "target_unit", "measure"), text)
    here = {"exhibitor": shown["exhibitor_id"], "edition": shown["edition_id"]}
    goal = GoalFactory(title=text, skills=[shown["skill_id"]], **here, **typed)
    template = PlanTemplateFactory(name=text)
    TemplateItemFactory(template=template, title=text)
    plan = ServicePlanFactory(participation=shown["participation_id"], template=template)
    item = PlanItemFactory(plan=plan, title=text, owner=shown["person_id"], goal_id=goal.id)
    values = {"template": template, "edition": shown["edition_id"], "person": shown["person_id"]}
    return {
        "goal_id": goal,
        "template_id": template,
        "item_id": item,
        "offer_id": OfferFactory(name=text, description=text, edition=shown["edition_id"]),
        "update_id": PlanUpdateFactory(**{f"{name}_id": one.id for name, one in values.items()}),
        **said_by_link(text, shown),
    }


def _answers(response: Any, text: str) -> None:
    questions = select(Question).where(Question.questionnaire_id == response.survey.questionnaire_id)
    for question in db.session.scalars(questions):
        said = {"text": text} if question.kind == "text" else {"number": question.low or 1}
        db.session.add(Answer(response=response, question=question, **said))


def _draft(text: str) -> Records:
    said = {"en": text}
    own = questionnaire(*({"code": code, "kind": "text", "text": said, "section": said} for code in "ab"))
    own.title = said
    return {"questionnaire_id": own, "question_id": own.questions[0], "page": 1}


def _opinions(text: str, shown: Records) -> Records:
    here = {"exhibitor": shown["exhibitor_id"], "edition": shown["edition_id"]}
    survey = SurveyFactory(edition=here["edition"], title=text, subject={"en": text}, body={"en": text})
    contact = shown["contact_id"]
    invitation = InvitationFactory(survey=survey, contact=contact)
    response = ResponseFactory(survey=survey, exhibitor=here["exhibitor"], contact=contact, comment=text)
    _answers(response, text)
    typed = dict.fromkeys(("title", "description", "remedy_sought"), text)
    complaint = ComplaintFactory(**here, **typed, contact=contact, owner=shown["person_id"])
    answers = kept(
        AnswerImport(edition=here["edition"], filename=text, digest="0", content=b"A,B\n1,2\n2,3\n")
    )
    remedy = AcceptedRemedyFactory(complaint=complaint, description=text, state="offered")
    kept(ComplaintStep(complaint=complaint, from_state="received", to_state="received", note=text))
    solved = ComplaintFactory(**here, **typed, state="closed", closed_at=clock.now())
    kept(Resolution(complaint=solved, decision=text, cause=text, learning=text))
    return {
        "survey_id": survey,
        "asked_id": survey.questionnaire.questions[0],
        "token": invitation.token,
        "response_id": response,
        "answers_id": answers,
        "complaint_id": complaint,
        "remedy_id": remedy,
    }


def _records(text: str, shown: Records) -> Records:
    exhibitor, edition, person = shown["exhibitor_id"], shown["edition_id"], shown["person_id"]
    ends_on = clock.now().date() + timedelta(days=30)
    override = kept(
        Override(
            exhibitor_id=exhibitor.id,
            relationship_class=RelationshipClass.RISK,
            reason=text,
            ends_on=ends_on,
            person=person,
        )
    )
    kept(Strategy(relationship_class=RelationshipClass.RISK, text={"en": text}, hours_per_edition=1))
    mail = MailFactory(subject=text, state="failed", error=text)
    removal = kept(Removal(table_name="show", row={"id": 0}, hanging={}, pointing={}))
    run = previewed(csv_list((text, "DE", "", "", "1"), ("", "DE", "", "", text)), edition)
    play = PlayFactory(name=text, task_title=text, plan_item=text, per_week=1)
    remark = kept(ScoreRemark(person=person, edition=edition, figure="score", text=text))
    return {
        "remark_id": remark,
        "override_id": override,
        "mail_id": mail,
        "removal_id": removal,
        "run_id": run,
        "play_id": play,
        **policy_draft(text),
        "risk_letter_id": risk_letter(shown["contact_id"], person, text),
    }


def house(text: str) -> dict[str, int | str]:
    """Store one of everything with `text` wherever one types; return a value for each variable of a route."""
    shown: Records = {
        "policy_id": 1,
        "report_id": 1,
        "bundle_id": 1,
        "assessment_id": 1,
        "number": 1,
        "code": "en",
        "kind": "pdf",
        "word": "risk",
        "stamp": "2026-05-12T08:00:00+00:00",
    }
    shown |= _event(text)
    shown |= _staff(text, PersonFactory(name=text, team=text, job_title=text))
    shown |= known_company(text, shown, shown["person_id"])
    shown |= merged_company(text, shown["person_id"])
    shown |= alike_companies(text)
    shown |= _promises(text, shown)
    shown |= _opinions(text, shown)
    shown |= put_right(text, shown)
    shown |= _draft(text)
    shown |= afterwards(text, shown) | ways_in(text, shown) | mail_in(text, shown)
    shown |= _records(text, shown) | served(text, shown["exhibitor_id"], shown["person_id"])
    db.session.commit()
    assess_everybody()
    return {name: getattr(value, "id", value) for name, value in shown.items()}
