"""The mailbox is read from a real IMAP server: each mail once, whatever happens in between."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import func, select

from complaints.mailbox import polling, receiving
from complaints.mailbox.models import IncomingMail, MailboxPosition
from foundation.database import db
from tests.dovecot import Dovecot

MAIL = (
    b"From: Who <who@stranger.example>\r\nSubject: S%d\r\nMessage-ID: <%d@stranger.example>\r\n\r\nHello\r\n"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """A server that is started once, in a folder that its user can enter."""
    with TemporaryDirectory() as home:
        dovecot = Dovecot(Path(home))
        dovecot.start()
        yield dovecot
        dovecot.stop()


def mailbox(app, monkeypatch, server: Dovecot, user: str, *numbers: int) -> None:
    """Lay numbered mails into a mailbox of its own, and have it read."""
    server.put(user, *(MAIL % (one, one) for one in numbers))
    monkeypatch.setitem(app.config, "IMAP_URL", server.url(user))


def subjects() -> list[str]:
    """Return what was taken up, in order."""
    return list(db.session.scalars(select(IncomingMail.subject).order_by(IncomingMail.id)))


def test_every_mail_is_taken_up_once(app, monkeypatch, server):
    mailbox(app, monkeypatch, server, "once", 1, 2)
    assert polling.poll() == 2
    server.put("once", MAIL % (3, 3))
    assert [polling.poll(), polling.poll()] == [1, 0]
    assert subjects() == ["S1", "S2", "S3"]


def test_mails_are_known_again_when_the_server_numbers_them_anew(app, monkeypatch, server):
    mailbox(app, monkeypatch, server, "anew", 1, 2)
    polling.poll()
    before = db.session.scalar(select(MailboxPosition.validity))
    server.renumber("anew")
    server.put("anew", MAIL % (3, 3))
    assert polling.poll() == 1
    db.session.expire_all()
    assert db.session.scalar(select(MailboxPosition.validity)) != before
    assert sorted(subjects()) == ["S1", "S2", "S3"]


def test_a_mail_that_fails_half_way_is_taken_up_by_the_next_round(app, monkeypatch, server):
    mailbox(app, monkeypatch, server, "half", 1)
    with monkeypatch.context() as broken:
        broken.setattr(receiving, "_follow", lambda *_all: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            polling.poll()
    assert subjects() == []
    assert polling.poll() == 1


KILLED = """
import os, signal
from app import create_app
from complaints.mailbox import polling, receiving
follow = receiving._follow
def die(mail, raw):
    follow(mail, raw)
    if mail.subject == "S2":
        os.kill(os.getpid(), signal.SIGKILL)
receiving._follow = die
with create_app().app_context():
    polling.poll()
"""


def test_a_process_killed_between_two_mails_loses_and_doubles_none(app, monkeypatch, server, environment):
    mailbox(app, monkeypatch, server, "killed", 1, 2, 3)
    there = os.environ | environment | {"IMAP_URL": server.url("killed")}
    done = subprocess.run([sys.executable, "-c", KILLED], env=there, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL
    assert subjects() == ["S1"]
    db.session.rollback()
    assert polling.poll() == 2
    assert subjects() == ["S1", "S2", "S3"]


def test_a_mailbox_that_cannot_be_read_says_so(app, monkeypatch, server):
    monkeypatch.setitem(app.config, "IMAP_URL", server.url("wrong").replace("secret", "other"))
    assert polling.poll() == 0
    position = db.session.query(MailboxPosition).one()
    assert position.failing_since is not None
    assert "uthentication" in (position.error or "")


def test_reading_changes_nothing_in_the_mailbox(app, monkeypatch, server):
    mailbox(app, monkeypatch, server, "kept", 1)
    polling.poll()
    files = [file.name for file in (server.home / "mail" / "kept").rglob("*.mail*")]
    assert len(files) == 1
    assert "S" not in files[0].rpartition(",")[2]
    assert db.session.scalar(select(func.count(IncomingMail.id))) == 1
