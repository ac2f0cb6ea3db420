"""How often an address may try something; counts are per process, accounts are throttled in the database."""

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address)


def init_app(app: Flask) -> None:
    """Count requests for the routes that ask for it."""
    limiter.init_app(app)
