"""The floor of an assessment: one bare statement that reads the same facts and decides each class with CASE.

It knows neither retention models nor hysteresis nor reasons; it only reads, ranks and decides.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Date, bindparam, text

from foundation.database import UtcDateTime, db

_FACTS = """WITH place AS MATERIALIZED (
 SELECT id, exchange_rate AS rate, row_number() OVER (PARTITION BY show_id ORDER BY starts_on) AS position,
  count(*) OVER (PARTITION BY show_id) AS held
 FROM edition WHERE starts_on <= :today),
visit AS MATERIALIZED (
 SELECT p.exhibitor_id, e.position, e.held, p.conduct_points, p.net_area_m2, p.price_minor * e.rate AS price,
  CASE WHEN p.status IN ('reserved', 'contracted', 'attended') THEN e.position END AS came,
  p.price_minor * e.rate - p.cost_minor * e.rate - p.cost_hours * 4500 AS contribution,
  CASE WHEN p.due_on < :today AND p.price_minor > p.paid_minor THEN p.due_on END AS due_on,
  CASE WHEN p.due_on < :today AND p.price_minor > p.paid_minor THEN p.price_minor - p.paid_minor END AS owed
 FROM participation p JOIN place e ON e.id = p.edition_id
 WHERE p.status IN ('reserved', 'contracted', 'attended', 'no_show')),
course AS MATERIALIZED (
 SELECT exhibitor_id, count(came) AS visits, max(came) AS last_visit, max(held) AS held,
  sum(CASE WHEN position > held - 3 THEN conduct_points END) AS conduct,
  sum(CASE WHEN position > held - 3 THEN contribution END) AS value,
  sum(CASE WHEN contribution < 0 THEN 1 ELSE 0 END) AS negative,
  sum(owed) AS owed, min(due_on) AS due_on,
  max(CASE WHEN position = held THEN net_area_m2 END) AS area,
  max(CASE WHEN position = held - 1 THEN net_area_m2 END) AS area_before,
  max(CASE WHEN position = held THEN price END) AS spend,
  max(CASE WHEN position = held - 1 THEN price END) AS spend_before
 FROM visit GROUP BY exhibitor_id),
said AS MATERIALIZED (
 SELECT * FROM (
  SELECT r.exhibitor_id, r.overall, r.relationship_quality AS quality, r.goal_attainment,
   row_number() OVER (PARTITION BY r.exhibitor_id ORDER BY r.submitted_at DESC) AS place
  FROM response r JOIN survey s ON s.id = r.survey_id
  WHERE r.submitted_at < :until AND s.kind = 'post_show') latest WHERE place = 1),
asked AS MATERIALIZED (
 SELECT exhibitor_id, max(CASE WHEN answered_at < :until THEN survey_id END) AS answered,
  max(survey_id) AS sent
 FROM invitation WHERE sent_at < :until GROUP BY exhibitor_id),
touched AS MATERIALIZED (
 SELECT exhibitor_id, count(*) AS contacts FROM interaction
 WHERE happened_at >= :since AND happened_at < :until AND kind <> 'note' GROUP BY exhibitor_id),
trouble AS MATERIALIZED (
 SELECT exhibitor_id, count(*) AS open FROM complaint
 WHERE received_at < :until AND state <> 'closed' GROUP BY exhibitor_id),
known AS MATERIALIZED (
 SELECT x.id, course.*, said.overall, said.quality, said.goal_attainment, asked.answered, asked.sent,
  trouble.open, touched.contacts, before.relationship_class AS class_before,
  before.candidate AS candidate_before,
  percent_rank() OVER (ORDER BY course.value DESC) AS value_share,
  percent_rank() OVER (ORDER BY coalesce(x.potential_minor, 0) DESC) AS potential_share
 FROM exhibitor x LEFT JOIN course ON course.exhibitor_id = x.id LEFT JOIN said ON said.exhibitor_id = x.id
 LEFT JOIN asked ON asked.exhibitor_id = x.id LEFT JOIN trouble ON trouble.exhibitor_id = x.id
 LEFT JOIN touched ON touched.exhibitor_id = x.id
 LEFT JOIN assessment before ON before.id =
  (SELECT max(id) FROM assessment mine WHERE mine.exhibitor_id = x.id)),
