"""create_app(): settings, foundation, rooms, error pages. The rooms are listed in rooms.py."""

import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from click import get_current_context
from flask import Flask, session
from flask_bootstrap import Bootstrap5
from flask_login import LoginManager
from flask_migrate import Migrate
from whitenoise import WhiteNoise

import config
import rooms
from foundation import access, addresses, database, errors, figures, languages, limits, reaching, web
from foundation.database import db
from staff.models import Person
from staff.roles import allowed

HERE = Path(__file__).parent


def _load_person(identity: str) -> Person | None:
    number, _, key = identity.partition(":")
    person = db.session.get(Person, int(number)) if number.isdigit() else None
    return person if person and person.session_key == key and person.active else None


def _sign_in(app: Flask) -> None:
    manager = LoginManager(app)
    manager.session_protection = "basic"
    manager.user_loader(_load_person)
    access.init_app(app, allowed)


def _screens(app: Flask) -> None:
    Bootstrap5(app)
    app.jinja_env.add_extension("jinja2.ext.do")
    htmx = find_spec("django_htmx")
    folder = Path(htmx.submodule_search_locations[0]) / "static" / "django_htmx"  # pyright: ignore
    files = WhiteNoise(app.wsgi_app, max_age=3600, add_headers_function=web.add_file_headers)
    files.add_files(str(HERE / "static"), prefix="static/")
    files.add_files(str(HERE / "static" / "root"))
    files.add_files(str(folder), prefix="static/htmx/")
    app.wsgi_app = files


def create_app(environ: Mapping[str, str] | None = None) -> Flask:
    """Return the application for the settings in `environ` (the process environment by default).

    For a command the database has to be there; the web server waits for it, and says so on its pages.
    """
    settings = config.from_environment(os.environ if environ is None else environ)
    config.INSTANCE.mkdir(exist_ok=True)
    if get_current_context(silent=True):
        reaching.reach(settings.database_url)
    app = web.Standwell(__name__, instance_path=str(config.INSTANCE))
    app.config.from_mapping(config.flask_config(settings), TESTING=settings.testing)
    database.init_app(app)
    Migrate(app, db, directory=str(HERE / "migrations"), render_as_batch=True)
    languages.init_app(app, settings.time_zone)
    limits.init_app(app)
    _sign_in(app)
    rooms.join(app)
    _screens(app)
    web.trust_proxies(app, settings.trusted_proxies)
    figures.init_app(app)
    addresses.init_app(app)
    errors.init_app(app)
    app.after_request(web.add_headers)
    app.before_request(lambda: setattr(session, "permanent", True) if session else None)
    access.check_every_view(app)
    return app
