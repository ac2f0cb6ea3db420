"""Several PDF files of the typesetter bound as one, piece by piece: tagged as they were, with bookmarks.

The memory of one file is enough: each is taken apart, renumbered and written on; only places are kept.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from foundation.pdf_book import Book
from foundation.pdf_parts import Parts, parts, renumbered

PARENT = re.compile(rb"/(StructParents?) (\d+)")
NUMBERED = re.compile(rb"(\d+) (\[[^\]]*\]|\d+ 0 R)")
ABOUT = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" pdfuaid:part="1" /><rdf:Description rdf:about=""><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
CATALOG, PAGES, TAGS, DOCUMENT, TREE, MARKS, INFO, XMP = range(1, 9)


def bound(files: Iterable[tuple[str, bytes]], title: str, language: str) -> Iterator[bytes]:
    """Yield the bound file: `files` are name (its bookmark) and content; `language` as in HTML."""
    book, leaves = Book(XMP + 1), _Leaves()
    yield book.opening()
    for name, content in files:
        yield leaves.bind(book, name, parts(content))
    yield from leaves.cover(book, title, language)


def _text(words: str) -> bytes:
    return b"<" + (b"\xfe\xff" + words.encode("utf-16-be")).hex().encode() + b">"


def _within(key: bytes, data: bytes) -> bytes:
    found = re.search(rb"/" + key + rb" \[([^\]]*)\]", data)
    return found[1] if found else b""


class _Leaves:
    """What the cover has to name of the files bound so far."""

    def __init__(self) -> None:
        self.pages = self.parents = 0
        self.kids: list[bytes] = []
        self.tags: list[bytes] = []
        self.trees: list[bytes] = []
        self.marks: list[tuple[bytes, bytes]] = []

    def bind(self, book: Book, name: str, file: Parts) -> bytes:
        """Return one file's objects under their numbers in the book; its document becomes a part."""
        catalog = file.typed(b"Catalog")
        tags, pages = file.named(b"StructTreeRoot", catalog), file.named(b"Pages", catalog)
        tree, out = file.named(b"ParentTree", tags), {catalog, tags, file.named(b"Metadata", catalog)}
        base = book.take(file.size)

        def to(number: int) -> int:
            return DOCUMENT if number == tags else number + base

        plain = {one: renumbered(data, to) for one, data in file.plain.items()}
        first = _within(b"Kids", plain[pages]).split(b"R")[0] + b"R"
        self.marks.append((_text(name), first))
        self.kids.append(b"%d 0 R" % to(pages))
        self.tags.append(_within(b"K", plain[tags]))
        plain = {one: data.replace(b"/S /Document", b"/S /Part") for one, data in plain.items()}
        self.trees.append(b"%d 0 R" % to(tree))
        self.pages += plain[pages].count(b" 0 R")
        plain[pages] = plain[pages][:-2] + b"/Parent %d 0 R>>" % PAGES
        plain, more = self._after(plain, tree)
        self.parents += more
        streams = {
            to(one): (renumbered(about, to), inside)
            for one, (about, inside) in file.streams.items()
            if one not in out
        }
        return book.add({to(one): data for one, data in plain.items() if one not in out}, streams)

    def _after(self, plain: dict[int, bytes], tree: int) -> tuple[dict[int, bytes], int]:
        """Move the numbers under which pages find their tags behind those before; return how many."""
        keys: list[int] = []

        def moved(found: re.Match[bytes]) -> bytes:
            keys.append(int(found[1]) + self.parents)
            return b"%d %s" % (keys[-1], found[2])

        numbers = NUMBERED.sub(moved, plain[tree][plain[tree].index(b"[") + 1 : plain[tree].rindex(b"]")])
        shifted = {
            one: PARENT.sub(lambda at: b"/%s %d" % (at[1], int(at[2]) + self.parents), data)
            for one, data in plain.items()
        }
        shifted[tree] = b"<</Limits [%d %d]/Nums [%s]>>" % (keys[0], keys[-1], numbers)
        return shifted, keys[-1] + 1 - self.parents

    def cover(self, book: Book, title: str, language: str) -> Iterator[bytes]:
        """Yield what leads to it all: page tree, tags, bookmarks, what the book is about."""
        base = book.take(len(self.marks))
        about = ABOUT.format(title=escape(title)).encode()
        objects = self._marks(base) | {
            CATALOG: b"<</Type /Catalog/Pages %d 0 R/Outlines %d 0 R/Lang (%s)/StructTreeRoot %d 0 R"
            b"/ViewerPreferences <</DisplayDocTitle true>>/MarkInfo <</Marked true>>/Metadata %d 0 R>>"
            % (PAGES, MARKS, language.encode(), TAGS, XMP),
            PAGES: b"<</Type /Pages/Kids [%s]/Count %d>>" % (b" ".join(self.kids), self.pages),
            TAGS: b"<</Type /StructTreeRoot/ParentTree %d 0 R/K [%d 0 R]>>" % (TREE, DOCUMENT),
            DOCUMENT: b"<</Type /StructElem/S /Document/K [%s]/P %d 0 R>>" % (b" ".join(self.tags), TAGS),
            TREE: b"<</Kids [%s]>>" % b" ".join(self.trees),
            INFO: b"<</Title %s/Producer (Standwell)>>" % _text(title),
        }
        yield book.add(objects, {XMP: (b"<</Type /Metadata/Subtype /XML/Length %d>>" % len(about), about)})
        yield book.closing(CATALOG, INFO)

    def _marks(self, base: int) -> dict[int, bytes]:
        last = base + len(self.marks) - 1
        root = b"<</Type /Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (base, last, len(self.marks))
        found = {MARKS: root}
        for number, (name, page) in enumerate(self.marks, base):
            before = b"/Prev %d 0 R" % (number - 1) if number > base else b""
            after = b"/Next %d 0 R" % (number + 1) if number < last else b""
            where = name, page, MARKS, before, after
            found[number] = b"<</Title %s/Dest [%s /Fit]/Parent %d 0 R%s%s>>" % where
        return found
