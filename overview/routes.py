"""The dashboard, one exhibitor's page, the search."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from classification import queries as classification
from classification.explaining import explain, explain_stored
from classification.kept_figures import figures_of
from classification.outlook_words import step_text
from classification.reason_words import reason_sentence
from classification.ribbon import ribbon as class_ribbon
from classification.sentences import class_word
from complaints.queries import end_of_day
from complaints.queries import of_exhibitor as complaints_of
from complaints.words import STATES
from events.current import current_edition
from exhibitors.attachment import attachments
from exhibitors.field_words import custom_names
from exhibitors.file_kinds import ACCEPTED
from exhibitors.merge_routes import to_survivor
from exhibitors.models import Exhibitor
from exhibitors.note_routes import QuickNote
from exhibitors.past_values import changes
from exhibitors.words import INTERACTIONS, STATUSES
from foundation import clock
from foundation.access import may
from goals.actions import over
from goals.queries import goals_of
from overview import exhibitor, next_steps, search, today
from overview.acquaintance import acquaintances
from overview.rail import count_now
from overview.steps import scored
from overview.timeline import timeline
from overview.words import CAUSES, ENTRIES, FOUND, STRENGTHS, TOLD_BY_IMPORT, alert_causes
from plans.queries import items_of
from staffing.stints import just_handed_over
from surveys import queries as surveys
from surveys.afterwards import calls

blueprint = Blueprint("overview", __name__)
blueprint.add_app_template_filter(alert_causes)


@blueprint.context_processor
def _words() -> dict[str, object]:
    return {
        "reason_sentence": reason_sentence,
        "step_text": step_text,
        "class_word": class_word,
        "STATUSES": STATUSES,
        "COMPLAINT_STATES": STATES,
        "INTERACTIONS": INTERACTIONS,
        "TOLD_BY_IMPORT": TOLD_BY_IMPORT,
        "STRENGTHS": STRENGTHS,
    }


FEW, EDITIONS, CHANGES = 6, 6, 5


@blueprint.get("/")
@may("overview.view")
def dashboard() -> ResponseReturnValue:
    """Where the edition stands, what to do next and why."""
    edition = current_edition()
    if edition is None:
        return render_template("overview/welcome.html")
    day = clock.today(edition.time_zone)
    return render_template(
        "overview/dashboard.html",
        steps=count_now(edition),
        scored=scored(edition.id, surveys.base()),
        next_steps=next_steps.next_steps(edition, day, clock.now(), FEW),
        trend=[point for point in surveys.trend(edition.show_id) if point.satisfied.shown][-EDITIONS:],
        recommend=surveys.headlines(edition.id).recommend,
        figures=figures_of(edition),
        due=today.due(edition, day, end_of_day(clock.now(), edition.time_zone), FEW),
        today=day,
        causes=CAUSES,
    )


@blueprint.get("/next")
@may("overview.view")
def all_next_steps() -> ResponseReturnValue:
    """Everybody who needs care, and why."""
    edition = current_edition() or abort(404)
    rows = next_steps.next_steps(edition, clock.today(edition.time_zone), clock.now())
    return render_template("overview/next.html", rows=rows, causes=CAUSES, limit=next_steps.LIMIT)


@blueprint.get("/exhibitors/<int:exhibitor_id>", endpoint="exhibitor")
@may("exhibitors.view")
def exhibitor_page(exhibitor_id: int) -> ResponseReturnValue:
    """One exhibitor on one screen."""
    one = exhibitor.load(exhibitor_id)
    if one is None:
        return to_survivor(exhibitor_id)
    kind = request.args.get("kind")
    entries = timeline(one.id, request.args.get("after"), kind if kind in ENTRIES else None)
    edited = (field for entry in entries.rows if entry.kind == "edit" for field in entry.detail.split())
    told = {"exhibitor": one, "entries": entries, "words": ENTRIES, "field_names": custom_names(edited)}
    if request.headers.get("HX-Request"):
        return render_template("overview/timeline.html", **told)
    return render_template("overview/exhibitor.html", **told, **_what_happened(one), **_beside(one))


def _beside(one: Exhibitor) -> dict[str, object]:
    """What stands beside the timeline: a note to write, who knows whom, files, the last changes."""
    return {
        "note": QuickNote(formdata=None),
        "acquaintances": acquaintances(one, clock.now()),
        "handed_over": just_handed_over(one.id),
        "files": attachments(one.id),
        "accepted": ACCEPTED,
        "last_changes": changes(one.id, size=CHANGES).rows,
    }


def _what_happened(one: Exhibitor) -> dict[str, object]:
    """Wanted, promised, delivered at the current edition; said; judged."""
    edition = current_edition()
    history = classification.history(one.id)
    return {
        "ribbon": exhibitor.ribbon(one.id, history),
        "why": explain_stored(history) or explain(one.id),
        "stretches": class_ribbon(
            ((one.as_of, one.relationship_class) for one in history[::-1]), clock.now().date()
        ),
        "goals": goals_of(one.id, edition.id) if edition else [],
        "over": over(edition) if edition else False,
        "promises": items_of(one.id, edition.id) if edition else [],
        "coming": exhibitor.coming(one.id, edition.id) if edition else None,
        "responses": exhibitor.responses(one.id),
        "wishes": calls.of_exhibitor(one.id),
        "complaints": complaints_of(one.id),
        "today": clock.today(edition.time_zone if edition else "UTC"),
    }


@blueprint.get("/search", endpoint="search")
@may("overview.view")
def search_page() -> ResponseReturnValue:
    """Find an exhibitor, contact, stand, note or complaint."""
    edition, term = current_edition(), request.args.get("q", "")
    edition_id, kind = edition.id if edition else None, request.args.get("kind")
    shown = {"term": term, "kinds": FOUND, "kind": kind if kind in FOUND else None}
    if shown["kind"] and not request.headers.get("HX-Request"):
        page = search.page(shown["kind"], term, edition_id, request.args.get("after"))
        return render_template("overview/search.html", page=page, **shown)
    found = search.search(term, edition_id)
    template = "overview/found.html" if request.headers.get("HX-Request") else "overview/search.html"
    return render_template(template, found=found, **shown)
