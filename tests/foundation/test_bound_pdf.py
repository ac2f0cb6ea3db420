"""PDF files of the typesetter are bound as one: pages, tags and bookmarks of each, in their order."""

import io

import pytest
from pypdf import PdfReader

from foundation.bound_pdf import bound
from foundation.pdf_parts import UnknownLayout, parts
from foundation.typesetting import pdf

SHEET = (
    '<html lang="en"><title>{0}</title><h1>{0}</h1><p>{1}</p>'
    '<h2 style="break-before: page">Method</h2></html>'
)


@pytest.fixture(scope="module")
def files():
    return [("Lena", pdf(SHEET.format("Lena", "see (1 0 R)"))), ("王小明", pdf(SHEET.format("王", "满意")))]


def test_pages_texts_and_bookmarks_stand_in_their_order(files):
    book = PdfReader(io.BytesIO(b"".join(bound(files, "Reports & more", "en"))), strict=True)
    texts = [page.extract_text() for page in book.pages]
    assert "see (1 0 R)" in texts[0]
    assert "满意" in texts[2]
    marks = [(mark["/Title"], book.get_destination_page_number(mark)) for mark in book.outline]
    assert marks == [("Lena", 0), ("王小明", 2)]
    assert book.metadata.title == "Reports & more"


def test_the_book_is_one_tagged_document_with_a_part_for_each_file(files):
    book = PdfReader(io.BytesIO(b"".join(bound(files, "Reports", "zh-Hans"))))
    root = book.root_object
    document = root["/StructTreeRoot"]["/K"][0].get_object()
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], document["/S"]) == ("zh-Hans", True, "/Document")
    assert [part.get_object()["/S"] for part in document["/K"]] == ["/Part", "/Part"]
    assert [page["/StructParents"] for page in book.pages] == [0, 1, 2, 3]
    trees = [tree.get_object() for tree in root["/StructTreeRoot"]["/ParentTree"]["/Kids"]]
    assert [list(tree["/Limits"]) for tree in trees] == [[0, 1], [2, 3]]


def test_a_file_of_another_writer_is_refused():
    with pytest.raises(UnknownLayout):
        parts(b"%PDF-1.4\n%\xe2\n1 0 obj\n<<>>\nendobj\n")
