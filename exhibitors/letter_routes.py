"""A letter to the main contacts of a list: composed, seen as one of them gets it, sent, taken back."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import ValidationError

from exhibitors.bulk import letters
from exhibitors.bulk.letters import Letter
from exhibitors.forms import REQUIRED
from exhibitors.listing.asked import meant
from exhibitors.routes import blueprint
from foundation import once
from foundation.access import may
from foundation.addresses import address
from foundation.database import db
from foundation.forms import RoomForm, text_length
from foundation.languages import later as _l
from foundation.removal import offer_undo
from staff.sign_in import signed_in

PAGE = "exhibitors/letter.html"


class LetterForm(RoomForm):
    """A letter; names in braces are put in."""

    subject = StringField(_l("Subject"), [REQUIRED, text_length(200)])
    body = TextAreaField(_l("Letter"), [REQUIRED, text_length(20_000)], render_kw={"rows": 12})

    def validate_subject(self, field: Field) -> None:
        """Only names that are put in may be in braces."""
        if names := letters.unknown_names(field.data or ""):
            told = _("Nothing is put in for {%(name)s}. Use {contact} or {company}.", name=names[0])
            raise ValidationError(told)

    validate_body = validate_subject


@blueprint.post("/mail")
@may("exhibitors.mail")
def write_letter() -> ResponseReturnValue:
    """Compose; then show it as it is read; then send it."""
    ids, form = meant(), LetterForm()
    written, valid = "subject" in request.form, "subject" in request.form and form.validate()
    reached, left_out = letters.counts(ids)
    if valid and "send" in request.form and reached:
        return _sent(form, ids)
    form.once.data = once.new_token()
    reader = letters.first_reader(ids)
    preview = _as_read(form, reader) if valid and reader else None
    page = render_template(
        PAGE, form=form, reached=reached, left_out=left_out, reader=reader, preview=preview
    )
    return (page, 422) if written and not valid else page


def _as_read(form: LetterForm, reader: tuple[str, str, str]) -> list[str]:
    return [letters.filled(text.data or "", *reader[:2]) for text in (form.subject, form.body)]


def _sent(form: LetterForm, ids: letters.Ids) -> ResponseReturnValue:
    letter = Letter(subject=form.subject.data, body=form.body.data, person_id=signed_in().id)
    n = letters.write(letter, ids)
    text = _("The letter to %(n)s contacts leaves in two minutes.", n=n)
    offer_undo(text, address(url_for(".undo_letter", letter_id=letter.id)))
    return redirect(address(url_for(".index")))


@blueprint.post("/letters/<int:letter_id>/undo")
@may("exhibitors.mail")
def undo_letter(letter_id: int) -> ResponseReturnValue:
    """Take back what has not left yet."""
    letter = db.session.get(Letter, letter_id, with_for_update=True) or abort(404)
    if letter.undone_at is not None:
        abort(409, _("This was taken back already."))
    back = letters.take_back(letter)
    flash(_("%(n)s letters are taken back.", n=back))
    if gone := letter.written - back:
        flash(_("%(n)s had left already.", n=gone), "error")
    return redirect(address(url_for(".index")))
