"""The timetable, one line a job, run in a process of its own: `flask jobs run`."""

from flask.cli import AppGroup

group = AppGroup("jobs", help="The timetable's process.")
