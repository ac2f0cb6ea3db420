"""Signing in and out, a forgotten password, one's own account."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from foundation.access import anyone, local_path, may
from foundation.forms import refuse
from foundation.languages import LANGUAGES
from foundation.limits import limiter
from staff import notices, passwords, sign_in
from staff.forms import AccountForm, ForgottenForm, NewPasswordForm, SignInForm

blueprint = Blueprint("staff", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@anyone
@limiter.limit("30 per minute", methods=["POST"])
def sign_in_page() -> ResponseReturnValue:
    """Sign in."""
    form = SignInForm()
    if not form.validate_on_submit():
        return (
            refuse("staff/sign_in.html", form)
            if form.is_submitted()
            else render_template("staff/sign_in.html", form=form)
        )
    try:
        person = sign_in.check(form.email.data or "", form.password.data or "")
    except sign_in.Locked:
        return render_template(
            "staff/sign_in.html",
            form=form,
            problem=_("Too many wrong passwords. Wait five minutes, or set a new password."),
        ), 429
    if person is None:
        return render_template(
            "staff/sign_in.html", form=form, problem=_("E-mail or password is wrong.")
        ), 401
    login_user(person, remember=form.remember.data)
    return redirect(local_path(request.args.get("next")) or url_for("overview.dashboard"))


@blueprint.post("/sign-out")
@may("own.account")
def sign_out() -> ResponseReturnValue:
    """Sign out."""
    session.clear()
    logout_user()
    return redirect(url_for("staff.sign_in_page"))


@blueprint.route("/forgotten", methods=["GET", "POST"])
@anyone
@limiter.limit("10 per minute", methods=["POST"])
def forgotten() -> ResponseReturnValue:
    """Ask for a reset link; the answer is the same whether or not the address is known."""
    form = ForgottenForm()
    if form.validate_on_submit():
        person = sign_in.by_email(form.email.data or "")
        if person and person.active:
            notices.password_reset(person, url_for("staff.new_password", token=passwords.reset_token(person)))
        flash(_("If this address belongs to an account, a link is on its way to it. It works for one hour."))
        return redirect(url_for("staff.sign_in_page"))
    return (
        refuse("staff/forgotten.html", form)
        if form.is_submitted()
        else render_template("staff/forgotten.html", form=form)
    )


@blueprint.route("/new-password/<token>", methods=["GET", "POST"])
@anyone
def new_password(token: str) -> ResponseReturnValue:
    """Set a new password from a reset link."""
    person = passwords.person_for(token)
    if person is None:
        abort(
            410, _("This link has been used or is older than an hour. Ask for a new one on the sign-in page.")
        )
    form = NewPasswordForm()
    if form.validate_on_submit():
        sign_in.set_password(person, form.password.data or "")
        flash(_("Your new password is set. Sign in with it."))
        return redirect(url_for("staff.sign_in_page"))
    return (
        refuse("staff/new_password.html", form)
        if form.is_submitted()
        else render_template("staff/new_password.html", form=form)
    )


@blueprint.post("/language/<code>")
@anyone
def choose_language(code: str) -> ResponseReturnValue:
    """Answer in another language from now on."""
    if code not in LANGUAGES:
        abort(404)
    session["language"] = code
    if current_user.is_authenticated:
        sign_in.signed_in().language = code
    return redirect(local_path(request.form.get("back")) or url_for("overview.dashboard"))


def _current_password_is(form: AccountForm) -> bool:
    """Check it as at sign-in: too many wrong ones lock it here too."""
    me = sign_in.signed_in()
    try:
        if sign_in.check(me.email, form.current.data or ""):
            return True
        form.current.errors = [_("This is not your current password.")]
    except sign_in.Locked:
        form.current.errors = [_("Too many wrong passwords. Wait five minutes.")]
    return False


@blueprint.route("/account", methods=["GET", "POST"])
@may("own.account")
def account() -> ResponseReturnValue:
    """Set one's own password anew; one's other sessions end."""
    form = AccountForm()
    if not form.is_submitted():
        return render_template("staff/account.html", form=form)
    if not (form.validate() and _current_password_is(form)):
        return refuse("staff/account.html", form)
    me = sign_in.signed_in()
    sign_in.set_password(me, form.password.data or "")
    login_user(me)
    flash(_("Your new password is set. Other sessions were ended."))
    return redirect(url_for("staff.account"))
