"""The timetable from the command line."""

from jobs import TIMETABLE


def test_every_line_of_the_timetable_runs_on_an_empty_deployment(app):
    runner = app.test_cli_runner()
    for line in TIMETABLE:
        answer = runner.invoke(args=["jobs", "once", line.name])
        assert (answer.exit_code, answer.output.strip()) == (0, f"{line.name}: 0"), answer.output


def test_the_list_tells_when_a_line_runs_and_last_ran(app):
    runner = app.test_cli_runner()
    runner.invoke(args=["jobs", "once", "assessment"])
    listed = runner.invoke(args=["jobs", "list"]).output.splitlines()
    assert len(listed) == len(TIMETABLE)
    (line,) = [line for line in listed if line.startswith("assessment")]
    assert "at 0 3 * * *" in line
    assert line.endswith("UTC")


def test_an_unknown_line_is_refused_with_the_names(app):
    answer = app.test_cli_runner().invoke(args=["jobs", "once", "nothing"])
    assert answer.exit_code == 2
    assert "complaints-overdue" in answer.output
