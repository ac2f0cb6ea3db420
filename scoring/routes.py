"""Step 6."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("scoring", __name__, url_prefix="/scores")


@blueprint.get("/")
@may("scores.view")
def index() -> str:
    """Being built."""
    return "index"


@blueprint.get("/mine")
@may("scores.own")
def mine() -> str:
    """Being built."""
    return "mine"


@blueprint.get("/reports")
@may("scores.view")
def reports() -> str:
    """Being built."""
    return "reports"
