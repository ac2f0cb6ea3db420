"""Lists brought in and taken back from the command line; no job process is needed."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from events.models import Edition
from exhibitors.commands import group
from exhibitors.imports import command_editions, deciding, runs
from exhibitors.imports.applying import apply
from exhibitors.imports.field_words import ALL_FIELDS
from exhibitors.imports.look_alikes import compare
from exhibitors.imports.mapping import missing
from exhibitors.imports.models import ImportRun, Kind, Outcome, State
from exhibitors.imports.refusals import FileRefused
from exhibitors.imports.reports import kept_rows, kept_values
from exhibitors.imports.staging import stage
from exhibitors.imports.undoing import undo
from foundation.database import db, unit_of_work

Day = click.DateTime(["%Y-%m-%d"])


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {total} rows", nl=done == total, err=True)


def _pairs(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = {field: column for field, _, column in (value.partition("=") for value in values)}
    unknown = [field for field in pairs if field not in ALL_FIELDS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is no field. Fields: {', '.join(ALL_FIELDS)}.")
    return pairs


@group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--edition", "wanted", help="Name or number of the edition.")
@click.option("--kind", type=click.Choice(list(Kind)), default=Kind.EXHIBITORS, help="What the rows are.")
@click.option("--past", is_flag=True, help="The edition is over: import history, which fills only blanks.")
@click.option("--map", "pairs", multiple=True, callback=_pairs, help="field=column; field= leaves it out.")
@click.option(
    "--same-above", type=click.IntRange(1, 100), help="Rows so much like an exhibitor are it, in %."
)
@click.option("--dry-run", is_flag=True, help="Say what would happen; store nothing.")
@click.option("--show", help="With --create-edition: the show it is an edition of.")
@click.option("--create-edition", is_flag=True, help="Make the edition, from the head of a JSON file.")
@click.option("--starts", type=Day, help="First show day, where the file has none.")
@click.option("--ends", type=Day, help="Last show day, where the file has none.")
def import_file(
    file: Path,
    pairs: dict[str, str],
    past: bool,
    dry_run: bool,
    same_above: int | None,
    kind: str,
    **edition: Any,
) -> None:
    """Bring in a list of exhibitors, contacts or interactions: CSV, XLSX or JSON."""
    content = file.read_bytes()
    try:
        with unit_of_work():
            chosen = _edition(content, **edition)
            run_id = _upload(content, file.name, chosen, pairs, history=past, kind=kind)
        stage(run_id, _progress)
        if same_above:
            _decide(run_id, same_above / 100)
        if dry_run:
            _forget(run_id, made=edition["create_edition"])
        else:
            _bring_in(run_id)
    except FileRefused as refusal:
        raise click.ClickException(str(refusal)) from None


def _edition(
    content: bytes,
    wanted: str | None,
    show: str | None,
    create_edition: bool,
    starts: datetime | None,
    ends: datetime | None,
) -> Edition:
    if not create_edition:
        return command_editions.find(wanted)
    return command_editions.make(content, wanted, show, _day(starts), _day(ends))


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _upload(content: bytes, name: str, edition: Edition, pairs: dict[str, str], **options: Any) -> int:
    try:
        run = runs.upload(content, name, edition, **options)
    except runs.EditionIsOver:
        text = f"{edition.name} is over since {edition.ends_on}. Add --past to import its list as history."
        raise click.ClickException(text) from None
    run.mapping = {field: column for field, column in (run.mapping | pairs).items() if column}
    if missing(run.mapping, run.kind):
        raise FileRefused("name_column_missing" if run.kind == Kind.EXHIBITORS else "columns_missing")
    run.state = State.READING
    return run.id


def _decide(run_id: int, least: float) -> None:
    compare(run_id, lambda _done, _total: None)
    with unit_of_work():
        said = deciding.decide_all_above(db.session.get_one(ImportRun, run_id), least)
    click.echo(f"{said} rows are taken for an exhibitor that they look like.")


def _bring_in(run_id: int) -> None:
    with unit_of_work():
        db.session.get_one(ImportRun, run_id).state = State.RUNNING
    apply(run_id, _progress)
    _tell(db.session.get_one(ImportRun, run_id))


def _forget(run_id: int, made: bool) -> None:
    run = db.session.get_one(ImportRun, run_id)
    _tell(run, "Nothing is stored. ")
    with unit_of_work():
        edition = run.edition
        runs.discard(run)
        if made:
            db.session.delete(edition)


def _tell(run: ImportRun, before: str = "") -> None:
    figures = ", ".join(f"{getattr(run, outcome)} {outcome}" for outcome in Outcome)
    click.echo(f"{before}Import {run.id}, {run.edition.name}: {run.rows_read} rows read = {figures}.")


@group.command("undo-import")
@click.argument("run_id", type=int)
def undo_import(run_id: int) -> None:
    """Take back what an import brought in; what was edited or used since is kept."""
    with unit_of_work():
        run = db.session.get(ImportRun, run_id)
        if run is None or run.state not in (State.DONE, State.RUNNING, State.UNDOING):
            raise click.ClickException(f"Import {run_id} has brought nothing in.")
        run.state = State.UNDOING
        db.session.flush()
        undo(run_id)
        rows, values = len(kept_rows(run)), len(kept_values(run))
        done = run.state == State.UNDONE
    said = "is undone" if done else "is not undone: undo the later import first"
    click.echo(f"Import {run_id} {said}. Kept: {rows} rows and {values} values changed or used since.")
