"""The list of an edition: filters, export, plans for everybody at once."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest

from foundation import clock
from foundation.database import db
from plans.models import ServicePlan
from tests.factories.companies import ExhibitorFactory, ParticipationFactory
from tests.factories.plans import (
    PlanItemFactory,
    TemplateItemFactory,
)


def test_an_empty_deployment_says_what_to_do(sign_in):
    assert "Add the first event" in sign_in("admin").get("/plans/").text


def test_the_list_shows_promised_delivered_and_late(edition, sign_in, plan):
    PlanItemFactory(plan=plan(edition), due_on=date(2020, 1, 1))
    text = sign_in("staff").get("/plans/").text
    assert "Kessler Antriebe" in text
    assert '<td class="num late">1</td>' in text


@pytest.mark.parametrize(
    "address, shown",
    [
        ("due=late", {"Late"}),
        ("due=today", {"Today"}),
        ("who=mine", {"Mine"}),
        ("who=nobody", {"Late", "Today"}),
        ("phase=after", {"Mine"}),
        ("plan=without", {"Without"}),
        ("q=tod", {"Today"}),
        ("class=key", {"Without"}),
        ("due=nonsense", {"Late", "Today", "Mine", "Without"}),
    ],
)
def test_filters_narrow_the_list(edition, lena, sign_in, address, shown, plan):
    today = clock.today(edition.time_zone)
    PlanItemFactory(plan=plan(edition, "Late GmbH"), due_on=today - timedelta(days=1))
    PlanItemFactory(plan=plan(edition, "Today GmbH"), due_on=today)
    PlanItemFactory(
        plan=plan(edition, "Mine GmbH"), due_on=today + timedelta(days=9), owner=lena, phase="after"
    )
    without = ExhibitorFactory(name="Without GmbH", name_key="without", relationship_class="key")
    ParticipationFactory(edition=edition, exhibitor=without)
    text = sign_in(lena).get(f"/plans/?edition={edition.id}&{address}").text
    assert {name for name in ("Late", "Today", "Mine", "Without") if f"{name} GmbH" in text} == shown


def test_the_export_holds_the_items_that_the_filters_ask_for(edition, sign_in, plan):
    PlanItemFactory(plan=plan(edition, "=Evil GmbH"), title="Corner stand")
    PlanItemFactory(plan=plan(edition, "Other GmbH"), phase="after")
    answer = sign_in("organiser").get(f"/plans/export.csv?edition={edition.id}&phase=before")
    rows = list(csv.reader(StringIO(answer.text.lstrip("\ufeff"))))
    assert [row[:4] for row in rows[1:]] == [["'=Evil GmbH", "", "before", "Corner stand"]]


def test_staff_may_not_export(edition, sign_in):
    assert sign_in("staff").get("/plans/export.csv").status_code == 403


def test_making_plans_for_all_can_be_undone(edition, sign_in):
    TemplateItemFactory()
    ParticipationFactory(edition=edition)
    browser = sign_in("organiser")
    page = browser.post(f"/plans/editions/{edition.id}/apply", follow_redirects=True).text
    assert "1 plan was made." in page
    undo = page.split(f'action="/plans/editions/{edition.id}/apply/')[1].split('"')[0]
    assert (
        "1 plan was taken back."
        in browser.post(f"/plans/editions/{edition.id}/apply/{undo}", follow_redirects=True).text
    )
    assert db.session.query(ServicePlan).count() == 0
