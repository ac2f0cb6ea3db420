"""What the thank-you page asks of whoever has answered: whether they want a call."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from foundation.access import anyone
from surveys import sheets
from surveys.afterwards import calls, notices
from surveys.answering import answer, blueprint, language_of


def _wrong(phone: str, suits: str) -> dict[str, str]:
    wrong = {}
    if phone and not calls.is_phone(phone):
        wrong["phone"] = _("Write the number with its digits only, as +49 30 123456.")
    if len(suits) > calls.LONGEST_TIME:
        wrong["suits"] = _("Keep this to %(n)s characters.", n=calls.LONGEST_TIME)
    return wrong


@blueprint.post("/<token>/call")
@anyone
def call_me(token: str) -> ResponseReturnValue:
    """Note the wish to be called, or take it back."""
    invitation = sheets.hold(token)
    if invitation is None or not invitation.answered_at:
        return answer(token)
    with force_locale(language_of(invitation)):
        if request.form.get("go") == "never_mind":
            calls.take_back(invitation.id)
        else:
            phone, suits = (" ".join(request.form.get(name, "").split()) for name in ("phone", "suits"))
            if wrong := _wrong(phone, suits):
                typed = {"phone": phone, "suits": suits}
                page = "surveys/answer/end.html"
                asked = {"state": "thanks", "wish": None, "wrong": wrong, "typed": typed}
                return render_template(page, invitation=invitation, **asked), 422
            notices.call_wished(calls.wish(invitation.id, phone or None, suits or None))
        asked = request.args.get("language")
        return redirect(url_for("answering.thanks", token=token, language=asked), 303)
