"""the house"""

import sqlalchemy as sa
from alembic import op

from exhibitors.search import CREATE, DROP


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('complaint_counter',
    sa.Column('year', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('year', name=op.f('pk_complaint_counter'))
    )
    op.create_table('job',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=True),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=True),
    sa.Column('result', sa.JSON(), nullable=True),
    sa.Column('error', sa.String(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('queued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claim', sa.String(), nullable=True),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name=op.f('ck_job_state_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_job'))
    )
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.create_index('ix_job_open', ['state', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_job_subject'), ['subject'], unique=False)

    op.create_table('mail',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.String(), nullable=True),
    sa.Column('recipient', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('attachment', sa.LargeBinary(), nullable=True),
    sa.Column('attachment_name', sa.String(), nullable=True),
    sa.Column('message_id', sa.String(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claim', sa.String(), nullable=True),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('error', sa.String(), nullable=True),
    sa.CheckConstraint("state IN ('queued', 'claimed', 'handing_over', 'sent', 'unsure', 'failed')", name=op.f('ck_mail_state_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mail')),
    sa.UniqueConstraint('purpose', name=op.f('uq_mail_purpose'))
    )
    with op.batch_alter_table('mail', schema=None) as batch_op:
        batch_op.create_index('ix_mail_due', ['due_at'], unique=False, sqlite_where=sa.text("state = 'queued'"), postgresql_where=sa.text("state = 'queued'"))
        batch_op.create_index('ix_mail_lease', ['lease_until'], unique=False, sqlite_where=sa.text('lease_until IS NOT NULL'), postgresql_where=sa.text('lease_until IS NOT NULL'))
        batch_op.create_index('ix_mail_state', ['state', 'id'], unique=False)

    op.create_table('person',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('role', sa.String(length=24), nullable=False),
    sa.Column('team', sa.String(), nullable=True),
    sa.Column('job_title', sa.String(), nullable=True),
    sa.Column('language', sa.String(length=24), nullable=False),
    sa.Column('weekly_hours', sa.Double(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('password_hash', sa.String(), nullable=True),
    sa.Column('session_key', sa.String(), nullable=False),
    sa.Column('failed_sign_ins', sa.Integer(), nullable=False),
    sa.Column('locked_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("role IN ('admin', 'manager', 'organiser', 'staff')", name=op.f('ck_person_role_known')),
    sa.CheckConstraint('weekly_hours >= 0 AND weekly_hours <= 80', name=op.f('ck_person_weekly_hours_possible')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person')),
    sa.UniqueConstraint('email', name=op.f('uq_person_email'))
    )
    op.create_table('plan_template',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('relationship_class', sa.String(length=24), nullable=True),
    sa.Column('package', sa.String(length=24), nullable=True),
    sa.Column('first_timers_only', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("package IN ('space_only', 'shell_scheme')", name=op.f('ck_plan_template_package_known')),
    sa.CheckConstraint("relationship_class IN ('strategic', 'key', 'transactional', 'risk')", name=op.f('ck_plan_template_relationship_class_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_template')),
    sa.UniqueConstraint('name', name=op.f('uq_plan_template_name'))
    )
    op.create_table('posted_form',
    sa.Column('token', sa.String(), nullable=False),
    sa.Column('location', sa.String(), nullable=True),
    sa.Column('posted_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('token', name=op.f('pk_posted_form'))
    )
    with op.batch_alter_table('posted_form', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_posted_form_posted_at'), ['posted_at'], unique=False)

    op.create_table('questionnaire',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.JSON(), nullable=False),
    sa.Column('intro', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_questionnaire')),
    sa.UniqueConstraint('code', 'number', name=op.f('uq_questionnaire_code_number'))
    )
    op.create_table('removal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('table_name', sa.String(), nullable=False),
    sa.Column('row', sa.JSON(), nullable=False),
    sa.Column('hanging', sa.JSON(), nullable=False),
    sa.Column('pointing', sa.JSON(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_removal'))
    )
    with op.batch_alter_table('removal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_removal_removed_at'), ['removed_at'], unique=False)

    op.create_table('show',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_show')),
    sa.UniqueConstraint('name', name=op.f('uq_show_name'))
    )
    op.create_table('skill',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.CheckConstraint("kind IN ('industry', 'language', 'technical', 'procedure')", name=op.f('ck_skill_kind_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_skill')),
    sa.UniqueConstraint('name', name=op.f('uq_skill_name'))
    )
    op.create_table('strategy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('relationship_class', sa.String(length=24), nullable=False),
    sa.Column('text', sa.JSON(), nullable=False),
    sa.Column('hours_per_edition', sa.Double(), nullable=False),
    sa.Column('contact_every_days', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("relationship_class IN ('strategic', 'key', 'transactional', 'risk')", name=op.f('ck_strategy_relationship_class_known')),
    sa.CheckConstraint('contact_every_days > 0', name=op.f('ck_strategy_rhythm_possible')),
    sa.CheckConstraint('hours_per_edition >= 0', name=op.f('ck_strategy_hours_possible')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_strategy')),
    sa.UniqueConstraint('relationship_class', name=op.f('uq_strategy_relationship_class'))
    )
    op.create_table('timetable_run',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_timetable_run'))
    )
    op.create_table('venue',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('city', sa.String(), nullable=True),
    sa.Column('country', sa.String(length=2), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_venue')),
    sa.UniqueConstraint('name', name=op.f('uq_venue_name'))
    )
    op.create_table('assignment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('moved', sa.Integer(), nullable=False),
    sa.Column('assigned_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_assignment_owner_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_assignment_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment'))
    )
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assignment_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_assignment_person_id'), ['person_id'], unique=False)

    op.create_table('edition',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('show_id', sa.Integer(), nullable=False),
    sa.Column('venue_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('build_up_on', sa.Date(), nullable=True),
    sa.Column('breakdown_on', sa.Date(), nullable=True),
    sa.Column('rebooking_until', sa.Date(), nullable=True),
    sa.Column('time_zone', sa.String(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('exchange_rate', sa.Double(), nullable=False),
    sa.Column('staff_hours', sa.Double(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('breakdown_on IS NULL OR breakdown_on >= ends_on', name=op.f('ck_edition_breakdown_after_end')),
    sa.CheckConstraint('build_up_on IS NULL OR build_up_on <= starts_on', name=op.f('ck_edition_build_up_before_start')),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_edition_ends_after_start')),
    sa.CheckConstraint('exchange_rate > 0', name=op.f('ck_edition_exchange_rate_positive')),
    sa.CheckConstraint('staff_hours >= 0', name=op.f('ck_edition_staff_hours_possible')),
    sa.ForeignKeyConstraint(['show_id'], ['show.id'], name=op.f('fk_edition_show_id_show')),
    sa.ForeignKeyConstraint(['venue_id'], ['venue.id'], name=op.f('fk_edition_venue_id_venue')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_edition')),
    sa.UniqueConstraint('name', name=op.f('uq_edition_name')),
    sa.UniqueConstraint('show_id', 'starts_on', name=op.f('uq_edition_show_id_starts_on'))
    )
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_edition_starts_on'), ['starts_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_edition_venue_id'), ['venue_id'], unique=False)

    op.create_table('hall',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('venue_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('area_m2', sa.Double(), nullable=True),
    sa.ForeignKeyConstraint(['venue_id'], ['venue.id'], name=op.f('fk_hall_venue_id_venue'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hall')),
    sa.UniqueConstraint('venue_id', 'name', name=op.f('uq_hall_venue_id_name'))
    )
    op.create_table('knowledge_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('skill_id', sa.Integer(), nullable=True),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_knowledge_note_author_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['skill_id'], ['skill.id'], name=op.f('fk_knowledge_note_skill_id_skill'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_knowledge_note'))
    )
    with op.batch_alter_table('knowledge_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_knowledge_note_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_knowledge_note_skill_id'), ['skill_id'], unique=False)

    op.create_table('person_skill',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('skill_id', sa.Integer(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False),
    sa.Column('evidence', sa.String(), nullable=True),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.CheckConstraint('level BETWEEN 1 AND 4', name=op.f('ck_person_skill_level_range')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_person_skill_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['skill_id'], ['skill.id'], name=op.f('fk_person_skill_skill_id_skill'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person_skill')),
    sa.UniqueConstraint('person_id', 'skill_id', name=op.f('uq_person_skill_person_id_skill_id'))
    )
    with op.batch_alter_table('person_skill', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_person_skill_skill_id'), ['skill_id'], unique=False)

    op.create_table('policy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('thresholds', sa.JSON(), nullable=False),
    sa.Column('effective_from', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_policy_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_policy')),
    sa.UniqueConstraint('number', name=op.f('uq_policy_number'))
    )
    with op.batch_alter_table('policy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_policy_person_id'), ['person_id'], unique=False)

    op.create_table('question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('questionnaire_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('section', sa.JSON(), nullable=False),
    sa.Column('page', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('measure', sa.String(length=24), nullable=False),
    sa.Column('tier', sa.String(length=24), nullable=True),
    sa.Column('text', sa.JSON(), nullable=False),
    sa.Column('low', sa.Integer(), nullable=True),
    sa.Column('high', sa.Integer(), nullable=True),
    sa.Column('low_label', sa.JSON(), nullable=False),
    sa.Column('high_label', sa.JSON(), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('did_not_use', sa.Boolean(), nullable=False),
    sa.CheckConstraint("kind IN ('scale', 'importance_performance', 'goals', 'single', 'multiple', 'yes_no', 'number', 'text', 'statement')", name=op.f('ck_question_kind_known')),
    sa.CheckConstraint("measure IN ('overall', 'return', 'recommend', 'effort', 'goal', 'service', 'trust', 'satisfaction', 'commitment', 'friendship', 'calculative', 'staff', 'price', 'open')", name=op.f('ck_question_measure_known')),
    sa.CheckConstraint("tier IN ('basic', 'support', 'recovery', 'personal')", name=op.f('ck_question_tier_known')),
    sa.CheckConstraint('high > low', name=op.f('ck_question_scale_range')),
    sa.ForeignKeyConstraint(['questionnaire_id'], ['questionnaire.id'], name=op.f('fk_question_questionnaire_id_questionnaire'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question')),
    sa.UniqueConstraint('questionnaire_id', 'code', name=op.f('uq_question_questionnaire_id_code'))
    )
    op.create_table('score_weights',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('weights', sa.JSON(), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_score_weights_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_score_weights'))
    )
    with op.batch_alter_table('score_weights', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_score_weights_person_id'), ['person_id'], unique=False)

    op.create_table('template_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('template_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('phase', sa.String(length=24), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('anchor', sa.String(length=24), nullable=False),
    sa.Column('offset_days', sa.Integer(), nullable=False),
    sa.Column('hours', sa.Double(), nullable=False),
    sa.CheckConstraint("anchor IN ('build_up', 'start', 'end', 'breakdown')", name=op.f('ck_template_item_anchor_known')),
    sa.CheckConstraint("phase IN ('before', 'build_up', 'show_days', 'breakdown', 'after')", name=op.f('ck_template_item_phase_known')),
    sa.CheckConstraint('hours >= 0', name=op.f('ck_template_item_hours_possible')),
    sa.CheckConstraint('offset_days BETWEEN -730 AND 730', name=op.f('ck_template_item_offset_possible')),
    sa.ForeignKeyConstraint(['template_id'], ['plan_template.id'], name=op.f('fk_template_item_template_id_plan_template'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template_item'))
    )
    with op.batch_alter_table('template_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_template_item_template_id'), ['template_id'], unique=False)

    op.create_table('training',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('skill_id', sa.Integer(), nullable=True),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('hours', sa.Double(), nullable=False),
    sa.CheckConstraint('hours > 0', name=op.f('ck_training_hours_positive')),
    sa.ForeignKeyConstraint(['skill_id'], ['skill.id'], name=op.f('fk_training_skill_id_skill'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training'))
    )
    with op.batch_alter_table('training', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_held_on'), ['held_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_training_skill_id'), ['skill_id'], unique=False)

    op.create_table('assessment_round',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('policy_id', sa.Integer(), nullable=False),
    sa.Column('exhibitors', sa.Integer(), nullable=False),
    sa.Column('cutoffs', sa.JSON(), nullable=False),
    sa.Column('retention', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['policy_id'], ['policy.id'], name=op.f('fk_assessment_round_policy_id_policy')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assessment_round')),
    sa.UniqueConstraint('as_of', 'policy_id', name=op.f('uq_assessment_round_as_of_policy_id'))
    )
    with op.batch_alter_table('assessment_round', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assessment_round_policy_id'), ['policy_id'], unique=False)

    op.create_table('import_run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('filename', sa.String(), nullable=False),
    sa.Column('digest', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('mapping', sa.JSON(), nullable=False),
    sa.Column('history', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('applied_to', sa.Integer(), nullable=False),
    sa.Column('halls', sa.JSON(), nullable=False),
    sa.Column('rows_read', sa.Integer(), nullable=False),
    sa.Column('created', sa.Integer(), nullable=False),
    sa.Column('matched', sa.Integer(), nullable=False),
    sa.Column('rejected', sa.Integer(), nullable=False),
    sa.Column('skipped', sa.Integer(), nullable=False),
    sa.CheckConstraint("state IN ('uploaded', 'reading', 'previewed', 'running', 'done', 'undoing', 'undone')", name=op.f('ck_import_run_state_known')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_import_run_edition_id_edition')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_import_run_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_run'))
    )
    with op.batch_alter_table('import_run', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_import_run_digest'), ['digest'], unique=False)
        batch_op.create_index(batch_op.f('ix_import_run_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_import_run_person_id'), ['person_id'], unique=False)

    op.create_table('staff_report',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('about', sa.Integer(), nullable=False),
    sa.Column('period', sa.String(), nullable=False),
    sa.Column('figures', sa.JSON(), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("period <> ''", name=op.f('ck_staff_report_period_given')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_staff_report_edition_id_edition')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_staff_report_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_report')),
    sa.UniqueConstraint('edition_id', 'about', 'period', name=op.f('uq_staff_report_edition_id_about_period'))
    )
    with op.batch_alter_table('staff_report', schema=None) as batch_op:
        batch_op.create_index('ix_staff_report_issued', ['issued_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_staff_report_person_id'), ['person_id'], unique=False)

    op.create_table('survey',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('questionnaire_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('remind_after_days', sa.Integer(), nullable=False),
    sa.Column('subject', sa.JSON(), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('audience', sa.JSON(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('post_show', 'recovery')", name=op.f('ck_survey_kind_known')),
    sa.CheckConstraint('closes_at > opens_at', name=op.f('ck_survey_closes_after_opening')),
    sa.CheckConstraint('remind_after_days BETWEEN 1 AND 60', name=op.f('ck_survey_reminder_range')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_survey_edition_id_edition')),
    sa.ForeignKeyConstraint(['questionnaire_id'], ['questionnaire.id'], name=op.f('fk_survey_questionnaire_id_questionnaire')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey'))
    )
    with op.batch_alter_table('survey', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survey_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_survey_questionnaire_id'), ['questionnaire_id'], unique=False)

    op.create_table('training_attendance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('result', sa.String(length=24), nullable=False),
    sa.CheckConstraint("result IN ('booked', 'passed', 'failed', 'absent')", name=op.f('ck_training_attendance_result_known')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_training_attendance_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_training_attendance_training_id_training'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_attendance')),
    sa.UniqueConstraint('training_id', 'person_id', name=op.f('uq_training_attendance_training_id_person_id'))
    )
    with op.batch_alter_table('training_attendance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_attendance_person_id'), ['person_id'], unique=False)

    op.create_table('exhibitor',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('search_text', sa.String(), nullable=False),
    sa.Column('external_id', sa.String(), nullable=True),
    sa.Column('country', sa.String(length=2), nullable=True),
    sa.Column('city', sa.String(), nullable=True),
    sa.Column('address', sa.String(), nullable=True),
    sa.Column('website', sa.String(), nullable=True),
    sa.Column('website_host', sa.String(), nullable=True),
    sa.Column('phone', sa.String(), nullable=True),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('industry', sa.String(), nullable=True),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('language', sa.String(length=24), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('potential_minor', sa.BigInteger(), nullable=True),
    sa.Column('custom', sa.JSON(), nullable=False),
    sa.Column('relationship_class', sa.String(length=24), nullable=True),
    sa.Column('classed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lifecycle', sa.String(length=24), nullable=False),
    sa.Column('alert', sa.String(), nullable=True),
    sa.Column('value_minor', sa.BigInteger(), nullable=False),
    sa.Column('import_number', sa.Integer(), nullable=True),
    sa.Column('country_order', sa.String(length=2), sa.Computed("coalesce(country, '')", persisted=True), nullable=False),
    sa.Column('class_rank', sa.Integer(), sa.Computed("CASE relationship_class WHEN 'strategic' THEN 0 WHEN 'key' THEN 1 WHEN 'transactional' THEN 2 WHEN 'risk' THEN 3 ELSE 4 END", persisted=True), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("lifecycle IN ('prospect', 'first_timer', 'returning', 'lapsed', 'lost', 'won_back')", name=op.f('ck_exhibitor_lifecycle_known')),
    sa.CheckConstraint("relationship_class IN ('strategic', 'key', 'transactional', 'risk')", name=op.f('ck_exhibitor_relationship_class_known')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_exhibitor_import_run_id_import_run'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_exhibitor_owner_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['parent_id'], ['exhibitor.id'], name=op.f('fk_exhibitor_parent_id_exhibitor'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exhibitor'))
    )
    with op.batch_alter_table('exhibitor', schema=None) as batch_op:
        batch_op.create_index('ix_exhibitor_class', ['class_rank', 'name_key', 'id'], unique=False)
        batch_op.create_index('ix_exhibitor_country', ['country_order', 'name_key', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_exhibitor_external_id'), ['external_id'], unique=False)
        batch_op.create_index('ix_exhibitor_import_number', ['import_number'], unique=False)
        batch_op.create_index(batch_op.f('ix_exhibitor_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index('ix_exhibitor_industry', ['industry', 'name_key', 'id'], unique=False)
        batch_op.create_index('ix_exhibitor_key', ['name_key', 'id'], unique=False)
        batch_op.create_index('ix_exhibitor_owner', ['owner_id', 'name_key', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_exhibitor_parent_id'), ['parent_id'], unique=False)
        batch_op.create_index('ix_exhibitor_value', ['value_minor', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_exhibitor_website_host'), ['website_host'], unique=False)

    op.create_table('import_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('record', sa.String(length=24), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('field', sa.String(length=24), nullable=False),
    sa.Column('before', sa.String(), nullable=True),
    sa.Column('after', sa.String(), nullable=False),
    sa.Column('kept', sa.Boolean(), nullable=False),
    sa.CheckConstraint("record IN ('exhibitor', 'participation')", name=op.f('ck_import_change_record_known')),
    sa.ForeignKeyConstraint(['run_id'], ['import_run.id'], name=op.f('fk_import_change_run_id_import_run'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_change'))
    )
    with op.batch_alter_table('import_change', schema=None) as batch_op:
        batch_op.create_index('ix_import_change_field', ['run_id', 'record', 'field', 'record_id'], unique=False)
        batch_op.create_index('ix_import_change_record', ['record', 'record_id'], unique=False)

    op.create_table('import_stand',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('hall', sa.String(), nullable=True),
    sa.Column('stand', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['import_run.id'], name=op.f('fk_import_stand_run_id_import_run'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_stand'))
    )
    with op.batch_alter_table('import_stand', schema=None) as batch_op:
        batch_op.create_index('ix_import_stand_row', ['run_id', 'number'], unique=False)

    op.create_table('alias',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_alias_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_alias_import_run_id_import_run'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alias')),
    sa.UniqueConstraint('exhibitor_id', 'name', name=op.f('uq_alias_exhibitor_id_name'))
    )
    with op.batch_alter_table('alias', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_alias_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_alias_name_key'), ['name_key'], unique=False)

    op.create_table('class_override',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('relationship_class', sa.String(length=24), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_class_override_reason_given')),
    sa.CheckConstraint("relationship_class IN ('strategic', 'key', 'transactional', 'risk')", name=op.f('ck_class_override_relationship_class_known')),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_class_override_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_class_override_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_class_override'))
    )
    with op.batch_alter_table('class_override', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_class_override_exhibitor_id'), ['exhibitor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_class_override_person_id'), ['person_id'], unique=False)

    op.create_table('contact',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('phone', sa.String(), nullable=True),
    sa.Column('job_title', sa.String(), nullable=True),
    sa.Column('language', sa.String(length=24), nullable=False),
    sa.Column('main', sa.Boolean(), nullable=False),
    sa.Column('surveys_refused_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('bounced_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("language IN ('en', 'zh_CN')", name=op.f('ck_contact_language_known')),
    sa.CheckConstraint("name <> ''", name=op.f('ck_contact_name_given')),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_contact_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_contact_import_run_id_import_run'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact')),
    sa.UniqueConstraint('exhibitor_id', 'email', name=op.f('uq_contact_exhibitor_id_email'))
    )
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contact_email'), ['email'], unique=False)
        batch_op.create_index(batch_op.f('ix_contact_exhibitor_id'), ['exhibitor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contact_import_run_id'), ['import_run_id'], unique=False)

    op.create_table('former_owner',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_former_owner_assignment_id_assignment'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_former_owner_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_former_owner_owner_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_former_owner')),
    sa.UniqueConstraint('assignment_id', 'exhibitor_id', name=op.f('uq_former_owner_assignment_id_exhibitor_id'))
    )
    with op.batch_alter_table('former_owner', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_former_owner_exhibitor_id'), ['exhibitor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_former_owner_owner_id'), ['owner_id'], unique=False)

    op.create_table('goal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('dimension', sa.String(length=24), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('attribute', sa.String(), nullable=True),
    sa.Column('consequence', sa.String(), nullable=True),
    sa.Column('end_goal', sa.String(), nullable=True),
    sa.Column('weight', sa.Integer(), nullable=False),
    sa.Column('target_number', sa.Double(), nullable=True),
    sa.Column('target_unit', sa.String(), nullable=True),
    sa.Column('measure', sa.String(), nullable=True),
    sa.Column('reached', sa.Integer(), nullable=True),
    sa.Column('reached_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("dimension IN ('sales', 'information', 'relationship', 'image', 'motivation')", name=op.f('ck_goal_dimension_known')),
    sa.CheckConstraint('reached BETWEEN 1 AND 7', name=op.f('ck_goal_reached_range')),
    sa.CheckConstraint('weight BETWEEN 0 AND 100', name=op.f('ck_goal_weight_range')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_goal_edition_id_edition')),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_goal_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_goal'))
    )
    with op.batch_alter_table('goal', schema=None) as batch_op:
        batch_op.create_index('ix_goal_edition_exhibitor', ['edition_id', 'exhibitor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_goal_exhibitor_id'), ['exhibitor_id'], unique=False)

    op.create_table('import_row',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=24), nullable=False),
    sa.Column('same_as', sa.Integer(), nullable=True),
    sa.Column('twin', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('problems', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('cells', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('search_text', sa.String(), nullable=False),
    sa.Column('alias', sa.String(), nullable=True),
    sa.Column('alias_key', sa.String(), nullable=True),
    sa.Column('external_id', sa.String(), nullable=True),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('city', sa.String(), nullable=True),
    sa.Column('address', sa.String(), nullable=True),
    sa.Column('website', sa.String(), nullable=True),
    sa.Column('website_host', sa.String(), nullable=True),
    sa.Column('phone', sa.String(), nullable=True),
    sa.Column('email', sa.String(), nullable=True),
    sa.Column('industry', sa.String(), nullable=True),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('package', sa.String(), nullable=True),
    sa.Column('net_area_m2', sa.Double(), nullable=True),
    sa.Column('price_minor', sa.BigInteger(), nullable=True),
    sa.Column('contact_name', sa.String(), nullable=True),
    sa.Column('contact_email', sa.String(), nullable=True),
    sa.Column('exhibitor_id', sa.Integer(), nullable=True),
    sa.Column('kept', sa.String(length=24), nullable=True),
    sa.CheckConstraint("kept IN ('edited', 'used', 'imported_again')", name=op.f('ck_import_row_kept_known')),
    sa.CheckConstraint("outcome IN ('created', 'matched', 'rejected', 'skipped')", name=op.f('ck_import_row_outcome_known')),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_import_row_exhibitor_id_exhibitor'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['run_id'], ['import_run.id'], name=op.f('fk_import_row_run_id_import_run'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_row')),
    sa.UniqueConstraint('run_id', 'number', name=op.f('uq_import_row_run_id_number'))
    )
    with op.batch_alter_table('import_row', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_import_row_exhibitor_id'), ['exhibitor_id'], unique=False)
        batch_op.create_index('ix_import_row_outcome', ['run_id', 'outcome', 'number'], unique=False)

    op.create_table('participation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('main_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.String(length=24), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('package', sa.String(length=24), nullable=True),
    sa.Column('net_area_m2', sa.Double(), nullable=True),
    sa.Column('price_minor', sa.BigInteger(), nullable=True),
    sa.Column('paid_minor', sa.BigInteger(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('cost_hours', sa.Double(), nullable=False),
    sa.Column('cost_minor', sa.BigInteger(), nullable=False),
    sa.Column('conduct_points', sa.Integer(), nullable=False),
    sa.Column('conduct_note', sa.String(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('area_order', sa.Double(), sa.Computed('coalesce(net_area_m2, 0)', persisted=True), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('main', 'co_exhibitor', 'represented')", name=op.f('ck_participation_kind_known')),
    sa.CheckConstraint("package IN ('space_only', 'shell_scheme')", name=op.f('ck_participation_package_known')),
    sa.CheckConstraint("status IN ('prospect', 'reserved', 'contracted', 'attended', 'cancelled', 'no_show')", name=op.f('ck_participation_status_known')),
    sa.CheckConstraint('conduct_points >= 0', name=op.f('ck_participation_conduct_possible')),
    sa.CheckConstraint('cost_hours >= 0 AND cost_minor >= 0', name=op.f('ck_participation_cost_possible')),
    sa.CheckConstraint('net_area_m2 >= 0', name=op.f('ck_participation_net_area_possible')),
    sa.CheckConstraint('price_minor >= 0 AND paid_minor >= 0', name=op.f('ck_participation_money_possible')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_participation_edition_id_edition')),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_participation_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_participation_import_run_id_import_run'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['main_id'], ['participation.id'], name=op.f('fk_participation_main_id_participation'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_participation')),
    sa.UniqueConstraint('exhibitor_id', 'edition_id', name=op.f('uq_participation_exhibitor_id_edition_id'))
    )
    with op.batch_alter_table('participation', schema=None) as batch_op:
        batch_op.create_index('ix_participation_edition_area', ['edition_id', 'area_order', 'exhibitor_id'], unique=False)
        batch_op.create_index('ix_participation_edition_status', ['edition_id', 'status', 'exhibitor_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_participation_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_participation_main_id'), ['main_id'], unique=False)

    op.create_table('assessment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('policy_id', sa.Integer(), nullable=False),
    sa.Column('override_id', sa.Integer(), nullable=True),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('assessed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('relationship_class', sa.String(length=24), nullable=True),
    sa.Column('candidate', sa.String(length=24), nullable=True),
    sa.Column('lifecycle', sa.String(length=24), nullable=False),
    sa.Column('rule', sa.String(), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('next_up', sa.JSON(), nullable=True),
    sa.Column('alert', sa.JSON(), nullable=True),
    sa.CheckConstraint("candidate IN ('strategic', 'key', 'transactional', 'risk')", name=op.f('ck_assessment_candidate_known')),
    sa.CheckConstraint("lifecycle IN ('prospect', 'first_timer', 'returning', 'lapsed', 'lost', 'won_back')", name=op.f('ck_assessment_lifecycle_known')),
    sa.CheckConstraint("relationship_class IN ('strategic', 'key', 'transactional', 'risk')", name=op.f('ck_assessment_relationship_class_known')),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_assessment_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['override_id'], ['class_override.id'], name=op.f('fk_assessment_override_id_class_override'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['policy_id'], ['policy.id'], name=op.f('fk_assessment_policy_id_policy')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assessment')),
    info={'derived': True}
    )
    with op.batch_alter_table('assessment', schema=None) as batch_op:
        batch_op.create_index('ix_assessment_as_of', ['as_of', 'relationship_class'], unique=False)
        batch_op.create_index('ix_assessment_exhibitor', ['exhibitor_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_assessment_override_id'), ['override_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_assessment_policy_id'), ['policy_id'], unique=False)

    op.create_table('goal_skill',
    sa.Column('goal_id', sa.Integer(), nullable=False),
    sa.Column('skill_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['goal_id'], ['goal.id'], name=op.f('fk_goal_skill_goal_id_goal'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['skill_id'], ['skill.id'], name=op.f('fk_goal_skill_skill_id_skill'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('goal_id', 'skill_id', name=op.f('pk_goal_skill'))
    )
    with op.batch_alter_table('goal_skill', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_goal_skill_skill_id'), ['skill_id'], unique=False)

    op.create_table('interaction',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('edition_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('happened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=True),
    sa.CheckConstraint("kind IN ('call', 'mail', 'meeting', 'visit', 'note')", name=op.f('ck_interaction_kind_known')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_interaction_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_interaction_edition_id_edition'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_interaction_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_interaction_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interaction'))
    )
    with op.batch_alter_table('interaction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_interaction_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_interaction_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index('ix_interaction_exhibitor_time', ['exhibitor_id', 'happened_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_interaction_person_id'), ['person_id'], unique=False)

    op.create_table('invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(), nullable=False),
    sa.Column('language', sa.String(length=24), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reminded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_invitation_contact_id_contact'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_invitation_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_invitation_survey_id_survey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    sa.UniqueConstraint('survey_id', 'contact_id', name=op.f('uq_invitation_survey_id_contact_id')),
    sa.UniqueConstraint('token', name=op.f('uq_invitation_token'))
    )
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitation_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_invitation_exhibitor_id'), ['exhibitor_id'], unique=False)
        batch_op.create_index('ix_invitation_survey_exhibitor', ['survey_id', 'exhibitor_id'], unique=False)
        batch_op.create_index('ix_invitation_survey_waiting', ['survey_id', 'answered_at', 'reminded_at'], unique=False)

    op.create_table('service_plan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('participation_id', sa.Integer(), nullable=False),
    sa.Column('template_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['participation_id'], ['participation.id'], name=op.f('fk_service_plan_participation_id_participation'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['template_id'], ['plan_template.id'], name=op.f('fk_service_plan_template_id_plan_template'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_service_plan')),
    sa.UniqueConstraint('participation_id', name=op.f('uq_service_plan_participation_id'))
    )
    with op.batch_alter_table('service_plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_service_plan_template_id'), ['template_id'], unique=False)

    op.create_table('stand',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('participation_id', sa.Integer(), nullable=False),
    sa.Column('hall_id', sa.Integer(), nullable=True),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['hall_id'], ['hall.id'], name=op.f('fk_stand_hall_id_hall')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_stand_import_run_id_import_run'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['participation_id'], ['participation.id'], name=op.f('fk_stand_participation_id_participation'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stand')),
    sa.UniqueConstraint('participation_id', 'hall_id', 'number', name=op.f('uq_stand_participation_id_hall_id_number'))
    )
    with op.batch_alter_table('stand', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stand_hall_id'), ['hall_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_stand_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_stand_number'), ['number'], unique=False)
        batch_op.create_index(batch_op.f('ix_stand_participation_id'), ['participation_id'], unique=False)

    op.create_table('plan_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('template_item_id', sa.Integer(), nullable=True),
    sa.Column('goal_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('phase', sa.String(length=24), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('special_request', sa.Boolean(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('hours', sa.Double(), nullable=False),
    sa.Column('hours_spent', sa.Double(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('delivered_on', sa.Date(), nullable=True),
    sa.Column('delivered_by_id', sa.Integer(), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('drop_reason', sa.String(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state IN ('delivered', 'confirmed')) = (delivered_at IS NOT NULL)", name=op.f('ck_plan_item_delivered_dated')),
    sa.CheckConstraint("phase IN ('before', 'build_up', 'show_days', 'breakdown', 'after')", name=op.f('ck_plan_item_phase_known')),
    sa.CheckConstraint("state <> 'dropped' OR drop_reason IS NOT NULL", name=op.f('ck_plan_item_dropped_with_reason')),
    sa.CheckConstraint("state IN ('promised', 'delivered', 'confirmed', 'dropped')", name=op.f('ck_plan_item_state_known')),
    sa.CheckConstraint('(delivered_at IS NULL) = (delivered_on IS NULL)', name=op.f('ck_plan_item_delivered_day_known')),
    sa.CheckConstraint('hours >= 0 AND hours_spent >= 0', name=op.f('ck_plan_item_hours_possible')),
    sa.ForeignKeyConstraint(['delivered_by_id'], ['person.id'], name=op.f('fk_plan_item_delivered_by_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['goal_id'], ['goal.id'], name=op.f('fk_plan_item_goal_id_goal'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_plan_item_owner_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['plan_id'], ['service_plan.id'], name=op.f('fk_plan_item_plan_id_service_plan'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['template_item_id'], ['template_item.id'], name=op.f('fk_plan_item_template_item_id_template_item'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_item')),
    sa.UniqueConstraint('plan_id', 'template_item_id', name=op.f('uq_plan_item_plan_id_template_item_id'))
    )
    with op.batch_alter_table('plan_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_item_delivered_by_id'), ['delivered_by_id'], unique=False)
        batch_op.create_index('ix_plan_item_due', ['state', 'due_on', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_item_goal_id'), ['goal_id'], unique=False)
        batch_op.create_index('ix_plan_item_owner_due', ['owner_id', 'state', 'due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_item_plan_id'), ['plan_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_item_template_item_id'), ['template_item_id'], unique=False)

    op.create_table('response',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('survey_id', sa.Integer(), nullable=False),
    sa.Column('invitation_id', sa.Integer(), nullable=True),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('page', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('overall', sa.Integer(), nullable=True),
    sa.Column('would_return', sa.Integer(), nullable=True),
    sa.Column('recommend', sa.Integer(), nullable=True),
    sa.Column('effort', sa.Integer(), nullable=True),
    sa.Column('goal_attainment', sa.Double(), nullable=True),
    sa.Column('trust', sa.Double(), nullable=True),
    sa.Column('satisfaction', sa.Double(), nullable=True),
    sa.Column('commitment', sa.Double(), nullable=True),
    sa.Column('friendship', sa.Double(), nullable=True),
    sa.Column('calculative', sa.Double(), nullable=True),
    sa.Column('relationship_quality', sa.Double(), nullable=True),
    sa.Column('comment', sa.String(), nullable=True),
    sa.CheckConstraint('effort BETWEEN 1 AND 7', name=op.f('ck_response_effort_range')),
    sa.CheckConstraint('goal_attainment BETWEEN 0 AND 1', name=op.f('ck_response_goal_attainment_range')),
    sa.CheckConstraint('overall BETWEEN 1 AND 5', name=op.f('ck_response_overall_range')),
    sa.CheckConstraint('recommend BETWEEN 0 AND 10', name=op.f('ck_response_recommend_range')),
    sa.CheckConstraint('would_return BETWEEN 1 AND 5', name=op.f('ck_response_would_return_range')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_response_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_response_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['invitation_id'], ['invitation.id'], name=op.f('fk_response_invitation_id_invitation'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_response_survey_id_survey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_response')),
    sa.UniqueConstraint('invitation_id', name=op.f('uq_response_invitation_id'))
    )
    with op.batch_alter_table('response', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_response_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index('ix_response_exhibitor_submitted', ['exhibitor_id', 'submitted_at'], unique=False)
        batch_op.create_index('ix_response_survey_submitted', ['survey_id', 'submitted_at'], unique=False)

    op.create_table('answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('response_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('about', sa.Integer(), nullable=False),
    sa.Column('goal_id', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('number', sa.Double(), nullable=True),
    sa.Column('importance', sa.Integer(), nullable=True),
    sa.Column('text', sa.String(), nullable=True),
    sa.Column('chosen', sa.JSON(), nullable=True),
    sa.Column('did_not_use', sa.Boolean(), nullable=False),
    sa.CheckConstraint('number IS NULL OR NOT did_not_use', name=op.f('ck_answer_number_only_if_used')),
    sa.ForeignKeyConstraint(['goal_id'], ['goal.id'], name=op.f('fk_answer_goal_id_goal'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_answer_person_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], name=op.f('fk_answer_question_id_question')),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name=op.f('fk_answer_response_id_response'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer')),
    sa.UniqueConstraint('response_id', 'question_id', 'about', name=op.f('uq_answer_response_id_question_id_about'))
    )
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answer_goal_id'), ['goal_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_answer_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_answer_question_number', ['question_id', 'number'], unique=False)

    op.create_table('complaint',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('exhibitor_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('response_id', sa.Integer(), nullable=True),
    sa.Column('plan_item_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('source', sa.String(length=24), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('remedy_sought', sa.String(), nullable=True),
    sa.Column('severity', sa.String(length=24), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('acknowledge_due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer_due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('acknowledged_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('overdue_raised_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reopened', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name=op.f('ck_complaint_closed_dated')),
    sa.CheckConstraint("severity IN ('low', 'medium', 'high', 'critical')", name=op.f('ck_complaint_severity_known')),
    sa.CheckConstraint("source IN ('staff', 'survey', 'mail')", name=op.f('ck_complaint_source_known')),
    sa.CheckConstraint("state IN ('received', 'acknowledged', 'investigated', 'answered', 'accepted', 'contested', 'closed')", name=op.f('ck_complaint_state_known')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_complaint_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_complaint_edition_id_edition')),
    sa.ForeignKeyConstraint(['exhibitor_id'], ['exhibitor.id'], name=op.f('fk_complaint_exhibitor_id_exhibitor'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['owner_id'], ['person.id'], name=op.f('fk_complaint_owner_id_person'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['plan_item_id'], ['plan_item.id'], name=op.f('fk_complaint_plan_item_id_plan_item'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name=op.f('fk_complaint_response_id_response'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_complaint')),
    sa.UniqueConstraint('number', name=op.f('uq_complaint_number')),
    sa.UniqueConstraint('response_id', name=op.f('uq_complaint_response_id'))
    )
    with op.batch_alter_table('complaint', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_complaint_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_complaint_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index('ix_complaint_exhibitor', ['exhibitor_id', 'received_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_complaint_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_complaint_plan_item_id'), ['plan_item_id'], unique=False)
        batch_op.create_index('ix_complaint_state_due', ['state', 'answer_due_at', 'id'], unique=False)

    op.create_table('complaint_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('complaint_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('from_state', sa.String(length=24), nullable=True),
    sa.Column('to_state', sa.String(length=24), nullable=False),
    sa.Column('note', sa.String(), nullable=True),
    sa.CheckConstraint("kind IN ('state', 'note', 'assigned', 'changed', 'overdue', 'offered', 'accepted', 'rejected')", name=op.f('ck_complaint_step_kind_known')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('fk_complaint_step_complaint_id_complaint'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_complaint_step_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_complaint_step'))
    )
    with op.batch_alter_table('complaint_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_complaint_step_complaint_id'), ['complaint_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_complaint_step_person_id'), ['person_id'], unique=False)

    op.create_table('remedy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('complaint_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=24), nullable=False),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('cost_minor', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(length=24), nullable=False),
    sa.Column('offered_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('apology', 'fix', 'replacement', 'refund', 'credit', 'upgrade')", name=op.f('ck_remedy_kind_known')),
    sa.CheckConstraint("state IN ('offered', 'accepted', 'rejected')", name=op.f('ck_remedy_state_known')),
    sa.CheckConstraint('cost_minor >= 0', name=op.f('ck_remedy_cost_possible')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('fk_remedy_complaint_id_complaint'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_remedy'))
    )
    with op.batch_alter_table('remedy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_remedy_complaint_id'), ['complaint_id'], unique=False)

    op.create_table('resolution',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('complaint_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('decision', sa.String(), nullable=False),
    sa.Column('cause', sa.String(), nullable=True),
    sa.Column('learning', sa.String(), nullable=True),
    sa.Column('recovered', sa.Integer(), nullable=True),
    sa.Column('resolved_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('recovered BETWEEN 1 AND 5', name=op.f('ck_resolution_recovered_range')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('fk_resolution_complaint_id_complaint'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_resolution_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_resolution')),
    sa.UniqueConstraint('complaint_id', name=op.f('uq_resolution_complaint_id'))
    )
    with op.batch_alter_table('resolution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_resolution_person_id'), ['person_id'], unique=False)
    for statement in CREATE[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for statement in DROP[op.get_bind().dialect.name]:
        op.execute(statement)
    with op.batch_alter_table('resolution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_resolution_person_id'))

    op.drop_table('resolution')
    with op.batch_alter_table('remedy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_remedy_complaint_id'))

    op.drop_table('remedy')
    with op.batch_alter_table('complaint_step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_complaint_step_person_id'))
        batch_op.drop_index(batch_op.f('ix_complaint_step_complaint_id'))

    op.drop_table('complaint_step')
    with op.batch_alter_table('complaint', schema=None) as batch_op:
        batch_op.drop_index('ix_complaint_state_due')
        batch_op.drop_index(batch_op.f('ix_complaint_plan_item_id'))
        batch_op.drop_index(batch_op.f('ix_complaint_owner_id'))
        batch_op.drop_index('ix_complaint_exhibitor')
        batch_op.drop_index(batch_op.f('ix_complaint_edition_id'))
        batch_op.drop_index(batch_op.f('ix_complaint_contact_id'))

    op.drop_table('complaint')
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.drop_index('ix_answer_question_number')
        batch_op.drop_index(batch_op.f('ix_answer_person_id'))
        batch_op.drop_index(batch_op.f('ix_answer_goal_id'))

    op.drop_table('answer')
    with op.batch_alter_table('response', schema=None) as batch_op:
        batch_op.drop_index('ix_response_survey_submitted')
        batch_op.drop_index('ix_response_exhibitor_submitted')
        batch_op.drop_index(batch_op.f('ix_response_contact_id'))

    op.drop_table('response')
    with op.batch_alter_table('plan_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_item_template_item_id'))
        batch_op.drop_index(batch_op.f('ix_plan_item_plan_id'))
        batch_op.drop_index('ix_plan_item_owner_due')
        batch_op.drop_index(batch_op.f('ix_plan_item_goal_id'))
        batch_op.drop_index('ix_plan_item_due')
        batch_op.drop_index(batch_op.f('ix_plan_item_delivered_by_id'))

    op.drop_table('plan_item')
    with op.batch_alter_table('stand', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_stand_participation_id'))
        batch_op.drop_index(batch_op.f('ix_stand_number'))
        batch_op.drop_index(batch_op.f('ix_stand_import_run_id'))
        batch_op.drop_index(batch_op.f('ix_stand_hall_id'))

    op.drop_table('stand')
    with op.batch_alter_table('service_plan', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_service_plan_template_id'))

    op.drop_table('service_plan')
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_index('ix_invitation_survey_waiting')
        batch_op.drop_index('ix_invitation_survey_exhibitor')
        batch_op.drop_index(batch_op.f('ix_invitation_exhibitor_id'))
        batch_op.drop_index(batch_op.f('ix_invitation_contact_id'))

    op.drop_table('invitation')
    with op.batch_alter_table('interaction', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_interaction_person_id'))
        batch_op.drop_index('ix_interaction_exhibitor_time')
        batch_op.drop_index(batch_op.f('ix_interaction_edition_id'))
        batch_op.drop_index(batch_op.f('ix_interaction_contact_id'))

    op.drop_table('interaction')
    with op.batch_alter_table('goal_skill', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_goal_skill_skill_id'))

    op.drop_table('goal_skill')
    with op.batch_alter_table('assessment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_assessment_policy_id'))
        batch_op.drop_index(batch_op.f('ix_assessment_override_id'))
        batch_op.drop_index('ix_assessment_exhibitor')
        batch_op.drop_index('ix_assessment_as_of')

    op.drop_table('assessment')
    with op.batch_alter_table('participation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_participation_main_id'))
        batch_op.drop_index(batch_op.f('ix_participation_import_run_id'))
        batch_op.drop_index('ix_participation_edition_status')
        batch_op.drop_index('ix_participation_edition_area')

    op.drop_table('participation')
    with op.batch_alter_table('import_row', schema=None) as batch_op:
        batch_op.drop_index('ix_import_row_outcome')
        batch_op.drop_index(batch_op.f('ix_import_row_exhibitor_id'))

    op.drop_table('import_row')
    with op.batch_alter_table('goal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_goal_exhibitor_id'))
        batch_op.drop_index('ix_goal_edition_exhibitor')

    op.drop_table('goal')
    with op.batch_alter_table('former_owner', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_former_owner_owner_id'))
        batch_op.drop_index(batch_op.f('ix_former_owner_exhibitor_id'))

    op.drop_table('former_owner')
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contact_import_run_id'))
        batch_op.drop_index(batch_op.f('ix_contact_exhibitor_id'))
        batch_op.drop_index(batch_op.f('ix_contact_email'))

    op.drop_table('contact')
    with op.batch_alter_table('class_override', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_class_override_person_id'))
        batch_op.drop_index(batch_op.f('ix_class_override_exhibitor_id'))

    op.drop_table('class_override')
    with op.batch_alter_table('alias', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_alias_name_key'))
        batch_op.drop_index(batch_op.f('ix_alias_import_run_id'))

    op.drop_table('alias')
    with op.batch_alter_table('import_stand', schema=None) as batch_op:
        batch_op.drop_index('ix_import_stand_row')

    op.drop_table('import_stand')
    with op.batch_alter_table('import_change', schema=None) as batch_op:
        batch_op.drop_index('ix_import_change_record')
        batch_op.drop_index('ix_import_change_field')

    op.drop_table('import_change')
    with op.batch_alter_table('exhibitor', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_exhibitor_website_host'))
        batch_op.drop_index('ix_exhibitor_value')
        batch_op.drop_index(batch_op.f('ix_exhibitor_parent_id'))
        batch_op.drop_index('ix_exhibitor_owner')
        batch_op.drop_index('ix_exhibitor_key')
        batch_op.drop_index('ix_exhibitor_industry')
        batch_op.drop_index(batch_op.f('ix_exhibitor_import_run_id'))
        batch_op.drop_index('ix_exhibitor_import_number')
        batch_op.drop_index(batch_op.f('ix_exhibitor_external_id'))
        batch_op.drop_index('ix_exhibitor_country')
        batch_op.drop_index('ix_exhibitor_class')

    op.drop_table('exhibitor')
    with op.batch_alter_table('training_attendance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_training_attendance_person_id'))

    op.drop_table('training_attendance')
    with op.batch_alter_table('survey', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_survey_questionnaire_id'))
        batch_op.drop_index(batch_op.f('ix_survey_edition_id'))

    op.drop_table('survey')
    with op.batch_alter_table('staff_report', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_staff_report_person_id'))
        batch_op.drop_index('ix_staff_report_issued')

    op.drop_table('staff_report')
    with op.batch_alter_table('import_run', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_import_run_person_id'))
        batch_op.drop_index(batch_op.f('ix_import_run_edition_id'))
        batch_op.drop_index(batch_op.f('ix_import_run_digest'))

    op.drop_table('import_run')
    with op.batch_alter_table('assessment_round', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_assessment_round_policy_id'))

    op.drop_table('assessment_round')
    with op.batch_alter_table('training', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_training_skill_id'))
        batch_op.drop_index(batch_op.f('ix_training_held_on'))

    op.drop_table('training')
    with op.batch_alter_table('template_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_template_item_template_id'))

    op.drop_table('template_item')
    with op.batch_alter_table('score_weights', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_score_weights_person_id'))

    op.drop_table('score_weights')
    op.drop_table('question')
    with op.batch_alter_table('policy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_policy_person_id'))

    op.drop_table('policy')
    with op.batch_alter_table('person_skill', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_person_skill_skill_id'))

    op.drop_table('person_skill')
    with op.batch_alter_table('knowledge_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_knowledge_note_skill_id'))
        batch_op.drop_index(batch_op.f('ix_knowledge_note_author_id'))

    op.drop_table('knowledge_note')
    op.drop_table('hall')
    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_edition_venue_id'))
        batch_op.drop_index(batch_op.f('ix_edition_starts_on'))

    op.drop_table('edition')
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_assignment_person_id'))
        batch_op.drop_index(batch_op.f('ix_assignment_owner_id'))

    op.drop_table('assignment')
    op.drop_table('venue')
    op.drop_table('timetable_run')
    op.drop_table('strategy')
    op.drop_table('skill')
    op.drop_table('show')
    with op.batch_alter_table('removal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_removal_removed_at'))

    op.drop_table('removal')
    op.drop_table('questionnaire')
    with op.batch_alter_table('posted_form', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_posted_form_posted_at'))

    op.drop_table('posted_form')
    op.drop_table('plan_template')
    op.drop_table('person')
    with op.batch_alter_table('mail', schema=None) as batch_op:
        batch_op.drop_index('ix_mail_state')
        batch_op.drop_index('ix_mail_lease', sqlite_where=sa.text('lease_until IS NOT NULL'), postgresql_where=sa.text('lease_until IS NOT NULL'))
        batch_op.drop_index('ix_mail_due', sqlite_where=sa.text("state = 'queued'"), postgresql_where=sa.text("state = 'queued'"))

    op.drop_table('mail')
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_job_subject'))
        batch_op.drop_index('ix_job_open')

    op.drop_table('job')
    op.drop_table('complaint_counter')
