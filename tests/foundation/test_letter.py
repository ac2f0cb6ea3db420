"""A letter is fit for any server, and nothing typed by somebody becomes a header."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.letter import Attachment, UndeliverableError, one_line, write

DATE = datetime(2026, 5, 12, 9, tzinfo=UTC)


def letter(recipient="anna@kessler.example", subject="Stand", body="Hello", **options):
    return write("us@x.example", recipient, subject, body, message_id="<1@x>", date=DATE, **options)


def test_a_line_break_in_the_subject_adds_no_header():
    message = message_from_bytes(letter(subject="Hi\r\nBcc: all@x.example\r\n\r\nbody").text, policy=default)
    assert message["Bcc"] is None
    assert message["Subject"] == "Hi Bcc: all@x.example body"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_subject_whatever_changes_the_headers(subject):
    message = message_from_bytes(letter(subject=subject).text, policy=default)
    assert message.keys()[:5] == ["From", "To", "Subject", "Message-ID", "Date"]
    # The standard library may add a blank where it folds a long word that is no ASCII.
    assert "".join(message["Subject"].split()) == "".join(one_line(subject).split())


def test_chinese_goes_as_seven_bit_text_with_crlf():
    text = letter(subject="您的展位", body="您好\n上海重机股份有限公司").text
    assert text.isascii()
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert "上海" in message_from_bytes(text, policy=default).get_content()


def test_a_domain_with_umlauts_is_written_in_ascii():
    assert letter("anna@müller.example").recipient == "anna@xn--mller-kva.example"


@pytest.mark.parametrize(
    "address",
    ["", "anna", "@", "a@", "@b", "a b@c.example", "a@b@c.example", "ännä@c.example", "a@b\r\nRCPT TO:<c@d>"],
)
def test_what_is_no_address_is_undeliverable(address):
    with pytest.raises(UndeliverableError):
        letter(address)


def test_a_report_goes_along():
    message = message_from_bytes(letter(attachment=Attachment("May.pdf", b"%PDF")).text, policy=default)
    (part,) = message.iter_attachments()
    assert (part.get_filename(), part.get_content()) == ("May.pdf", b"%PDF")


def test_the_way_out_by_one_click_is_one_whole_address_however_long():
    address = f"https://{'very-long-name.' * 6}example/s/{'x' * 22}/unsubscribe"
    message = message_from_bytes(letter(unsubscribe=address).text, policy=default)
    assert message["List-Unsubscribe"] == f"<{address}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
