"""create_app(): settings, foundation, rooms, error pages. The only wiring."""

import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from click import get_current_context
from flask import Flask, session
from flask_bootstrap import Bootstrap5
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from whitenoise import WhiteNoise

import classification.board.routes
import classification.exhibitor_routes
import classification.models
import classification.plays.models
import classification.plays.routes
import classification.proving.routes
import classification.resource_routes
import classification.routes
import classification.upgrade_routes
import complaints.door.routes
import complaints.models
import complaints.routes
import config
import demo.commands
import events.capacity
import events.current
import events.routes
import exhibitors.across.cohort_routes
import exhibitors.across.routes
import exhibitors.assigned
import exhibitors.attachment_routes
import exhibitors.bulk_routes
import exhibitors.cell_routes
import exhibitors.commands
import exhibitors.contact_routes
import exhibitors.custom_routes
import exhibitors.deletion
import exhibitors.duplicates.models
import exhibitors.duplicates.routes
import exhibitors.duplicates.tasks
import exhibitors.export_routes
import exhibitors.failing
import exhibitors.filter_routes
import exhibitors.history_routes
import exhibitors.imports.column_routes
import exhibitors.imports.commands
import exhibitors.imports.decision_routes
import exhibitors.imports.decisions
import exhibitors.imports.models
import exhibitors.imports.routes
import exhibitors.imports.tasks
import exhibitors.interaction
import exhibitors.letter_routes
import exhibitors.merge_routes
import exhibitors.note_routes
import exhibitors.participation_routes
import exhibitors.priority.exhibitor_routes
import exhibitors.priority.models
import exhibitors.priority.routes
import exhibitors.rebooking_routes
import exhibitors.record_routes
import exhibitors.recording
import exhibitors.relation_routes
import exhibitors.routes
import exhibitors.tag_routes
import exhibitors.view_routes
import goals.code_routes
import goals.editing
import goals.link_routes
import goals.map_routes
import goals.models
import goals.routes
import goals.sheet
import goals.wishes
import jobs
import overview.evidence_routes
import overview.privacy_routes
import overview.rail
import overview.routes
import plans.day_routes
import plans.models
import plans.plan_routes
import plans.routes
import plans.task
import plans.task_routes
import scoring.models
import scoring.remark_routes
import scoring.report_routes
import staff.absence
import staff.commands
import staff.expertise_routes
import staff.knowledge_routes
import staff.people_routes
import staff.routes
import staff.skill_records
import staff.skill_routes
import staff.training_routes
import staffing.absence_routes
import staffing.gap_routes
import staffing.models
import staffing.need_routes
import staffing.proposal_routes
import staffing.routes
import staffing.stint_routes
import surveys.afterwards.answering_routes
import surveys.afterwards.call_routes
import surveys.afterwards.changed_routes
import surveys.afterwards.models
import surveys.answering
import surveys.audience_routes
import surveys.doors.door_routes
import surveys.doors.entrance
import surveys.doors.models
import surveys.doors.visit_routes
import surveys.imported.commands
import surveys.imported.models
import surveys.imported.routes
import surveys.look.models
import surveys.look.routes
import surveys.mail_routes
import surveys.models
import surveys.question_routes
import surveys.reading.models
import surveys.reading.question_routes
import surveys.reading.routes
import surveys.response
import surveys.rest_routes
import surveys.result_routes
import surveys.routes
from foundation import access, addresses, database, errors, figures, languages, limits, reaching, web
from foundation.database import db
from staff.models import Person
from staff.roles import allowed

HERE = Path(__file__).parent
BLUEPRINTS = (
    staff.routes.blueprint,
    staff.people_routes.blueprint,
    staff.expertise_routes.blueprint,
    events.routes.blueprint,
    exhibitors.routes.blueprint,
    exhibitors.merge_routes.blueprint,
    exhibitors.relation_routes.blueprint,
    exhibitors.imports.routes.blueprint,
    exhibitors.duplicates.routes.blueprint,
    goals.routes.blueprint,
    goals.wishes.blueprint,
    plans.routes.blueprint,
    plans.task_routes.blueprint,
    surveys.routes.blueprint,
    surveys.answering.blueprint,
    surveys.doors.entrance.blueprint,
    surveys.look.routes.blueprint,
    complaints.routes.blueprint,
    complaints.door.routes.blueprint,
    scoring.report_routes.blueprint,
    classification.routes.blueprint,
    classification.plays.routes.blueprint,
    staffing.routes.blueprint,
    overview.routes.blueprint,
)
COMMANDS = (
    staff.commands.group,
    exhibitors.commands.group,
    surveys.imported.commands.group,
    jobs.group,
    demo.commands.group,
)
CSRF_FREE = (
    surveys.answering.blueprint,
    surveys.doors.entrance.blueprint,
    goals.wishes.blueprint,
    complaints.door.routes.blueprint,
)


def _load_person(identity: str) -> Person | None:
    number, _, key = identity.partition(":")
    person = db.session.get(Person, int(number)) if number.isdigit() else None
    return person if person and person.session_key == key and person.active else None


def _sign_in(app: Flask) -> None:
    manager = LoginManager(app)
    manager.session_protection = "basic"
    manager.user_loader(_load_person)
    access.init_app(app, allowed)


def _rooms(app: Flask) -> None:
    exhibitors.deletion.keep_records_of(surveys.response.Response, complaints.models.Complaint)
    # A sealed answer names nobody: who gave it shows only by the invitation.
    invitation = surveys.models.Invitation
    exhibitors.deletion.keep_records_of(invitation, when=invitation.answered_at.is_not(None))
    csrf = CSRFProtect(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for blueprint in CSRF_FREE:
        csrf.exempt(blueprint)
    for commands in COMMANDS:
        app.cli.add_command(commands)
    app.context_processor(events.current.context)
    app.context_processor(overview.rail.context)


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
    _rooms(app)
    _screens(app)
    web.trust_proxies(app, settings.trusted_proxies)
    figures.init_app(app)
    addresses.init_app(app)
    errors.init_app(app)
    app.after_request(web.add_headers)
    app.before_request(lambda: setattr(session, "permanent", True))
    access.check_every_view(app)
    return app
