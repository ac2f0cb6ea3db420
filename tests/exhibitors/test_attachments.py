"""Files are checked by content, kept, handed out as downloads only, and come back after a removal."""

import io
import zipfile

import pytest
from sqlalchemy import func

from exhibitors import attachment as files
from exhibitors.attachment import Attachment
from exhibitors.file_kinds import PNG, UnknownKind, kind_of, safe_name
from foundation.database import db
from tests.factories.companies import ExhibitorFactory, InteractionFactory

PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def package(*parts: str) -> bytes:
    """Return an office document with these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return content.getvalue()


def sent(browser, exhibitor, content=PICTURE, name="stand.png", **data):
    """Attach a file the way a page does."""
    form = {"file": (io.BytesIO(content), name), **data}
    return browser.post(f"/exhibitors/{exhibitor.id}/files", data=form, content_type="multipart/form-data")


def last() -> str:
    """Return the address of the last file."""
    return f"/exhibitors/files/{db.session.query(func.max(Attachment.id)).scalar()}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7 x"),
        ("a.PNG", PICTURE),
        ("a.jpeg", b"\xff\xd8\xff\xe0x"),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF0000WEBPVP8 "),
        ("a.txt", "Grüße 中文".encode()),
        ("a.csv", "Grüße;1\n".encode("cp1252")),
        ("a.txt", "中文".encode("utf-16")),
        ("a.docx", package("word/document.xml")),
        ("a.xlsx", package("xl/workbook.xml")),
        ("a.pptx", package("ppt/presentation.xml")),
    ],
)
def test_a_file_is_known_by_its_content(name, content):
    assert kind_of(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PICTURE),
        ("a.png", b"<html><script>"),
        ("a.html", b"<html>"),
        ("a.svg", b"<svg onload=x>"),
        ("a.exe", b"MZ"),
        ("a.txt", b"\x7fELF\x00\x01"),
        ("a.docx", package("xl/workbook.xml")),
        ("a.docx", package("word/document.xml", "word/vbaProject.bin")),
        ("a.xlsx", b"PK\x03\x04broken"),
        ("png", PICTURE),
    ],
)
def test_anything_else_is_refused(name, content):
    with pytest.raises(UnknownKind):
        kind_of(name, content)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\plans\\Hall 3.PDF", "Hall 3.pdf"),
        ("inv\u202egnp.txt", "invgnp.txt"),
        ("a\r\nb.txt", "ab.txt"),
        ("展位图.png", "展位图.png"),
        ("x" * 400 + ".png", "x" * 120 + ".png"),
    ],
)
def test_a_name_is_made_safe(given, kept):
    assert safe_name(given) == kept


def test_a_file_is_kept_and_handed_out_as_a_download(sign_in):
    exhibitor, browser = ExhibitorFactory(), sign_in("staff")
    assert sent(browser, exhibitor).location == f"/exhibitors/{exhibitor.id}"
    answer = browser.get(last())
    assert (answer.data, answer.mimetype) == (PICTURE, PNG)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_known_file_is_not_sent_again(sign_in):
    browser = sign_in("staff")
    sent(browser, ExhibitorFactory())
    tag = browser.get(last()).headers["ETag"]
    answer = browser.get(last(), headers={"If-None-Match": tag})
    assert (answer.status_code, answer.data) == (304, b"")


def test_a_file_too_large_is_refused(sign_in, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 10)
    assert sent(sign_in("staff"), ExhibitorFactory()).status_code == 413
    assert db.session.query(Attachment).count() == 0


@pytest.mark.parametrize("file", [(b"", "a.png"), (b"MZ", "a.png"), (PICTURE, ""), (b"x", "x.svg")])
def test_what_is_no_file_of_ours_is_refused(sign_in, file):
    assert sent(sign_in("staff"), ExhibitorFactory(), *file).status_code == 422


def test_a_file_may_belong_to_an_entry_of_the_same_exhibitor_only(sign_in):
    entry, browser = InteractionFactory(), sign_in("staff")
    assert sent(browser, entry.exhibitor, interaction_id=str(entry.id)).status_code == 302
    assert sent(browser, ExhibitorFactory(), interaction_id=str(entry.id)).status_code == 422
    assert [one.interaction_id for one in db.session.query(Attachment)] == [entry.id]


def test_a_removed_file_is_gone_until_it_is_brought_back(sign_in):
    browser = sign_in("staff")
    sent(browser, ExhibitorFactory())
    browser.post(f"{last()}/remove")
    assert browser.get(last()).status_code == 404
    browser.post(f"{last()}/restore")
    assert browser.get(last()).status_code == 200
