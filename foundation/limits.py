"""How often an address may try something; counts are per process, accounts are throttled in the database."""

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address)


def by_address_and_link() -> str:
    """Count each visitor apart at each link: nobody at one link, or elsewhere, keeps another out."""
    return " ".join([get_remote_address(), *map(str, (request.view_args or {}).values())])


def init_app(app: Flask) -> None:
    """Count requests for the routes that ask for it."""
    limiter.init_app(app)
