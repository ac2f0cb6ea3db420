"""Which files may be attached: what a file's bytes say it is must be what its name says.

Pictures, PDF, plain text and the documents of office programs without macros; nothing that a browser would
run. The kind comes from the bytes, never from what the sender states.
"""

import io
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath

PDF, PNG, JPEG, GIF, WEBP = "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"
_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS: dict[str, str] = {
    ".pdf": PDF,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".gif": GIF,
    ".webp": WEBP,
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
}
ACCEPTED = ",".join(KINDS)
_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}
_MOST_PARTS = 20_000
_LONGEST_STEM = 120
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|]+')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")


class UnknownKind(ValueError):
    """The file's name has no known ending, or its content is something else than its name says."""


def kind_of(name: str, content: bytes) -> str:
    """Return the media type of a file, or raise UnknownKind."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in _PARTS:
        found = _is_office(content, _PARTS[ending])
    elif ending in (".txt", ".csv"):
        found = _is_text(content)
    else:
        found = _by_signature(content) == KINDS.get(ending, "")
    if not found:
        raise UnknownKind(name)
    return KINDS[ending]


def _by_signature(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    return WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def _is_office(content: bytes, part: str) -> bool:
    """Whether it is a ZIP with the document's main part and no macro; only its table of contents is read."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    macro = any(name.lower().endswith("vbaproject.bin") for name in names)
    return len(names) <= _MOST_PARTS and not macro and {"[Content_Types].xml", part} <= set(names)


def _is_text(content: bytes) -> bool:
    """Whether it reads as UTF-8, UTF-16 with its mark, or one of the 8-bit codes, without control signs."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8", "gb18030", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return bool(content) and not _CONTROL.search(text)
    return False


def safe_name(name: str) -> str:
    """Return a file name that every system takes: no path, no control or direction signs, not too long."""
    text = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    text = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    text = " ".join(_NOT_IN_A_NAME.sub(" ", text).split()).lstrip(". ")
    path = PurePosixPath(text or "file")
    return path.stem[:_LONGEST_STEM].rstrip(". ") + path.suffix[:10].lower()
