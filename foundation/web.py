"""The application class: one request is one transaction, committed here and nowhere else in a route."""

from itertools import chain
from typing import Any
from wsgiref.headers import Headers

from flask import Flask, abort, current_app, request
from flask.wrappers import Response
from flask_babel import gettext as _
from werkzeug.middleware.proxy_fix import ProxyFix

from foundation import once
from foundation.database import db, writing

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Standwell(Flask):
    """Flask, with the unit of work: a POST that answers below 400 is committed, anything else rolled back."""

    def full_dispatch_request(self) -> Response:
        token = writing.set(request.method not in SAFE_METHODS)
        try:
            return super().full_dispatch_request()
        finally:
            writing.reset(token)

    def dispatch_request(self) -> Response:  # pyright: ignore[reportIncompatibleMethodOverride]
        refuse_nul()
        if request.method in SAFE_METHODS:
            return self.make_response(super().dispatch_request())
        token = once.claim()
        response = self.make_response(super().dispatch_request())
        if response.status_code >= 400:
            db.session.rollback()
        else:
            once.remember(token, response.location)
            db.session.commit()
        return response


def trust_proxies(app: Flask, count: int) -> None:
    """Take a visitor's address and scheme from what the last `count` proxies wrote; 0: from nobody."""
    if count:
        behind: Any = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)
        app.wsgi_app = behind


def refuse_nul() -> None:
    """Answer 400 to a NUL in what was typed or in the address: PostgreSQL stores none in a text."""
    names = (file.filename or "" for file in request.files.values())
    sent = chain(request.args.items(multi=True), request.form.items(multi=True))
    if any("\0" in text for text in chain([request.path], names, *sent)):
        abort(400, _("This holds a character that cannot be stored (NUL). Remove it, then send it again."))


def plain_page(template: str, **context: Any) -> str:
    """Render a page for strangers: nothing is looked up about who is signed in, or for the rail."""
    return current_app.jinja_env.get_template(template).render(context)


def add_headers(response: Response) -> Response:
    """Set the security headers that every answer carries, unless the route set its own."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def add_file_headers(headers: Headers, _path: str, _url: str) -> None:
    """Set the same headers on a static file, which is answered before the application."""
    for name, value in HEADERS.items():
        headers[name] = value
