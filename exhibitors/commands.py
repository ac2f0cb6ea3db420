"""Commands for exhibitors."""

from flask.cli import AppGroup

group = AppGroup("exhibitors", help="Exhibitor lists.")
