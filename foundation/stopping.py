"""Whether this process has been asked to stop; long loops look between two pieces of work."""

from threading import Event

asked = Event()
