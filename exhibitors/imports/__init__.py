"""Bringing in an exhibitor list: read, map, preview, run, report, undo."""
