"""The page of questions to ask about answers, on the room's own blueprint: for managers alone."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events.current import current_edition
from foundation.access import may
from scoring import look, question_words
from scoring.questions import questions, without
from scoring.routes import NO_EVENT, blueprint, chosen_span, page
from scoring.standing import Standing
from staff.sign_in import signed_in


@blueprint.get("/questions", endpoint="questions")
@may("scores.view")
def asked() -> ResponseReturnValue:
    """Everybody whose answers give cause to ask, by name, and what the score would be without them."""
    edition = current_edition()
    if edition is None:
        return render_template(NO_EVENT)
    standing = Standing(edition, chosen_span())
    found = questions(standing)
    asked_about = [
        (person, found[person.id], without(standing, person.id, found[person.id]))
        for person in standing.people()
        if person.id in found
    ]
    shown = page("scoring/questions.html", standing, asked=asked_about, asking=question_words)
    look.note(signed_in().id, None, look.Seen.PAGE)
    return shown
