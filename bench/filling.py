"""A synthetic base: five participations, two responses of twelve answers, ten interactions an exhibitor.

Each table is filled by one statement, with foreign keys unchecked (what is written is known to fit) and the
indexes of the large tables built after it.
"""

from collections.abc import Sequence
from random import Random

from sqlalchemy import BindParameter, Connection, TextClause, bindparam, insert, text

from bench import frame
from bench.names import companies
from events.models import Edition, Show
from exhibitors.custom import CustomField
from exhibitors.models import Contact, Exhibitor
from exhibitors.tags import Tag
from foundation.database import UtcDateTime, db, unit_of_work
from staff.models import Person
from surveys.models import Invitation, Survey
from surveys.questionnaire import Questionnaire
from surveys.response import Response

CHUNK = 10_000
OPEN_INVITATIONS = 500

CONTACTS = """INSERT INTO contact (id, exhibitor_id, name, email, search_text, language, main, version)
SELECT id, id, 'Contact ' || id, 'c' || id || '@bench.example',
 'contact ' || id || ' c' || id || '@bench.example', 'en', :yes, 1 FROM exhibitor"""
PARTICIPATIONS = """INSERT INTO participation (exhibitor_id, edition_id, kind, package, status, net_area_m2,
 price_minor, paid_minor, due_on, cost_hours, cost_minor, conduct_points, created_at, version)
SELECT x.id, e.id, 'main', 'space_only',
 CASE WHEN e.id >= 1 + x.id % 3 AND (x.id % 10 < 7 OR e.id <= 2 + x.id % 3)
  AND x.id % 9973 * (e.id * e.id + 17) % 997 < 850 THEN 'attended' ELSE 'cancelled' END,
 9.0 * (1 + (x.id + e.id) % 11), 225000 * (1 + (x.id + e.id) % 11),
 CASE WHEN (x.id * 3 + e.id) % 50 = 0 THEN 0 ELSE 225000 * (1 + (x.id + e.id) % 11) END, e.starts_on,
 (x.id * 11 + e.id) % 9, 18000 * (1 + x.id % 11), CASE WHEN x.id % 97 = 0 THEN 6 ELSE 0 END, :noon, 1
FROM exhibitor x CROSS JOIN edition e"""
INTERACTIONS = """INSERT INTO interaction (exhibitor_id, person_id, kind, happened_at, summary)
SELECT x.id, p.id, 'call', :noon, 'Asked for a corner stand ' || p.id
FROM exhibitor x CROSS JOIN person p WHERE p.id <= 10"""
INVITATIONS = """INSERT INTO invitation (id, survey_id, exhibitor_id, contact_id, token, language, created_at,
 sent_at, answered_at)
SELECT (s.id - 1) * :count + x.id, s.id, x.id, x.id, 'bench-' || s.id || '-' || x.id, 'en', s.opens_at,
 s.opens_at, s.opens_at
FROM exhibitor x CROSS JOIN survey s WHERE s.id < :open"""
RESPONSES = """INSERT INTO response (id, survey_id, invitation_id, exhibitor_id, contact_id, page, started_at,
 submitted_at, overall, would_return, recommend, relationship_quality)
SELECT id, survey_id, id, exhibitor_id, contact_id, 1, sent_at, sent_at, 1 + (id * 7) % 5, 1 + (id * 3) % 5,
 (id * 5) % 11, 20.0 + (id * 11) % 80 FROM invitation"""
ANSWERS = """INSERT INTO answer (response_id, question_id, about, person_id, number, did_not_use)
SELECT r.id, q.id, CASE WHEN q.measure = 'staff' THEN x.owner_id ELSE 0 END,
 CASE WHEN q.measure = 'staff' THEN x.owner_id END, 1 + (r.id * 7 + q.id * 3) % 5, :no
FROM response r JOIN exhibitor x ON x.id = r.exhibitor_id CROSS JOIN question q
WHERE q.questionnaire_id = 1"""
UNANSWERED = """INSERT INTO invitation (survey_id, exhibitor_id, contact_id, token, language, created_at,
 sent_at)
SELECT :open, id, id, 'open-' || id, 'en', :noon, :noon FROM exhibitor WHERE id <= :unanswered"""
TAGS = """INSERT INTO exhibitor_tag (tag_id, exhibitor_id)
SELECT 1, id FROM exhibitor WHERE id % 3 = 0 UNION ALL SELECT 2, id FROM exhibitor WHERE id <= 40"""
NUMBERS = """INSERT INTO custom_value (exhibitor_id, field_id, number)
SELECT id, 1, id * 7 % 100003 FROM exhibitor WHERE id % 4 > 0"""
TEXTS = """INSERT INTO custom_value (exhibitor_id, field_id, text)
SELECT id, 2, 'tier ' || (id % 7) FROM exhibitor WHERE id % 2 = 0"""
STATEMENTS = (CONTACTS, TAGS, NUMBERS, TEXTS, PARTICIPATIONS, INTERACTIONS, INVITATIONS, RESPONSES, ANSWERS)
SERIALS = (
    Show,
    Edition,
    Person,
    CustomField,
    Tag,
    Questionnaire,
    Survey,
    Exhibitor,
    Contact,
    Invitation,
    Response,
)
NEXT = "SELECT setval(pg_get_serial_sequence('{0}', 'id'), (SELECT max(id) FROM \"{0}\"))"
UNCHECKED = {
    "sqlite": ("PRAGMA foreign_keys=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-200000"),
    "postgresql": ("SET session_replication_role = replica", "SET maintenance_work_mem = '256MB'"),
}
LARGE = ("participation", "interaction", "response", "answer")


def fill(count: int, *, answers: bool = True) -> None:
    """Write the base for `count` exhibitors into empty tables; the single answers are most of its rows."""
    with unit_of_work():
        frame.lay()
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        for setting in UNCHECKED[connection.dialect.name]:
            driver.execute(setting)
        indexes = [index for name in LARGE for index in db.metadata.tables[name].indexes]
        for index in indexes:
            index.drop(connection)
        _fill(connection, count, [one for one in STATEMENTS if answers or one is not ANSWERS])
        for index in indexes:
            index.create(connection)
        connection.commit()
        connection.invalidate()


def _fill(connection: Connection, count: int, statements: Sequence[str]) -> None:
    random = Random(count)
    for first in range(1, count + 1, CHUNK):
        rows = companies(first, min(first + CHUNK - 1, count), random)
        connection.execute(insert(Exhibitor.__table__), list(rows))  # pyright: ignore[reportArgumentType]
    noon = bindparam("noon", frame.instant(), UtcDateTime())
    values = {"count": count, "open": frame.OPEN, "unanswered": OPEN_INVITATIONS, "yes": True, "no": False}
    for statement in statements:
        used = {name: value for name, value in values.items() if f":{name}" in statement}
        connection.execute(_with(statement, noon), used)
    if connection.dialect.name == "postgresql":
        for model in SERIALS:
            connection.execute(text(NEXT.format(model.__tablename__)))
    connection.execute(_with(UNANSWERED, noon), {name: values[name] for name in ("open", "unanswered")})


def _with(statement: str, noon: BindParameter) -> TextClause:
    return text(statement).bindparams(noon) if ":noon" in statement else text(statement)
