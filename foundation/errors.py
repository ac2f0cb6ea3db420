"""Error pages: what happened, that nothing changed, and what to do now."""

from urllib.parse import urlsplit

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from foundation.database import db
from foundation.once import AlreadyPosted


def _known(code: int) -> tuple[str, str] | None:
    limit = (request.max_content_length or 0) // (1024 * 1024)
    return {
        400: (
            _("This request cannot be read"),
            _("Nothing was changed. Go back, check the page, and try again."),
        ),
        403: (
            _("This is not open to you"),
            _("Your role does not allow it. Ask a manager or an administrator."),
        ),
        404: (_("There is nothing here"), _("The address is wrong, or what was here has been deleted.")),
        405: (_("This cannot be done here"), _("Go back to the page you came from and use its buttons.")),
        409: (
            _("Somebody else was faster"),
            _("Nothing was changed. Open the page again to see how it is now."),
        ),
        410: (_("This is over"), _("What this link led to is no longer open.")),
        413: (
            _("This is too large"),
            _("Send at most %(limit)s MB. Split the file and send the parts.", limit=limit),
        ),
        422: (_("This cannot be saved"), _("Nothing was changed. Go back and correct what was entered.")),
        429: (_("Too many tries"), _("Wait a minute, then try again.")),
        503: (
            _("Too much is going on at once"),
            _("Nothing was changed. Wait a few seconds, then send it again."),
        ),
    }.get(code)


def _page(code: int, advice: str | None = None, location: str | None = None) -> tuple[str, int]:
    known = _known(code) or (_("This did not work"), _("Nothing was changed. Try again, or go back."))
    title, standard = known
    template = "parts/error_bare.html" if request.headers.get("HX-Request") else "error.html"
    told = {"title": title, "advice": advice or standard, "code": code, "location": location}
    return render_template(template, back=_page_before(), **told), code


def _page_before() -> str | None:
    """Return the page of ours whose form or link led here."""
    before = request.referrer or ""
    if not before.startswith(request.host_url) or before == request.url:
        return None
    pages = current_app.create_url_adapter(request)
    return before if pages and pages.test(urlsplit(before).path, "GET") else None


def _http(error: HTTPException) -> ResponseReturnValue:
    db.session.rollback()
    if error.code is not None and error.code < 400:
        return error
    standard = type(error).description
    told = error.description if error.description and error.description != standard else None
    return _page(error.code or 500, told)


def _posted_twice(error: AlreadyPosted) -> ResponseReturnValue:
    db.session.rollback()
    return _page(409, _("This form was saved already; nothing was done twice."), error.location)


def _stale(_error: StaleDataError) -> ResponseReturnValue:
    db.session.rollback()
    return _page(409)


def _refused(error: IntegrityError | DataError) -> ResponseReturnValue:
    db.session.rollback()
    current_app.logger.warning("the database refused: %s", error.orig)
    if request.method == "GET":
        return _page(404)
    return _page(
        409, _("This does not fit what is stored: it is there already, or something it needs is gone.")
    )


def _too_large(_error: OverflowError) -> ResponseReturnValue:
    """A number that no column can hold names nothing."""
    db.session.rollback()
    return _page(404)


def _busy(error: OperationalError) -> ResponseReturnValue:
    """A database that others keep busy is worth another try, unlike a statement that it cannot run."""
    db.session.rollback()
    if db.engine.dialect.name == "sqlite" and "locked" not in str(error.orig):
        raise error
    current_app.logger.warning("the database is busy: %s", error.orig)
    page, code = _page(503)
    return page, code, {"Retry-After": "5"}


def _csrf(_error: CSRFError) -> ResponseReturnValue:
    db.session.rollback()
    return _page(400, _("This page was open too long. Go back, reload it, and send it again."))


def _crash(error: Exception) -> ResponseReturnValue:
    db.session.rollback()
    current_app.logger.exception("unexpected: %s", error)
    advice = _(
        "Nothing was changed. Try again; if it happens again, tell your administrator the time it happened."
    )
    return _page(500, advice)


def init_app(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(AlreadyPosted, _posted_twice)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(IntegrityError, _refused)
    app.register_error_handler(DataError, _refused)
    app.register_error_handler(OverflowError, _too_large)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(CSRFError, _csrf)
    if not app.testing:
        app.register_error_handler(Exception, _crash)
