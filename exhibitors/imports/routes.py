"""Imports."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("imports", __name__, url_prefix="/imports")


@blueprint.get("/")
@may("exhibitors.import")
def index() -> str:
    """Being built."""
    return "index"
