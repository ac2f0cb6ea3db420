"""Classes."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("classification", __name__, url_prefix="/classes")


@blueprint.get("/")
@may("classes.view")
def index() -> str:
    """Being built."""
    return "index"


@blueprint.get("/upgrades")
@may("classes.view")
def upgrades() -> str:
    """Being built."""
    return "upgrades"
