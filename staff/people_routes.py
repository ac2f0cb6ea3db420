"""Pages of people's accounts and of the outgoing mail."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_user

from foundation import mail
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from staff import outbox as outgoing
from staff import people, sign_in
from staff.forms import ROLES, PersonForm
from staff.models import Person, Role

blueprint = Blueprint("people", __name__, url_prefix="/people")


@blueprint.get("/")
@may("people.edit")
def index() -> ResponseReturnValue:
    """Show who may sign in, as what."""
    role = request.args.get("role")
    asked = people.PersonList(
        request.args.get("q", "").strip()[:100],
        role if role in list(Role) else None,
        request.args.get("state") != "inactive",
    )
    return render_template("people/index.html", page=asked.page(request.args.get("after")), ROLES=ROLES)


def _address_is_free(form: PersonForm, person: Person) -> bool:
    other = sign_in.by_email(form.email.data or "")
    if other is not None and other.id != person.id:
        form.email.errors = [_("Another account has this address.")]
        return False
    return True


def _save(form: PersonForm, person: Person) -> None:
    """Write the form to the person; what decides about signing in goes through its own rules."""
    people.change(person, email=form.email.data or "", role=form.role.data, active=bool(form.active.data))
    form.populate_obj(person)
    db.session.add(person)
    db.session.flush()


def _refused(form: PersonForm, **context: object) -> ResponseReturnValue:
    return refuse("people/form.html", form, **context)


@blueprint.route("/new", methods=["GET", "POST"])
@may("people.edit")
def new() -> ResponseReturnValue:
    """Add a person and mail the link that sets the first password."""
    form, person, title = PersonForm(), Person(active=True, role=Role.STAFF), _("New person")
    if not form.is_submitted():
        return render_template("people/form.html", form=form, title=title)
    with db.session.no_autoflush:
        if not (form.validate() and _address_is_free(form, person)):
            return _refused(form, title=title)
    form.active.data = True
    _save(form, person)
    people.invite(person)
    flash(
        _(
            "%(name)s is added; an invitation is on its way to %(email)s.",
            name=person.name,
            email=person.email,
        )
    )
    return redirect(url_for("people.index"))


@blueprint.route("/<int:person_id>/edit", methods=["GET", "POST"])
@may("people.edit")
def edit(person_id: int) -> ResponseReturnValue:
    """Change a person's account."""
    person = db.get_or_404(Person, person_id)
    form = PersonForm(obj=person)
    context = {"title": person.name, "person": person}
    if not form.is_submitted():
        return render_template("people/form.html", form=form, **context)
    if not (form.validate() and _address_is_free(form, person)):
        return _refused(form, **context)
    try:
        _save(form, person)
    except people.LastAdmin:
        form.role.errors = [_("This is the last administrator. Make somebody else one first.")]
        return _refused(form, **context)
    if person.id == sign_in.signed_in().id:
        login_user(person)
    flash(_("%(name)s is saved.", name=person.name))
    return redirect(url_for("people.index"))


@blueprint.post("/<int:person_id>/invite")
@may("people.edit")
def invite(person_id: int) -> ResponseReturnValue:
    """Mail the link that sets a password again."""
    person = db.get_or_404(Person, person_id)
    if not person.active:
        abort(422, _("This account is closed. Open it first."))
    people.invite(person)
    flash(_("An invitation is on its way to %(email)s.", email=person.email))
    return redirect(url_for("people.edit", person_id=person_id))


@blueprint.get("/mail")
@may("mail.view")
def outbox() -> ResponseReturnValue:
    """Show the outgoing mail and what became of it."""
    page = outgoing.listed(request.args.get("state"), request.args.get("after"))
    return render_template("people/outbox.html", page=page, counts=outgoing.counts())


@blueprint.get("/mail/<int:mail_id>")
@may("mail.view")
def letter(mail_id: int) -> ResponseReturnValue:
    """Show what a mail says."""
    found = db.get_or_404(mail.Mail, mail_id)
    text, cut = outgoing.without_keys(found.body)
    return render_template("people/letter.html", mail=found, text=text, cut=cut)


@blueprint.post("/mail/<int:mail_id>/send-again")
@may("mail.view")
def send_again(mail_id: int) -> ResponseReturnValue:
    """Queue a mail that failed, or may not have arrived, once more."""
    db.get_or_404(mail.Mail, mail_id)
    if not mail.send_again(mail_id):
        abort(409, _("This mail is already sent or waiting. Open the list again to see how it is now."))
    flash(_("The mail is queued again and goes out within a minute."))
    return redirect(url_for("people.outbox"))
