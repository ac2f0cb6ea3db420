"""However broken a mail is, it is read; what its HTML would do is not done."""

import pytest

from complaints.mailbox.cleaning import as_text, harmless, remote_pictures
from complaints.mailbox.reading import decoded, first_words, read

HEAD = b"From: Ann <Ann@Acme.example>\nSubject: =?utf-8?q?Kein_Strom?=\n"


def test_a_plain_mail_is_read():
    found = read(HEAD + b"References: <a@x> <b@x>\nIn-Reply-To: <b@x>\n\nHello\n")
    assert (found.sender, found.sender_name, found.subject) == ("ann@acme.example", "Ann", "Kein Strom")
    assert (found.text, found.thread) == ("Hello", ("<b@x>", "<a@x>"))


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("Größe".encode("cp1252"), "utf-8", "Größe"),
        ("没有电力供应到我们的展位上".encode("gb18030"), "us-ascii", "没有电力供应到我们的展位上"),
        ("Größe".encode(), "no-such-charset", "Größe"),
        (b"plain", None, "plain"),
    ],
)
def test_a_wrong_or_made_up_charset_is_survived(content, charset, text):
    assert decoded(content, charset) == text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: \nSubject: \n\n",
        b"From: a@b.example <c@d.example> e@f.example\n\nx",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>half",
        b"Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\n!!!not base64",
        b"Content-Type: text/plain; charset=\"'\n\nx",
        b"From: =?bad?x?=?= <a@b\nMessage-ID: <<>>\nDate: never\n\nx",
        b"Subject: " + b"\xf0\x28" * 50 + b"\n\nx",
        b"Content-Type: multipart/mixed; boundary=x\n\n" * 300,
    ],
)
def test_broken_mails_are_survived(raw):
    found = read(raw)
    assert found.key
    assert "\0" not in found.text + found.subject
    (found.text + found.subject + found.sender).encode()


def test_html_is_made_harmless():
    source = '<p onclick="x()">Hi <script>evil()</script><img src="https://spy.example/a.png">'
    source += (
        '<a href="javascript:x()" style="color:red">a</a> <a href="https://ok.example">b</a><form>f</form>'
    )
    clean = harmless(source)
    assert "https://ok.example" in clean
    assert not any(word in clean for word in ("script", "onclick", "img", "style", "form", "spy"))
    assert remote_pictures(source) == 1


def test_an_html_mail_has_words_too():
    assert as_text("<style>x</style><p>One &amp; two</p><p>Three</p>") == "One & two\nThree"


def test_what_was_quoted_is_left_out():
    assert first_words("New words\n\nOn Monday you wrote:\n> old") == "New words"
    assert first_words("> only old") == "> only old"
