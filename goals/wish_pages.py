"""What each page behind an exhibitor's link asks, and reading what was answered on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from foundation.forms import stripped
from goals import actions, queries, wish_form, wishing
from goals.ladder import RUNGS
from goals.models import Goal
from goals.sheet import GoalLink
from goals.units import UNITS
from goals.words import SUGGESTED

GOALS, LAST = 1, 2 + len(RUNGS)
LONGEST = 300


@dataclass(frozen=True)
class Said:
    """A page that was read: saved, or shown again with what is wrong."""

    page: str | None = None


def with_questions(link: GoalLink, number: int, step: int = 1) -> int:
    """Return the page, or the next one in the direction of `step` that asks anything; LAST + 1 is the end."""
    while GOALS < number < LAST and not _asked(wishing.goals_of(link.participation), _rung(number)):
        number += step or 1
    return number


def _rung(number: int) -> str:
    return RUNGS[number - GOALS - 1]


def _asked(goals: Sequence[Goal], rung: str) -> list[Goal]:
    """The goals whose ladder has not ended below the rung."""
    return [goal for goal in goals if goal.ladder.asks(rung)]


def shown(link: GoalLink, number: int, *, stale: bool = False, **problems: Any) -> str:
    """Return the page with what is stored, or with what was just typed."""
    participation = link.participation
    goals, sheet = wishing.goals_of(participation), actions.sheet_of(participation.id)
    posted = request.form if request.method == "POST" else None
    context: dict[str, Any] = {"link": link, "number": number, "last": LAST, "stale": stale, "goals": goals}
    context |= {"stamp": wishing.stamp(goals, sheet), "problem": None, **problems}
    if number == GOALS:
        rows = problems.pop("rows", None) or wish_form.rows(goals, posted)
        edition = participation.edition
        last = queries.last_edition_with_goals(participation.exhibitor_id, edition)
        context |= {"rows": rows, "units": UNITS, "suggested": SUGGESTED, "last_edition": last}
        context["last_goals"] = queries.goals_of(participation.exhibitor_id, last.id) if last else []
        return render_template("goals/link/goals.html", **context)
    if number == LAST:
        form = problems.get("form") or wish_form.SheetForm(posted, obj=sheet)
        return render_template("goals/link/rest.html", **(context | {"form": form}))
    rung = _rung(number)
    typed = _typed(goals) if posted else {}
    asked = [(goal, typed.get(goal.id, getattr(goal, rung))) for goal in _asked(goals, rung)]
    return render_template("goals/link/why.html", rung=rung, asked=asked, longest=LONGEST, **context)


def _typed(goals: Sequence[Goal]) -> dict[int, str | None]:
    return {g.id: stripped(request.form[f"g{g.id}"]) for g in goals if f"g{g.id}" in request.form}


def read(link: GoalLink, number: int, *, complete: bool) -> Said:
    """Save what was said on a page, or return the page that says what is wrong; Stale after a newer save."""
    if number == GOALS:
        return _read_goals(link, complete)
    return _read_rest(link) if number == LAST else _read_why(link, number)


def _seen(link: GoalLink, goals: Sequence[Goal], changes: Any) -> None:
    now = wishing.stamp(goals, actions.sheet_of(link.participation_id))
    wishing.must_be_fresh(changes, request.form.get("stamp", ""), now)


def _read_goals(link: GoalLink, complete: bool) -> Said:
    goals = wishing.goals_of(link.participation)
    rows = wish_form.rows(goals, request.form)
    sent = _sent(rows)
    valid = not [form for _dimension, _goal, form in sent if not form.validate()]
    said = [form for _dimension, _goal, form in sent if form.title.data]
    problem = None
    if valid:
        wish_form.deal(said, in_proportion=request.form.get("go") == "deal")
    if valid and complete:
        told = _("Say at least one thing that you come to do.")
        problem = wish_form.points_told(sum(form.weight.data or 0 for form in said)) if said else told
    if not valid or problem:
        told = problem or _("Please look at what is marked below.")
        return Said(shown(link, GOALS, rows=rows, problem=told, to_deal=bool(problem and said)))
    changes = wishing.goal_changes(link.participation, sent)
    _seen(link, goals, changes)
    wishing.write_goals(changes)
    return Said()


def _sent(rows: wish_form.Rows) -> wish_form.Rows:
    """The rows that were on the page as it was sent."""
    return [row for row in rows if row[2].title.name in request.form]


def _read_why(link: GoalLink, number: int) -> Said:
    goals = wishing.goals_of(link.participation)
    said = _typed(goals)
    if any(len(text or "") > LONGEST for text in said.values()):
        return Said(shown(link, number, problem=_("Keep each answer to %(max)s characters.", max=LONGEST)))
    changes = wishing.rung_changes(goals, _rung(number), said)
    _seen(link, goals, changes)
    wishing.write_goals(changes)
    return Said()


def _read_rest(link: GoalLink) -> Said:
    form = wish_form.SheetForm(request.form)
    if not form.validate():
        return Said(shown(link, LAST, form=form, problem=_("Please look at what is marked below.")))
    values = {name: form[name].data for name in ("failure", "budget_minor", "headroom_minor", "requests")}
    sheet = actions.sheet_of(link.participation_id)
    if wishing.sheet_changes(sheet, values):
        _seen(link, wishing.goals_of(link.participation), True)
        actions.note_sheet(link.participation_id, values, link.contact_id)
    return Said()


def summary(link: GoalLink) -> str:
    """Return the page that thanks and shows what was said."""
    goals, sheet = wishing.goals_of(link.participation), actions.sheet_of(link.participation_id)
    return render_template("goals/link/end.html", link=link, state="thanks", goals=goals, sheet=sheet)
