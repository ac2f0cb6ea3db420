"""Relations count once a ladder, straight or over another code; weak and roundabout links are not drawn."""

from goals.drawing import draw
from goals.implications import Relation, abstractness, covered, drawn, matrix, proposed

ROOM, LOUNGE, TIME, ORDERS = 1, 2, 3, 4
CHAINS = [
    ((ROOM, TIME, ORDERS), 5),
    ((LOUNGE, TIME, None), 2),
    ((ROOM, None, ORDERS), 3),
    ((LOUNGE, None, None), 9),
]


def test_relations_are_direct_or_over_another_code():
    found = matrix(CHAINS)
    assert found[ROOM, TIME] == Relation(5, 0)
    assert found[ROOM, ORDERS] == Relation(3, 5)
    assert found[LOUNGE, TIME] == Relation(2, 0)
    assert (LOUNGE, ORDERS) not in found


def test_the_map_draws_what_reaches_the_cutoff_and_no_short_cut():
    assert drawn(matrix(CHAINS), 3) == [(ROOM, TIME), (TIME, ORDERS)]
    assert drawn(matrix(CHAINS), 1) == [(ROOM, TIME), (TIME, ORDERS), (LOUNGE, TIME)]
    assert drawn({}, 1) == []


def test_the_proposed_cutoff_covers_two_thirds():
    found = matrix(CHAINS)
    assert (proposed(found), proposed({})) == (5, 1)
    assert covered(found, 5) == 10 / 15
    assert covered({}, 1) is None


def test_an_end_is_where_relations_lead():
    found = matrix(CHAINS)
    assert (abstractness(found, ROOM), abstractness(found, ORDERS)) == (0, 1)
    assert 0 < abstractness(found, TIME) < 1


def test_ends_stand_on_top_and_the_strongest_line_is_the_thickest():
    names = {ROOM: ("Room", "attribute"), TIME: ("Time", "consequence"), ORDERS: ("Orders", "end_goal")}
    picture = draw({(ROOM, TIME): 5, (TIME, ORDERS): 2}, names, {}, ("attribute", "consequence", "end_goal"))
    heights = {box.code: box.y for box in picture.boxes}
    assert heights[ORDERS] < heights[TIME] < heights[ROOM]
    assert picture.lines[0].width > picture.lines[1].width


def test_an_empty_map_is_no_picture():
    assert draw({}, {}, {}, ()).boxes == []
