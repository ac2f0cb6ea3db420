"""Overview."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("overview", __name__)


@blueprint.get("/")
@may("overview.view")
def dashboard() -> str:
    """Being built."""
    return "dashboard"


@blueprint.get("/search")
@may("overview.view")
def search() -> str:
    """Being built."""
    return "search"


@blueprint.get("/exhibitors/<int:exhibitor_id>")
@may("overview.view")
def exhibitor(exhibitor_id: int) -> str:
    """Being built."""
    return f"exhibitor {exhibitor_id}"
