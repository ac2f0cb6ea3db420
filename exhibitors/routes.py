"""Exhibitor list."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("exhibitors", __name__, url_prefix="/exhibitors")


@blueprint.get("/")
@may("exhibitors.view")
def index() -> str:
    """Being built."""
    return "index"
