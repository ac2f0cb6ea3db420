"""Companies that belong together: joined, never in a circle, added up."""

import pytest

from exhibitors import relating, relatives
from exhibitors.merging import merge, undo
from exhibitors.models import Exhibitor
from exhibitors.participation import Participation
from exhibitors.relating import Role
from exhibitors.relation import Relation
from foundation.database import db
from tests.factories.companies import ExhibitorFactory, ParticipationFactory


def roles(exhibitor):
    return [(one.role.value, one.name) for one in relatives.relatives(exhibitor.id)]


def pairs():
    return [(one.kind, one.from_id, one.to_id) for one in db.session.query(Relation).order_by(Relation.id)]


OPPOSITE = {
    Role.PARENT: Role.SUBSIDIARY,
    Role.AGENCY: Role.CLIENT,
    Role.REPRESENTED: Role.REPRESENTATIVE,
    Role.SISTER: Role.SISTER,
}


@pytest.mark.parametrize("role, back", [*OPPOSITE.items(), *((v, k) for k, v in OPPOSITE.items())])
def test_a_relation_is_read_from_both_sides(app, role, back):
    one, other = ExhibitorFactory(name="One"), ExhibitorFactory(name="Other")
    relating.relate(one, other, role)
    assert roles(one) == [(role.value, "Other")]
    assert roles(other) == [(back.value, "One")]


def test_a_parent_below_the_company_is_refused(app):
    top = ExhibitorFactory()
    middle = ExhibitorFactory(parent_id=top.id)
    bottom = ExhibitorFactory(parent_id=middle.id)
    for parent, why in [(bottom, relating.InACircle), (top, relating.WithItself)]:
        with pytest.raises(why):
            relating.set_parent(top, parent)
    assert [name for _role, name in roles(bottom)] == [middle.name, top.name]


def test_the_same_relation_twice_is_refused_in_either_order(app):
    one, other = ExhibitorFactory(), ExhibitorFactory()
    relating.relate(one, other, Role.SISTER)
    for pair in [(one, other), (other, one)]:
        with pytest.raises(relating.RelatedAlready):
            relating.relate(*pair, Role.SISTER)


def test_a_group_is_added_up_by_edition(app):
    top = ExhibitorFactory(value_minor=100)
    below = ExhibitorFactory(parent_id=top.id, value_minor=20)
    lowest = ExhibitorFactory(parent_id=below.id, value_minor=3)
    first = ParticipationFactory(exhibitor=top, net_area_m2=10, price_minor=500)
    ParticipationFactory(exhibitor=lowest, edition=first.edition, net_area_m2=2.5, price_minor=70)
    ParticipationFactory(exhibitor=below, edition=first.edition, status="cancelled")
    group = relatives.group(top.id)
    (edition,) = group.editions
    assert (group.companies, group.value_minor) == (3, 123)
    assert (edition.companies, edition.area, edition.price_minor) == (2, 12.5, 570)
    assert relatives.group(lowest.id) is None


def test_a_stand_is_shared_within_one_edition(app):
    main = ParticipationFactory()
    shared, elsewhere = ParticipationFactory(edition=main.edition), ParticipationFactory()
    relating.set_main(shared, main)
    assert (shared.main_id, shared.kind) == (main.id, "co_exhibitor")
    for one, other, why in [
        (elsewhere, main, relating.NoMain),
        (main, main, relating.WithItself),
        (main, ParticipationFactory(edition=main.edition), relating.HasOthers),
        (ParticipationFactory(edition=main.edition), shared, relating.NoMain),
    ]:
        with pytest.raises(why):
            relating.set_main(one, other)
    assert [(one.name, one.below) for one in relatives.sharing(main.exhibitor_id)] == [
        (shared.exhibitor.name, True)
    ]


def test_a_merge_leaves_no_company_related_to_itself_or_twice(app):
    keep, gone, agency = (ExhibitorFactory() for _ in range(3))
    for one in (keep, gone):
        relating.relate(one, agency, Role.AGENCY)
    relating.relate(keep, gone, Role.SISTER)
    before = pairs()
    merged = merge(keep.id, gone.id, None)
    assert pairs() == [("agency", agency.id, keep.id)]
    undo(merged.id, None)
    assert sorted(pairs()) == sorted(before)


def test_joining_and_taking_away_on_screen(sign_in):
    one, other = ExhibitorFactory(name="Kessler"), ExhibitorFactory(name="Orbit", search_text="orbit")
    browser, address = sign_in("staff"), f"/exhibitors/{one.id}/relations"
    assert "Orbit" in browser.get(f"{address}?q=orbit").text
    page = browser.post(address, data={"other_id": other.id, "role": "agency"}, follow_redirects=True).text
    assert "Orbit is joined to Kessler." in page
    relation = db.session.query(Relation).one().id
    page = browser.post(f"{address}/{relation}/delete", follow_redirects=True).text
    assert db.session.query(Relation).count() == 0
    back = page.split(f'action="{address}/removed/')[1].split('"')[0]
    assert browser.post(f"{address}/removed/{back}").status_code == 302
    assert db.session.query(Relation).count() == 1


def test_what_cannot_be_joined_is_said(sign_in):
    top = ExhibitorFactory()
    below = ExhibitorFactory(parent_id=top.id)
    browser, address = sign_in("staff"), f"/exhibitors/{top.id}/relations"
    for data, text in [
        ({"other_id": below.id, "role": "parent"}, "below its own subsidiary"),
        ({"other_id": top.id, "role": "sister"}, "cannot be joined to itself"),
        ({"other_id": below.id, "role": "friend"}, "Choose what the other company is"),
        ({"role": "sister"}, "Choose an exhibitor first"),
    ]:
        answer = browser.post(address, data=data)
        assert (answer.status_code, text in answer.text) == (422, True), data
    assert db.session.get_one(Exhibitor, top.id).parent_id is None


def test_a_subsidiary_is_taken_out_of_its_group(sign_in):
    below = ExhibitorFactory(parent_id=ExhibitorFactory().id)
    assert sign_in("staff").post(f"/exhibitors/{below.id}/relations/parent/delete").status_code == 302
    assert db.session.get_one(Exhibitor, below.id).parent_id is None


def test_the_main_exhibitor_is_chosen_on_screen(sign_in):
    main = ParticipationFactory(exhibitor=ExhibitorFactory(name="Orbit"))
    shared = ParticipationFactory(edition=main.edition)
    browser, address = sign_in("staff"), f"/exhibitors/participations/{shared.id}/main"
    assert "Orbit" in browser.get(address).text
    browser.post(address, data={"main_id": main.id, "kind": "represented"})
    stored = db.session.get_one(Participation, shared.id)
    assert (stored.main_id, stored.kind) == (main.id, "represented")
    assert "Represented on the stand of" in browser.get(f"/exhibitors/{shared.exhibitor_id}").text
    browser.post(address, data={"alone": "1"})
    assert db.session.get_one(Participation, shared.id).main_id is None
