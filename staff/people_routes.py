"""People and their accounts."""

from flask import Blueprint

from foundation.access import may

blueprint = Blueprint("people", __name__, url_prefix="/people")


@blueprint.get("/")
@may("people.edit")
def index() -> str:
    """Being built."""
    return "index"


@blueprint.get("/mail")
@may("mail.view")
def outbox() -> str:
    """Being built."""
    return "outbox"
