"""Step 1."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("goals", __name__, url_prefix="/goals")


@blueprint.get("/")
@may("goals.view")
def index() -> str:
    """Being built."""
    return "index"
