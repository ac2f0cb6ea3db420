"""Files that came with a mail: kept where they are of a kind we keep and not too large, named where not."""

from collections.abc import Sequence

from complaints.mailbox.models import IncomingFile
from complaints.mailbox.reading import File
from exhibitors.file_kinds import UnknownKind, kind_of, safe_name

LARGEST = 25 * 2**20
"""Bytes of all files of one mail together."""


def kept(files: Sequence[File]) -> list[IncomingFile]:
    """Return the files to store; what is left out is without content."""
    left, stored = LARGEST, []
    for file in files:
        stored.append(_stored(file, left))
        left -= stored[-1].size if stored[-1].content else 0
    return stored


def _stored(file: File, left: int) -> IncomingFile:
    name, size = safe_name(file.name), len(file.content)
    try:
        kind = kind_of(name, file.content)
    except UnknownKind:
        return IncomingFile(name=name, size=size)
    if size > left:
        return IncomingFile(name=name, size=size)
    return IncomingFile(name=name, size=size, media_type=kind, content=file.content)
