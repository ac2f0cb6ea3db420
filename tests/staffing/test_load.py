"""Hours by person and week, what if they change, and moves that level them."""

from datetime import date, timedelta

import pytest

from foundation import clock
from foundation.database import db
from plans.models import PlanItem
from staff.absence import Absence
from staffing import levelled, load_moves, workload
from staffing.levelling import Movable, Move, level
from staffing.load_reading import grid
from staffing.workload import Cell, Changes, Load, by_week
from tests.factories.people import PersonFactory
from tests.factories.plans import PlanItemFactory
from tests.factories.shows import EditionFactory

MONDAY = date(2026, 5, 4)
NEXT = MONDAY + workload.WEEK
LOAD = "/expertise/for-the-event/load"


@pytest.fixture
def edition(app):
    opens = clock.today() + timedelta(days=40)
    return EditionFactory(starts_on=opens, ends_on=opens, time_zone="UTC")


def promised(edition, owner, weeks=1, **values):
    due = workload.monday(clock.today()) + workload.WEEK * weeks + timedelta(days=2)
    at = {"plan__participation__edition": edition, "owner": owner, "due_on": due, **values}
    return PlanItemFactory(**at)


def test_a_week_is_shorter_by_each_working_day_of_an_absence():
    away = [(MONDAY + timedelta(days=3), NEXT)]
    assert [workload.capacity(40, week, away) for week in (MONDAY, NEXT)] == [24, 32]


def test_late_hours_count_this_week_and_changes_multiply_class_and_template():
    loads = [Load(1, MONDAY - timedelta(days=9), 2), Load(1, MONDAY, 3, "key", 7), Load(1, NEXT, 9)]
    changes = Changes({"key": 2.0}, {7: 0.5})
    assert by_week(loads, [MONDAY], changes) == {(1, MONDAY): 5}
    assert by_week(loads, [MONDAY], Changes({"key": 2.0})) == {(1, MONDAY): 8}


def test_what_is_too_much_is_done_earlier_before_it_is_given_away():
    cells = {(1, MONDAY): Cell(0, 0, 40), (1, NEXT): Cell(44, 0, 40), (2, NEXT): Cell(0, 0, 40)}
    movable = [Movable(9, 1, NEXT, 4, True, frozenset({2})), Movable(8, 1, NEXT, 40, False, frozenset())]
    found = level(movable, cells, [MONDAY, NEXT])
    assert (found.moves, found.left) == ([Move(9, 1, MONDAY)], {})


def test_what_nobody_can_take_is_said():
    cells = {(1, MONDAY): Cell(50, 0, 40), (2, MONDAY): Cell(39, 0, 40)}
    found = level([Movable(9, 1, MONDAY, 10, False, frozenset({2}))], cells, [MONDAY])
    assert found.left == {(2, MONDAY): pytest.approx(9)} or found.left == {(1, MONDAY): pytest.approx(10)}


def test_the_grid_counts_this_event_against_hours_less_absence_and_other_events(edition):
    lena = PersonFactory(weekly_hours=40)
    item = promised(edition, lena, hours=6)
    promised(EditionFactory(), lena, hours=5)
    week = workload.monday(item.due_on)
    db.session.add(Absence(person=lena, starts_on=week, ends_on=week))
    db.session.flush()
    row = next(row for row in grid(edition, Changes()).rows if row.person == lena)
    assert row.cells[1] == Cell(6, 5, 32)


def test_proposed_moves_are_made_and_taken_back_unless_touched(edition, sign_in):
    lena, jun = PersonFactory(weekly_hours=10), PersonFactory(weekly_hours=40, role="manager")
    kept = promised(edition, lena, hours=9, phase="show_days")
    given = promised(edition, lena, hours=8, phase="show_days")
    db.session.commit()
    found = load_moves.propose(edition)
    assert [(move.row.id in (kept.id, given.id), move.to) for move in found.moves] == [(True, jun)]
    browser = sign_in(jun)
    assert found.moves[0].key in browser.get(f"{LOAD}/levelling?edition={edition.id}").text
    browser.post(f"{LOAD}/levelling/{edition.id}", data={"move": found.moves[0].key})
    moved = db.session.get(PlanItem, found.moves[0].row.id, populate_existing=True)
    assert moved.owner_id == jun.id
    made = db.session.scalars(db.select(levelled.Levelling)).one()
    assert levelled.take_back(made) == 1
    with pytest.raises(levelled.Undone):
        levelled.take_back(made)


def test_a_levelling_may_reckon_with_what_would_be(edition, sign_in):
    lena, jun = PersonFactory(weekly_hours=10), PersonFactory(weekly_hours=40)
    item = promised(edition, lena, hours=9, phase="show_days")
    promised(edition, lena, hours=1, weeks=2)
    db.session.commit()
    assert load_moves.propose(edition).moves == []
    word = item.plan.participation.exhibitor.relationship_class
    assert [move.to for move in load_moves.propose(edition, Changes({word or "": 2.0})).moves] == [jun]
    address = f"{LOAD}/levelling?edition={edition.id}&class-key="
    assert [sign_in("staff").get(address + typed).status_code for typed in ("200", "many")] == [200, 422]


def test_a_move_of_what_was_changed_meanwhile_or_to_who_left_is_left_out(edition):
    lena, gone = PersonFactory(), PersonFactory(active=False)
    item = promised(edition, lena)
    moves = [(item.id, item.version + 1, lena.id, item.due_on), (item.id, item.version, gone.id, item.due_on)]
    assert levelled.make(edition, moves, lena.id).moves == []


@pytest.mark.parametrize("move", [[], ["x"], ["1.1.1.2026-99-99"], ["1.1"]])
def test_moves_of_nonsense_are_refused(move, edition, sign_in):
    address = f"{LOAD}/levelling/{edition.id}"
    assert sign_in("manager").post(address, data={"move": move}).status_code == 422


@pytest.mark.parametrize(("typed", "status"), [("150", 200), ("many", 422), ("-5", 422), ("501", 422)])
def test_what_if_takes_per_cents_and_saves_nothing(typed, status, edition, sign_in):
    promised(edition, PersonFactory())
    db.session.commit()
    answer = sign_in("staff").get(
        f"{LOAD}?edition={edition.id}&class-transactional={typed}&class-key={typed}"
    )
    assert answer.status_code == status
