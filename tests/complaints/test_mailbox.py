"""A mail becomes a complaint, joins one or waits; nothing that is forged, automatic or broken does harm."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from complaints.mailbox import deciding, receiving
from complaints.mailbox.models import IncomingFile, IncomingMail
from complaints.mailbox.opening import opened
from complaints.models import Complaint
from exhibitors.interaction import Interaction
from exhibitors.models import Contact
from foundation import clock
from foundation.database import db
from foundation.mail import Mail
from tests.factories.companies import ContactFactory, ParticipationFactory
from tests.factories.complaints import ComplaintFactory
from tests.factories.mails import MailFactory
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory


@pytest.fixture
def ann(app) -> Contact:
    """A contact of an exhibitor that takes part."""
    contact = ContactFactory(email="ann@acme.example", name="Ann")
    ParticipationFactory(exhibitor=contact.exhibitor, edition=EditionFactory(), status="contracted")
    contact.exhibitor.owner = PersonFactory()
    db.session.flush()
    return contact


def came(body: str = "No power", *, sender: str = "ann@acme.example", subject: str = "Power", **named: str):
    """Take a mail up."""
    heads = {"From": sender, "Subject": subject, "Message-ID": f"<{subject}@acme.example>"}
    heads |= {name.replace("_", "-"): value for name, value in named.items()}
    lines = "\r\n".join(f"{name}: {value}" for name, value in heads.items())
    return receiving.take(opened(f"{lines}\r\n\r\n{body}\r\n".encode()), clock.now())


def test_a_mail_of_a_known_contact_opens_a_complaint_once(ann):
    assert came() is not None
    assert came() is None
    complaint = db.session.query(Complaint).one()
    assert (complaint.title, complaint.description, complaint.source) == ("Power", "No power", "mail")
    assert (complaint.contact_id, complaint.state) == (ann.id, "acknowledged")


def test_the_receipt_follows_the_mail_and_goes_to_the_address_on_file(ann):
    came(Reply_To="thief@elsewhere.example")
    receipt = db.session.query(Mail).one()
    assert (receipt.recipient, receipt.thread) == ("ann@acme.example", "<Power@acme.example>")


def test_an_answer_joins_its_complaint_and_tells_the_owner(ann):
    came()
    receipt = db.session.query(Mail).one()
    again = came(
        "Still none\n\nOn Monday you wrote:\n> ok", subject="Re: Power", In_Reply_To=receipt.message_id
    )
    complaint = db.session.query(Complaint).one()
    assert (again.state, again.complaint_id) == ("reply", complaint.id)
    assert complaint.steps[-1].note == "Mail from ann@acme.example:\n\nStill none"
    told = db.session.scalars(select(Mail.recipient).order_by(Mail.id)).all()
    assert told == ["ann@acme.example", complaint.owner.email]


@pytest.mark.parametrize(
    ("named", "state", "doubt"),
    [
        ({"sender": "who@stranger.example"}, "waiting", "unknown_sender"),
        ({"Authentication_Results": "mx; dmarc=fail header.from=acme.example"}, "waiting", "forged"),
        ({"sender": "a@x.example, ann@acme.example"}, "waiting", "unreadable"),
        ({"Auto_Submitted": "auto-replied"}, "automatic", None),
        ({"Precedence": "bulk"}, "automatic", None),
        ({"Return_Path": "<>"}, "automatic", None),
        ({"sender": "MAILER-DAEMON@acme.example"}, "bounce", None),
        ({"sender": "standwell@localhost"}, "automatic", "loop"),
    ],
)
def test_what_is_in_doubt_opens_nothing_and_is_not_answered(ann, named, state, doubt):
    mail = came(**named)
    assert (mail.state, mail.doubt) == (state, doubt)
    assert db.session.query(Complaint).count() == db.session.query(Mail).count() == 0


def test_an_answer_to_a_closed_complaint_waits_for_somebody_to_decide(ann, sign_in):
    gone = {"state": "closed", "closed_at": clock.now() - timedelta(days=2)}
    closed = ComplaintFactory(exhibitor=ann.exhibitor, contact=ann, owner=ann.exhibitor.owner, **gone)
    mail = came(subject=f"Re: {closed.number}")
    assert (mail.doubt, closed.state) == ("closed", "closed")
    assert "decide whether it is opened again" in db.session.query(Mail).one().body
    posted = {"what": "reopen", "number": closed.number}
    assert sign_in().post(f"/complaints/mail/{mail.id}/decide", data=posted).status_code == 302
    assert db.session.get_one(Complaint, closed.id).state == "investigated"


def test_a_stranger_who_names_a_complaint_is_not_let_in(ann):
    other = ComplaintFactory()
    mail = came(subject=f"Re: {other.number}")
    assert (mail.state, mail.doubt) == ("waiting", "other_sender")


def test_an_address_that_floods_waits(ann):
    states = [came(subject=f"S{n}").state for n in range(11)]
    assert states == ["complaint"] * 10 + ["waiting"]


REPORT = """Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.acme.example

