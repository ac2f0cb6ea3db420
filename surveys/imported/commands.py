"""Answers of other tools brought in and taken back from the command line."""

import json
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy import select

from events.models import Edition
from exhibitors.imports.refusals import FileRefused
from foundation.database import db, unit_of_work
from surveys.imported import bringing
from surveys.imported.models import AnswerImport
from surveys.imported.refusals import MappingRefused

group = AppGroup("surveys", help="Surveys and their answers.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _edition(wanted: str) -> Edition:
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 10 else 0
    found = db.session.scalars(
        select(Edition).where((Edition.name == wanted) | (Edition.id == number)).limit(2)
    ).all()
    if len(found) != 1:
        raise click.BadParameter(
            f"{len(found)} editions are {wanted}. Give the number.", param_hint="--edition"
        )
    return found[0]


def _told(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise click.BadParameter(f"this is no JSON: {error}", param_hint="--mapping") from None


@group.command("import")
@click.argument("file", type=FILE)
@click.option("--edition", "wanted", required=True, help="Name or number of the edition.")
@click.option("--mapping", required=True, type=FILE, help="JSON: what each column measures, missing values.")
def import_answers(file: Path, wanted: str, mapping: Path) -> None:
    """Make a survey of answers from another tool: CSV, XLSX or JSON, a row a response."""
    told = _told(mapping)
    try:
        with unit_of_work():
            kept = bringing.upload(file.read_bytes(), file.name, _edition(wanted))
            survey = bringing.bring_in(kept, told)
            line = f"Import {kept.id}: survey {survey.id}, {survey.title}: {kept.responses} responses"
            rest = f", {kept.skipped} rows without an answer, {kept.strangers} of exhibitors not known."
    except bringing.AlreadyThere as there:
        raise click.ClickException(
            f"This file is survey {there.survey.id} of the edition already. Nothing was added."
        ) from None
    except (FileRefused, MappingRefused) as refused:
        raise click.ClickException(f"{refused} Nothing was added.") from None
    click.echo(line + rest)


@group.command("undo-import")
@click.argument("import_id", type=int)
def undo_import(import_id: int) -> None:
    """Take away the survey that an import made, with its answers."""
    with unit_of_work():
        kept = db.session.get(AnswerImport, import_id)
        if kept is None or kept.survey is None:
            raise click.ClickException(f"Import {import_id} has brought nothing in.")
        bringing.undo(kept)
    click.echo(f"Import {import_id} is undone.")
