"""The rooms that make the product: their modules, blueprints and commands, joined to the application."""

from flask import Flask
from flask_wtf import CSRFProtect

import classification.board.routes
import classification.exhibitor_routes
import classification.letters.models
import classification.letters.routes
import classification.models
import classification.plays.models
import classification.plays.routes
import classification.policy_routes
import classification.proving.routes
import classification.resource_routes
import classification.routes
import classification.upgrade_routes
import complaints.door.routes
import complaints.models
import complaints.routes
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
import overview.foreseen
import overview.privacy_routes
import overview.rail
import overview.routes
import plans.day_routes
import plans.models
import plans.offer
import plans.plan_routes
import plans.routes
import plans.task
import plans.task_routes
import scoring.bundle_routes
import scoring.bundling
import scoring.file_routes
import scoring.foreseen
import scoring.models
import scoring.praise_routes
import scoring.privacy_routes
import scoring.question_routes
import scoring.remark_routes
import scoring.report_routes
import scoring.team_routes
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
import staffing.load_routes
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
import surveys.doors.check_routes
import surveys.doors.door_routes
import surveys.doors.entrance
import surveys.doors.models
import surveys.doors.visit_routes
import surveys.imported.commands
import surveys.imported.models
import surveys.imported.routes
import surveys.look.letters
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
    classification.letters.routes.blueprint,
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


def join(app: Flask) -> None:
    """Give the application every room's pages, commands and what each page shows of them."""
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
    app.extensions[scoring.foreseen.PASSED_AS] = overview.foreseen.foreseen
    app.context_processor(events.current.context)
    app.context_processor(overview.rail.context)
