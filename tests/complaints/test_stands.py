"""The heat of the floor: stands by hall, with the complaints on each."""

from complaints.reading import stands
from exhibitors.participation import Stand
from foundation import clock
from tests.factories.base import kept
from tests.factories.companies import ParticipationFactory
from tests.factories.complaints import ComplaintFactory


def _floor():
    there = ParticipationFactory(status="attended")
    first, second = (kept(Stand(participation=there, number=number)) for number in ("A1", "A2"))
    kept(Stand(participation=there, number="A3"))
    here = {"exhibitor": there.exhibitor, "edition": there.edition}
    ComplaintFactory(**here, severity="low")
    ComplaintFactory(**here, stand=second, severity="high")
    ComplaintFactory(**here, stand=second, severity="critical", state="closed", closed_at=clock.now())
    return there.edition, first, second


def test_a_complaint_counts_at_its_stand_or_at_the_first_of_its_exhibitor(app):
    edition, first, second = _floor()
    found = stands.stands(edition.id, None, True, None).rows
    heats = stands.heats(edition.id, found)
    assert [row.number for row in found] == ["A1", "A2"]
    assert [(len(h.complaints), h.open, h.worst) for h in (heats[first.id], heats[second.id])] == [
        (1, 1, "low"),
        (2, 1, "high"),
    ]


def test_a_hall_tells_its_stands_and_complaints_and_is_a_filter(app):
    edition, *_stands = _floor()
    assert [(row.id, row.stands, row.complaints) for row in stands.halls(edition.id)] == [(None, 3, 3)]
    assert len(stands.stands(edition.id, stands.NO_HALL, False, None).rows) == 3
    assert stands.stands(edition.id, 7, False, None).rows == []


def test_the_page_shades_a_stand_by_its_worst_open_complaint(sign_in):
    _floor()
    assert "shade-high" in sign_in("staff").get("/complaints/stands/").text
