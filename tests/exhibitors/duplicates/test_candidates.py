from exhibitors.actions import save
from exhibitors.duplicates import tasks
from exhibitors.duplicates.candidates import candidates
from exhibitors.duplicates.company import Company
from exhibitors.duplicates.likeness import Code
from foundation import work
from foundation.database import db
from tests.factories.companies import ExhibitorFactory


def found(*names, **more):
    return [[one.exhibitor_id for one in row] for row in candidates([Company((n,), **more) for n in names])]


def test_a_row_looks_like_the_exhibitor_of_its_name_before_any_search(app):
    one = save(ExhibitorFactory(name="Alder Pumps GmbH"))
    assert found("ALDER PUMPS", "Birch Valves") == [[one.id], []]


def test_a_row_looks_like_the_exhibitor_of_its_website(app):
    one = save(ExhibitorFactory(name="Alder Pumps", website="https://alder.example/en"))
    assert found("Alder Flow", website="www.alder.example") == [[one.id]]


def test_a_row_looks_like_the_exhibitor_that_had_its_name(app):
    one = save(ExhibitorFactory(name="Birchwood Flow"), aliases=["Alder Pumps"])
    assert found("Alder Pumps Ltd") == [[one.id]]


def test_after_a_search_errors_are_forgiven(app):
    one = save(ExhibitorFactory(name="Lockhart Dynamics"))
    tasks.queue()
    db.session.commit()
    work.run_all()
    assert found("Lockheart Dynamics") == [[one.id]]


def test_the_likeliest_comes_first_and_says_why(app):
    save(ExhibitorFactory(name="Alder Pumps Bremen", country="DE"))
    same = save(ExhibitorFactory(name="Alder Pumps", country="DE"))
    tasks.queue()
    db.session.commit()
    work.run_all()
    (row,) = candidates([Company(("Alder Pumps",), country="DE")])
    assert row[0].exhibitor_id == same.id
    assert row[0].likeness.reasons[0].code is Code.SAME_NAME
