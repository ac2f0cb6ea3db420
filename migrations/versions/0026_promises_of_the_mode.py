"""Ready-made questionnaires say no more that answers are read with the name: that is for the survey to promise."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

READ = "The show's team reads your answers together with your company's name, to act on them"
MOVED = (
    (
        {
            "en": f"About five minutes. {READ}; what you say about individuals is only ever shown in groups.",
            "zh_CN": "大约需要五分钟。展会团队会结合贵公司名称阅读您的答复，以便采取行动；您对个人的评价只会汇总显示。",
        },
        {
            "en": "About five minutes. What you say about individuals is only ever shown in groups.",
            "zh_CN": "大约需要五分钟。您对个人的评价只会汇总显示。",
        },
    ),
    (
        {"en": f"{READ}.", "zh_CN": "展会团队会结合贵公司名称阅读您的答复，以便采取行动。"},
        {"en": "It takes about a minute.", "zh_CN": "大约需要一分钟。"},
    ),
)
QUESTIONNAIRE = sa.table(
    "questionnaire",
    sa.column("id", sa.Integer),
    sa.column("intro", sa.JSON),
    sa.column("version", sa.Integer),
)


def _put(old: dict[str, str], new: dict[str, str]) -> None:
    run, table = op.get_bind().execute, QUESTIONNAIRE
    same = [row.id for row in run(sa.select(table.c.id, table.c.intro)) if row.intro == old]
    run(table.update().where(table.c.id.in_(same)).values(intro=new, version=table.c.version + 1))


def upgrade() -> None:
    for old, new in MOVED:
        _put(old, new)


def downgrade() -> None:
    for old, new in MOVED:
        _put(new, old)