decided AS MATERIALIZED (
 SELECT id, coalesce(value, 0) AS value, visits, quality, owed, conduct,
  CASE WHEN coalesce(visits, 0) = 0 THEN 'prospect' WHEN last_visit <= held - 3 THEN 'lost'
   WHEN last_visit < held THEN 'lapsed' WHEN visits = 1 THEN 'first_timer' ELSE 'returning' END AS lifecycle,
  CASE WHEN coalesce(visits, 0) = 0 OR last_visit < held THEN NULL
   WHEN owed > 50000 AND due_on < :overdue_since THEN 'risk' WHEN conduct >= 10 THEN 'risk'
   WHEN negative >= 2 AND potential_share > 0.25 THEN 'risk'
   WHEN value_share <= 0.05 AND quality >= 60 THEN 'strategic'
   WHEN value_share <= 0.25 OR potential_share <= 0.25 THEN 'key'
   WHEN class_before = 'key' AND candidate_before = 'key' AND value_share <= 0.28 THEN 'key'
   ELSE 'transactional' END AS relationship_class,
  CASE WHEN overall <= 2 THEN 'low_satisfaction' WHEN open > 0 THEN 'open_complaint'
   WHEN area <= 0.8 * area_before THEN 'area_shrinking'
   WHEN spend <= 0.8 * spend_before THEN 'spend_shrinking'
   WHEN coalesce(answered, 0) < sent THEN 'no_reply' WHEN goal_attainment <= 0.4 THEN 'goals_missed'
   END AS alert
 FROM known)
"""
_DECIDE = "SELECT relationship_class, lifecycle, alert, count(*), sum(value) FROM decided GROUP BY 1, 2, 3"
_KEEP = """INSERT INTO assessment (exhibitor_id, policy_id, as_of, assessed_at, relationship_class, candidate,
 lifecycle, rule, facts)
SELECT id, {policy}, :today, :until, relationship_class, relationship_class, lifecycle, 'bare',
 CAST('{{"visits": ' || coalesce(visits, 0) || ', "value_minor": ' || value || ', "quality": '
  || coalesce(quality, 0) || ', "owed": ' || coalesce(owed, 0) || ', "conduct": ' || coalesce(conduct, 0)
  || '}}' AS JSON) FROM decided"""
_MARK = """UPDATE exhibitor SET relationship_class = a.relationship_class, lifecycle = a.lifecycle,
 classed_at = a.assessed_at FROM assessment a WHERE a.exhibitor_id = exhibitor.id AND a.rule = 'bare'"""


def _statement(sql: str) -> Any:
    types = {"today": Date(), "overdue_since": Date(), "until": UtcDateTime(), "since": UtcDateTime()}
    return text(sql).bindparams(
        *(bindparam(name, type_=kind) for name, kind in types.items() if f":{name}" in sql)
    )


def _values(day: date) -> dict[str, Any]:
    until = datetime.combine(day + timedelta(days=1), time.min, UTC)
    return {"today": day, "overdue_since": day - timedelta(days=60), "until": until} | {
        "since": until - timedelta(days=365)
    }


def decide(day: date) -> None:
    """Decide everybody's class as of a day and count the classes."""
    db.session.execute(_statement(_FACTS + _DECIDE), _values(day)).all()


def decide_and_keep(day: date, policy_id: int) -> None:
    """Decide everybody's class, add a row of history each and mark every exhibitor."""
    keep = _KEEP.format(policy=policy_id)
    connection = db.session.connection()
    connection.execute(_statement(_in_front(keep)), _values(day))
    connection.execute(text(_MARK))


def _in_front(keep: str) -> str:
    """Both databases take WITH between INSERT's columns and its SELECT."""
    columns, select = keep.split(")\nSELECT", 1)
    return f"{columns})\n{_FACTS}SELECT{select}"
