"""Mail is handed over once, later when the server cannot, and never when it says no for good."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
import time_machine
from sqlalchemy import update

from foundation import clock, delivery, mail, smtp
from foundation.database import db
from tests.factories.mails import MailFactory


def written(**values) -> int:
    """Commit a mail and return its number."""
    number = MailFactory(**values).id
    db.session.commit()
    return number


def now(number: int) -> mail.Mail:
    """Return the mail as it is stored."""
    return db.session.get_one(mail.Mail, number, populate_existing=True)


def test_a_mail_is_sent_once(smtp_server):
    number = written()
    assert [delivery.send_due(), delivery.send_due()] == [1, 0]
    assert (now(number).state, now(number).claim, len(smtp_server.taken)) == ("sent", None, 1)


def test_without_a_server_mail_stays_queued(app):
    number = written()
    assert delivery.send_due() == 0
    assert now(number).state == "queued"


def test_a_server_that_is_down_costs_no_attempt_and_is_tried_again(app, smtp_server):
    number = written()
    smtp_server.stop()
    assert delivery.send_due() == 0
    assert (now(number).state, now(number).attempts) == ("queued", 0)
    assert now(number).due_at > clock.now()
    assert "refused" in (now(number).error or "")
    smtp_server.start()
    app.config["SMTP_URL"] = smtp_server.url
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert delivery.send_due() == 1


def test_a_refused_recipient_fails_at_once_and_the_others_are_sent(smtp_server):
    smtp_server.answers["gone@kessler.example"] = "550 No such user"
    refused, other = written(recipient="gone@kessler.example"), written()
    assert delivery.send_due() == 1
    assert (now(refused).state, now(refused).error) == ("failed", "550 No such user")
    assert now(other).state == "sent"


def test_a_recipient_put_off_is_tried_again_later_and_later(smtp_server):
    smtp_server.answers["busy@kessler.example"] = "451 Greylisted"
    number, waits = written(recipient="busy@kessler.example"), []
    moment = clock.now()
    for _ in range(3):
        with time_machine.travel(moment, tick=False):
            delivery.send_due()
        waits.append((now(number).due_at - moment) / timedelta(minutes=1))
        moment = now(number).due_at
    assert waits == [2, 4, 8]
    smtp_server.answers.clear()
    with time_machine.travel(moment):
        assert delivery.send_due() == 1


def test_a_mail_put_off_too_often_fails(smtp_server):
    smtp_server.text_answer = "452 Full"
    number = written(attempts=delivery.ATTEMPTS - 1)
    delivery.send_due()
    assert (now(number).state, now(number).error) == ("failed", "452 Full")


def test_a_refused_text_fails(smtp_server):
    smtp_server.text_answer = "554 Looks like spam"
    number = written()
    delivery.send_due()
    assert now(number).state == "failed"


def test_an_address_that_is_none_fails_without_stopping_the_others(smtp_server):
    broken, other = written(recipient="no address"), written()
    assert delivery.send_due() == 1
    assert (now(broken).state, now(other).state) == ("failed", "sent")


def test_a_server_that_never_answers_the_text_leaves_the_mail_unsure(app, smtp_server):
    smtp_server.delay = 1.5
    number = written()
    app.config["SMTP_TIMEOUT"] = 0.3
    delivery.send_due()
    app.config["SMTP_TIMEOUT"] = 30
    assert now(number).state == "unsure"
    assert delivery.send_due() == 0


def test_a_connection_that_ends_before_the_text_loses_nothing(smtp_server, monkeypatch):
    def broken(*_):
        raise SMTPServerDisconnected("gone")

    number = written()
    monkeypatch.setattr(smtp, "envelope", broken)
    assert delivery.send_due() == 0
    assert (now(number).state, now(number).attempts) == ("queued", 1)


def test_a_claim_of_a_killed_process_runs_out(smtp_server):
    past = clock.now() - timedelta(seconds=1)
    before = written(state="claimed", claim="dead", lease_until=past)
    during = written(state="handing_over", claim="dead", lease_until=past)
    assert delivery.send_due() == 1
    assert (now(before).state, now(during).state) == ("sent", "unsure")


def test_a_process_that_slept_through_its_lease_hands_nothing_over(smtp_server, monkeypatch):
    number, envelope = written(), smtp.envelope

    def taken_over_meanwhile(server, letter):
        envelope(server, letter)
        delivery._end(number, now(number).claim or "", state="queued")
        assert delivery._claim(number)

    monkeypatch.setattr(smtp, "envelope", taken_over_meanwhile)
    assert delivery.send_due() == 0
    assert (now(number).state, smtp_server.taken) == ("claimed", [])


def test_a_process_that_was_only_slow_still_tells_that_the_server_took_the_mail(smtp_server, monkeypatch):
    number, text = written(), smtp.text

    def taken_slowly(server, letter):
        text(server, letter)
        db.session.execute(update(mail.Mail).values(lease_until=clock.now() - timedelta(seconds=1)))
        db.session.commit()
        delivery.release_expired()
        assert now(number).state == "unsure"

    monkeypatch.setattr(smtp, "text", taken_slowly)
    assert delivery.send_due() == 1
    assert (now(number).state, now(number).error) == ("sent", None)


def test_an_unsure_mail_is_sent_again_only_when_a_person_says_so(smtp_server):
    number = written(state="unsure")
    assert delivery.send_due() == 0
    assert mail.send_again(number)
    db.session.commit()
    assert delivery.send_due() == 1
    assert not mail.send_again(number)


def test_a_purpose_is_served_once(app):
    first = mail.queue("a@x.example", "Reminder", "Hello", purpose="remind:1")
    assert first is not None
    assert mail.queue("a@x.example", "Reminder", "Hello", purpose="remind:1") is None


def test_a_password_is_not_sent_in_the_clear_to_a_server_elsewhere(monkeypatch, smtp_server):
    monkeypatch.setattr(smtp, "LOCAL", ())
    with pytest.raises(OSError, match="the password was not sent"):
        smtp.connect(smtp_server.url.replace("//", "//us:secret@"), 5)
