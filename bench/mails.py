"""Mails over one SMTP connection, each claimed, marked and kept, against bare smtplib with the same ones."""

from collections.abc import Iterator, Sequence
from socket import socket

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from sqlalchemy import insert

from bench.bases import Base
from bench.figures import Figure, duration
from bench.timing import seconds
from foundation import clock, delivery, smtp
from foundation.database import db, unit_of_work
from foundation.letter import Letter, write
from foundation.mail import Mail

MAILS = 10_000
TEXT = "Hello,\n\nthank you for exhibiting. How was it?\n\nhttps://example.com/s/0123456789\n" * 4


def _free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def measure(bases: Sequence[Base]) -> Iterator[Figure]:
    """Send as many mails as the base has exhibitors, at most 10,000, both ways."""
    base, port = bases[-1], _free_port()
    server = Controller(Sink(), hostname="127.0.0.1", port=port)
    server.start()
    try:
        with base.app.app_context():
            yield _figure(base, min(base.size, MAILS), f"smtp://127.0.0.1:{port}")
    finally:
        server.stop(no_assert=True)


def _figure(base: Base, count: int, url: str) -> Figure:
    letters = [_letter(number) for number in range(count)]
    bare = seconds(lambda: _bare(url, letters))
    _queue(count)
    base.app.config["SMTP_URL"] = url
    taken = seconds(delivery.send_due)
    base.app.config["SMTP_URL"] = None
    rate = f"{duration(taken)}, {count / taken:.0f}/s"
    return Figure(
        f"{count} mails, one connection",
        base.database,
        base.size,
        rate,
        f"bare smtplib: {duration(bare)}",
        taken / bare,
    )


def _letter(number: int) -> Letter:
    to, at = f"c{number}@bench.example", clock.now()
    return write("us@bench.example", to, "How was it?", TEXT, message_id=f"<{number}@bench>", date=at)


def _bare(url: str, letters: Sequence[Letter]) -> None:
    with smtp.connect(url, 30) as server:
        for letter in letters:
            server.sendmail(letter.sender, letter.recipient, letter.text)


def _queue(count: int) -> None:
    at = clock.now()
    same = {"subject": "How was it?", "body": TEXT, "written_at": at, "due_at": at, "state": "queued"}
    rows = [
        {"recipient": f"c{number}@bench.example", "message_id": f"<{number}@bench>", "attempts": 0, **same}
        for number in range(count)
    ]
    with unit_of_work():
        db.session.execute(insert(Mail), rows)
