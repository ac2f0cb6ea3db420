"""Step 3."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("plans", __name__, url_prefix="/plans")


@blueprint.get("/")
@may("plans.view")
def index() -> str:
    """Being built."""
    return "index"


@blueprint.get("/my-day")
@may("plans.view")
def my_day() -> str:
    """Being built."""
    return "my_day"
