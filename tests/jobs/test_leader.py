"""One process leads; another stands by, takes over when it dies, and both stop when asked."""

from foundation.database import db
from tests.factories.mails import MailFactory


def test_a_standby_takes_over_when_the_leader_is_killed(start, until):
    first = start()
    until(lambda: first.says("leading"))
    second = start()
    until(lambda: second.says("started"))
    assert not second.says("leading")
    first.kill()
    until(lambda: second.says("leading"))


def test_a_process_that_is_asked_to_stop_ends_cleanly(start, until):
    process = start()
    until(lambda: process.says("leading"))
    assert process.stop() == 0
    assert process.says("stopped")
    assert not process.says("Traceback")


def test_a_process_stops_between_two_mails(start, until, smtp_server):
    smtp_server.delay = 0.3
    MailFactory.create_batch(100)
    db.session.commit()
    process = start(SMTP_URL=smtp_server.url)
    until(lambda: len(smtp_server.taken) > 0)
    assert process.stop() == 0
    assert len(smtp_server.taken) < 50
