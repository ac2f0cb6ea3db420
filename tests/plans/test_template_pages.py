"""Templates are made, changed, copied, deleted, and put back."""

import pytest

from foundation.database import db
from plans.models import PlanItem, PlanTemplate, ServicePlan
from tests.factories.plans import (
    PlanItemFactory,
    PlanTemplateFactory,
    TemplateItemFactory,
)


def fresh(item):
    return db.session.get(PlanItem, item.id, populate_existing=True)


def rows(*titles):
    data = {}
    for place, title in enumerate(titles):
        row = {"title": title, "phase": "before", "anchor": "start", "offset_days": "-7", "hours": "1.5"}
        data |= {f"items-{place}-{name}": value for name, value in row.items()}
    return data


def test_a_template_is_made_with_its_rows_in_order(sign_in):
    data = {"name": "Start-ups", "relationship_class": "", "package": "shell_scheme"}
    data |= {"first_timers_only": "y"} | rows("Welcome call", "", "Help on day two")
    assert sign_in("organiser").post("/plans/templates/new", data=data).status_code == 302
    made = db.session.query(PlanTemplate).one()
    assert [item.title for item in made.items] == ["Welcome call", "Help on day two"]
    assert (made.package, made.first_timers_only, made.relationship_class) == ("shell_scheme", True, None)


def test_rows_wait_for_rows_but_never_in_a_circle_nor_for_an_empty_one(sign_in):
    browser, new = sign_in("organiser"), "/plans/templates/new"
    data = {"name": "Start-ups"} | rows("Handover", "", "Build")
    for wrong in ({"items-0-waits_for": "3", "items-2-waits_for": "1"}, {"items-0-waits_for": "2"}):
        answer = browser.post(new, data=data | wrong)
        assert (answer.status_code, db.session.query(PlanTemplate).count()) == (422, 0)
    assert "Row 2 is empty: choose another." in answer.text
    browser.post(new, data=data | {"items-0-waits_for": "3"})
    handover, build = db.session.query(PlanTemplate).one().items
    assert (handover.after_id, build.after_id) == (build.id, None)
    page = browser.get(f"/plans/templates/{handover.template_id}/edit").text
    assert '<option selected value="2">2 Build</option>' in page


def template_data(template, **changes):
    item = template.items[0]
    row = {"id": item.id, "title": item.title, "phase": item.phase, "anchor": item.anchor, "offset_days": "0"}
    data = {"name": template.name, "version": template.version}
    return data | {f"items-0-{name}": value for name, value in row.items()} | changes


def test_editing_a_template_keeps_running_plans_and_makes_an_older_edit_stale(edition, sign_in, plan):
    row = TemplateItemFactory(title="Visit")
    item = PlanItemFactory(plan=plan(edition, template=row.template), template_item_id=row.id, title="Visit")
    db.session.refresh(row.template)
    data = template_data(row.template, **{"items-0-title": "Visit twice"})
    browser = sign_in("organiser")
    address = f"/plans/templates/{row.template_id}/edit"
    assert browser.post(address, data=data).status_code == 302
    assert (fresh(item).title, item.template_item_id) == ("Visit", row.id)
    assert browser.post(address, data=data).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"items-0-offset_days": "9999"}, {"items-0-phase": "never"}, {"items-0-hours": "x"}],
)
def test_a_template_that_cannot_be_is_refused(app, sign_in, wrong):
    template = TemplateItemFactory().template
    db.session.refresh(template)
    data = template_data(template, **wrong)
    assert sign_in("organiser").post(f"/plans/templates/{template.id}/edit", data=data).status_code == 422


def test_a_taken_template_name_is_refused(app, sign_in):
    taken = PlanTemplateFactory()
    answer = sign_in("organiser").post("/plans/templates/new", data={"name": taken.name})
    assert answer.status_code == 422
    assert "This name is taken." in answer.text


def test_a_template_in_use_is_deleted_from_future_use_only_and_can_come_back(edition, sign_in, plan):
    row = TemplateItemFactory()
    row.after_id = TemplateItemFactory(template=row.template).id
    item = PlanItemFactory(plan=plan(edition, template=row.template), template_item_id=row.id)
    number, browser = row.template_id, sign_in("organiser")
    page = browser.post(f"/plans/templates/{number}/delete", follow_redirects=True).text
    assert (db.session.query(PlanTemplate).count(), fresh(item).title) == (0, "Meeting room, three days")
    undo = page.split('action="/plans/templates/put-back/')[1].split('"')[0]
    browser.post(f"/plans/templates/put-back/{undo}")
    assert db.session.query(ServicePlan).one().template_id == number
    assert db.session.get(PlanTemplate, number).items[0].after_id == row.after_id


def test_a_template_is_copied_under_a_free_name(app, sign_in):
    template = TemplateItemFactory(template__name="Key", hours=2).template
    browser = sign_in("organiser")
    for _ in range(2):
        browser.post(f"/plans/templates/{template.id}/copy")
    names = {one.name: [item.hours for item in one.items] for one in db.session.query(PlanTemplate)}
    assert names == {"Key": [2], "Key (copy)": [2], "Key (copy 2)": [2]}


def test_the_standard_templates_are_offered_and_added(app, sign_in):
    browser = sign_in("organiser")
    assert "Add the standard templates" in browser.get("/plans/templates").text
    assert "First time with us" in browser.post("/plans/templates/standard", follow_redirects=True).text


def test_staff_may_not_change_templates(app, sign_in):
    browser = sign_in("staff")
    assert browser.get("/plans/templates").status_code == 200
    assert browser.get("/plans/templates/new").status_code == 403
