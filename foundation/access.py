"""Who may use a route: every view states it, a view that does not stops the start."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

View = TypeVar("View", bound=Callable[..., Any])
ANYONE = "anyone"


class Allowed(Protocol):
    """Says whether a role holds a permission."""

    def __call__(self, role: str, permission: str) -> bool: ...


def may(permission: str) -> Callable[[View], View]:
    """State that a view needs `permission`, a key of the roles table."""

    def mark(view: View) -> View:
        view.permission = permission  # pyright: ignore[reportFunctionMemberAccess]
        return view

    return mark


def anyone(view: View) -> View:
    """State that a view is open to strangers."""
    return may(ANYONE)(view)


def permission_of(app: Flask, endpoint: str) -> str:
    """Return what the endpoint's view states; files of the static folders are open to anyone."""
    if endpoint == "static" or endpoint.endswith(".static"):
        return ANYONE
    return app.view_functions[endpoint].permission  # pyright: ignore[reportFunctionMemberAccess]


def allows(permission: str) -> bool:
    """Return whether the signed-in person holds `permission`; templates use it to leave buttons out."""
    allowed: Allowed = current_app.extensions["standwell.allowed"]
    return current_user.is_authenticated and allowed(current_user.role, permission)


def local_path(target: str | None) -> str | None:
    """Return `target` when it is a path on this site, None for any other address.

    Browsers drop control characters, so that "/<tab>/other.example" would lead away.
    """
    if not target or not target.isprintable() or not target.startswith("/") or target.startswith("//"):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc or "\\" in target else target


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None
    permission = permission_of(current_app, request.endpoint)
    if permission == ANYONE:
        return None
    if not current_user.is_authenticated:
        return _to_sign_in()
    if not allows(permission):
        abort(403)
    return None


def _to_sign_in() -> ResponseReturnValue:
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    target = url_for("staff.sign_in_page", next=back if back != "/" else None)
    if request.headers.get("HX-Request"):
        return "", 401, {"HX-Redirect": target}
    return redirect(target)


def init_app(app: Flask, allowed: Allowed) -> None:
    """Guard every request by the roles table behind `allowed`."""
    app.extensions["standwell.allowed"] = allowed
    app.before_request(_guard)
    app.jinja_env.globals["allows"] = allows


def check_every_view(app: Flask) -> None:
    """Raise RuntimeError when a view does not state who may use it."""
    for endpoint in app.view_functions:
        try:
            permission_of(app, endpoint)
        except AttributeError:
            raise RuntimeError(f"view {endpoint} does not state who may use it") from None
