"""Staff scores from the database, and reports on paper, each beside the bare thing.

`python -m bench.scored [answers] [reports]`: a thousand people rated with so many answers in a database made
for it, scored through the product, beside the one statement that counts and averages; one report page beside
the typesetter alone on the same page; so many reports by one and by two processes of the timetable.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from flask import current_app
from sqlalchemy import func, select

from app import create_app
from bench.bases import SECRET
from events.models import Edition, Show
from exhibitors.models import Exhibitor
from foundation import clock, pdf
from foundation.bulk import as_stored, insert_rows
from foundation.database import db
from foundation.typesetting import pdf as typeset
from scoring import bundle, reports
from scoring.bundle import ReportBundle
from scoring.models import StaffReport
from scoring.opening import individuals
from scoring.sheets import frozen
from scoring.standing import Standing
from staff.models import Person, Role
from surveys import library
from surveys.kinds import Measure
from surveys.models import Survey
from surveys.questionnaire import Question
from surveys.response import Answer, Response
from surveys.standard import POST_SHOW

PEOPLE, EACH = 1000, 3


def _frame() -> tuple[Edition, Survey]:
    edition = Edition(
        show=Show(name="Bench"), name="Bench 2026", starts_on=date(2026, 5, 4), ends_on=date(2026, 5, 7)
    )
    edition.currency, edition.time_zone = "EUR", "UTC"
    db.session.add(edition)
    db.session.add_all(
        Person(
            id=n, name=f"Person {n:04}", email=f"p{n}@bench.example", role=Role.STAFF, team=f"Team {n % 9}"
        )
        for n in range(1, PEOPLE + 1)
    )
    opens, closes = clock.now().replace(year=2026, month=5), clock.now().replace(year=2026, month=7)
    survey = Survey(
        edition=edition,
        questionnaire=library.stored(POST_SHOW),
        title="Bench",
        opens_at=opens,
        subject={},
        body={},
    )
    survey.closes_at = closes
    db.session.add(survey)
    db.session.flush()
    return edition, survey


def fill(answers: int) -> Edition:
    """Write exhibitors that each say every item about three people, until there are so many answers."""
    edition, survey = _frame()
    about = select(Question.id).where(
        Question.questionnaire_id == survey.questionnaire_id, Question.measure == Measure.STAFF
    )
    questions, random = db.session.scalars(about).all(), np.random.default_rng(1)
    count = answers // (EACH * len(questions))
    names = (
        (n, f"Exhibitor {n}", f"exhibitor {n}", "", "en", "returning", 0, 1) for n in range(1, count + 1)
    )
    columns = ("id", "name", "name_key", "search_text", "language", "lifecycle", "value_minor", "version")
    now = as_stored(Exhibitor.__table__.c.created_at, clock.now())
    stamped = (*columns, "created_at", "updated_at")
    insert_rows(Exhibitor.__table__, stamped, [(*row, now, now) for row in names])
    told = [(n, survey.id, n, 1, now, now) for n in range(1, count + 1)]
    insert_rows(
        Response.__table__, ("id", "survey_id", "exhibitor_id", "page", "started_at", "submitted_at"), told
    )
    merit = random.normal(4, 0.3, PEOPLE + 1)
    rows = []
    for number in range(1, count + 1):
        for person in random.choice(PEOPLE, EACH, replace=False) + 1:
            marks = np.clip(np.rint(random.normal(merit[person], 0.8, len(questions))), 1, 5).tolist()
            rows += [
                (number, question, int(person), int(person), mark, False)
                for question, mark in zip(questions, marks, strict=True)
            ]
    insert_rows(
        Answer.__table__, ("response_id", "question_id", "about", "person_id", "number", "did_not_use"), rows
    )
    db.session.commit()
    return edition


def timed(what: Callable[[], Any], times: int = 3) -> float:
    """Return the seconds of the fastest of some runs."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        what()
        found.append(time.perf_counter() - began)
    return min(found)


def bare() -> None:
    """Count and average the answers by person: the least that any score has to do."""
    columns = Answer.person_id, func.count(), func.avg(Answer.number)
    db.session.execute(select(*columns).where(Answer.person_id.is_not(None)).group_by(Answer.person_id)).all()


def page(standing: Standing) -> tuple[float, float]:
    """Return the seconds of one person's report, and of the typesetter alone on the same page."""
    shown = individuals(standing, standing.people()[:1])[0]
    kept: list[str] = []
    plain = pdf.render

    def keep(template: str, **context: Any) -> bytes:
        kept.append(current_app.jinja_env.get_template(template).render(context))
        return b""

    pdf.render = keep
    reports.person_pdf(shown)
    pdf.render = plain
    reports.person_pdf(shown)
    return timed(lambda: reports.person_pdf(shown)), timed(lambda: typeset(kept[0]))


def batch(environment: dict[str, str], edition: Edition, processes: int) -> float:
    """Return the seconds in which so many reports become files, by so many processes of the timetable."""
    asked = bundle.ask(edition.id, clock.today().isoformat(), 1, "en")
    assert isinstance(asked, ReportBundle)
    db.session.commit()
    command = [sys.executable, "-m", "flask", "--app", "app", "jobs", "once", "work"]
    began = time.perf_counter()
    running = [
        subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
        for _ in range(processes)
    ]
    assert all(one.wait() == 0 for one in running)
    took = time.perf_counter() - began
    assert asked.written() == asked.reports
    return took


def measure(answers: int, count: int, folder: Path) -> None:
    """Print the table."""
    url = f"sqlite:///{folder / 'scored.db'}"
    environment = {"SECRET_KEY": SECRET, "DATABASE_URL": url, "STANDWELL_TESTING": "1"}
    app = create_app(environment)
    with app.app_context(), app.test_request_context():
        db.create_all()
        edition = fill(answers)
        one, least = timed(lambda: Standing(edition)), timed(bare)
        print(f"{PEOPLE} people, {answers} answers: {one:.2f} s, {one / least:.1f} x the bare aggregate")
        standing = Standing(edition)
        whole, alone = page(standing)
        print(f"one report page: {whole:.2f} s, {whole / alone:.2f} x the typesetter alone")
        if not count:
            return
        for shown in individuals(standing, standing.people()[:count]):
            who, figures = shown.member.person_id, frozen(shown)
            period = clock.today().isoformat()
            report = StaffReport(edition=edition, about=who, person_id=who, period=period, figures=figures)
            db.session.add(report)
        db.session.commit()
        first, both = (batch(environment, edition, n) for n in (1, 2))
        print(f"{count} reports: {first:.1f} s by one process, {both:.1f} s by two")
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"memory of a process that writes reports: {children} MB at most")


if __name__ == "__main__":
    asked_answers = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    asked_reports = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    with TemporaryDirectory() as made:
        measure(asked_answers, asked_reports, Path(made))
