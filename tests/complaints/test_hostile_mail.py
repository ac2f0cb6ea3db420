"""Mail that is made to hurt: it is read in moments or not at all."""

import time

import pytest

from complaints.mailbox import files, opening, polling
from complaints.mailbox.cleaning import remote_pictures
from complaints.mailbox.models import IncomingMail
from complaints.mailbox.reading import File
from foundation import clock, imap
from foundation.database import db, writing


def test_pictures_are_counted_in_moments_whatever_is_sent():
    begun = time.process_time()
    for hostile in ("<img " * 100_000, "<img src=" + " " * 400_000):
        assert remote_pictures(hostile) == 0
    assert remote_pictures('<p><img alt="x" src = "https://a.example/x.png"></p>') == 1
    assert time.process_time() - begun < 5


MIXED = b"Content-Type: multipart/mixed; boundary=x\n\n"
LAYERS = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(900))


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Type: multipart/mixed; " + b'";' * 100_000 + b"boundary=x\n\nhi\n",
        b"From: " + b"a@b.example, " * 50_000 + b"\n\nhi\n",
        b"From: " + b"(" * 100_000 + b"\n\nhi\n",
        b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nhi\n",
        MIXED + b"--x\nContent-Disposition: attachment; " + b'";' * 100_000 + b"\n\nhi\n--x--\n",
        MIXED + b"--x\nContent-Type: message/rfc822\n\nTo: " + b"a@b.example, " * 50_000 + b"\n\n\n--x--\n",
        MIXED + b"--x\n\n\n" * 20_000,
        LAYERS + b"-\n" * 30_000,
    ],
    ids=["type", "senders", "recursion", "words", "part", "forwarded", "parts", "layers"],
)
def test_a_mail_that_is_made_to_parse_slowly_is_opened_in_moments(head):
    begun = time.process_time()
    opening.opened(b"Message-ID: <a@b.example>\n" + head)
    assert time.process_time() - begun < 2


def test_a_mail_is_opened_before_anybody_waits_to_write(app, monkeypatch):
    monkeypatch.setitem(app.config, "IMAP_URL", "imap://x@127.0.0.1/INBOX")
    polling._position("x", 1)
    held = []
    opened = opening.opened
    monkeypatch.setattr(opening, "opened", lambda raw: held.append(writing.get()) or opened(raw))
    mail = imap.Fetched(b"From: a@b.example\n\nhi\n", clock.now(), whole=True)
    assert polling._take("x", 1, mail) == 1
    assert held == [False]
    assert db.session.query(IncomingMail).count() == 1


def test_a_bounce_in_a_thousand_layers_is_believed_by_nobody():
    layers = "".join(f'Content-Type: multipart/report; boundary="b{n}"\n\n--b{n}\n' for n in range(1_200))
    assert opening.opened(f"From: postmaster@x.example\n{layers}".encode()).back is None


def test_a_file_above_the_limit_is_named_and_not_offered():
    file = files.kept([File("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(files.LARGEST))])[0]
    assert (file.name, file.media_type, file.content) == ("photo.png", None, None)
