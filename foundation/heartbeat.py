"""A sign of life: something done every few seconds, on a thread of its own, while a block runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from flask import Flask, current_app
from sqlalchemy.exc import DBAPIError


def _beat(app: Flask, seconds: float, beat: Callable[[], None], over: Event) -> None:
    while not over.wait(seconds):
        with app.app_context():
            try:
                beat()
            except DBAPIError as error:
                app.logger.warning("heartbeat missed: %s", error.orig)
            except RuntimeError as error:
                if not over.is_set():
                    app.logger.warning("heartbeat ends: %s", error)
                return


@contextmanager
def beating(seconds: float, beat: Callable[[], None]) -> Iterator[None]:
    """Call `beat` every `seconds` until the block ends; a RuntimeError from it ends the beating."""
    app: Flask = current_app._get_current_object()  # pyright: ignore[reportAttributeAccessIssue]
    over = Event()
    thread = Thread(target=_beat, args=(app, seconds, beat, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
