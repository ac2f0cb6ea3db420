"""The address of this page with other arguments, whatever is in it now."""

from urllib.parse import urlencode

from flask import Flask, request


def address(path: str | None = None, /, **changes: str | int | None) -> str:
    """Return this page's address, or `path` with its arguments; a change to None drops an argument."""
    kept = {name: value for name, value in request.args.items() if name not in changes}
    new = {name: value for name, value in changes.items() if value is not None}
    query = urlencode(kept | new)
    return (path or request.path) + (f"?{query}" if query else "")


def init_app(app: Flask) -> None:
    """Give `address` to the templates."""
    app.jinja_env.globals["address"] = address