Final-Recipient: rfc822; ann@acme.example
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such user

--x
Content-Type: text/rfc822-headers

Message-ID: {sent}

--x--
"""


@pytest.mark.parametrize("ours", [True, False])
def test_a_returned_mail_marks_the_address_only_when_it_was_ours(ann, ours):
    sent = MailFactory(recipient="ann@acme.example", state="sent")
    named = sent.message_id if ours else "<made-up@x.example>"
    text = "From: mailer-daemon@mx.example\n" + REPORT.format(sent=named)
    receiving.take(opened(text.encode()), clock.now())
    db.session.expire_all()
    assert (db.session.get_one(Contact, ann.id).bounced_at is not None) is ours


def test_files_are_kept_when_their_content_is_what_their_name_says(ann):
    body = (
        "--x\r\nContent-Type: text/plain\r\n\r\nSee\r\n"
        '--x\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nwords\r\n'
        '--x\r\nContent-Disposition: attachment; filename="../b.exe"\r\n\r\nMZ\r\n--x--'
    )
    came(body, Content_Type="multipart/mixed; boundary=x")
    files = db.session.query(IncomingFile).order_by(IncomingFile.id).all()
    assert [(file.name, file.content) for file in files] == [("a.txt", b"words"), ("b.exe", None)]


def test_two_people_decide_once(ann, sign_in):
    mail, person = came(sender="who@stranger.example"), PersonFactory()
    deciding.as_note(mail, ann.exhibitor, person)
    db.session.flush()
    with pytest.raises(deciding.DecidedBefore):
        deciding.as_nothing(mail, person)
    assert db.session.query(Interaction).one().kind == "mail"


def test_staff_open_a_complaint_out_of_a_strangers_mail_without_a_receipt(ann, sign_in):
    mail = came(sender="who@stranger.example")
    edition = db.session.query(EditionFactory._meta.model).first()
    chosen = {"what": "complaint", "exhibitor_id": ann.exhibitor_id, "edition_id": edition.id}
    assert sign_in("staff").post(f"/complaints/mail/{mail.id}/decide", data=chosen).status_code == 302
    assert db.session.query(Complaint).one().exhibitor_id == ann.exhibitor_id
    assert db.session.query(Mail).count() == 0


@pytest.mark.parametrize("what", ["complaint", "reply", "note", "other", "reopen"])
def test_a_decision_without_what_it_needs_is_refused(ann, sign_in, what):
    mail = came(sender="who@stranger.example")
    answer = sign_in().post(f"/complaints/mail/{mail.id}/decide", data={"what": what, "number": "C-1"})
    assert answer.status_code == 422
    assert db.session.get_one(IncomingMail, mail.id).state == "waiting"


def test_the_pages_show_what_is_known_and_no_more(ann, sign_in):
    mail = came("<script>x</script>", sender="Who <who@stranger.example>", Content_Type="text/plain")
    client = sign_in()
    assert b"No contact has this address" in client.get("/complaints/mail/").data
    page = client.get(f"/complaints/mail/{mail.id}?q=e").data
    assert b"not verified" in page
    assert b"<script>x" not in page
