"""Reports are tagged PDF files in a language, made from our own files alone."""

import io

import pytest
from pypdf import PdfReader

from foundation.typesetting import ForeignAddressError, pdf

PAGE = '<html lang="zh-Hans"><head><title>Report</title></head><body><h1>王小明</h1>{}</body></html>'


def test_a_report_is_tagged_and_states_its_language_and_title():
    reader = PdfReader(io.BytesIO(pdf(PAGE.format(""))))
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "zh-Hans"
    assert reader.metadata.title == "Report"


def test_chinese_names_can_be_read_back():
    assert "王小明" in PdfReader(io.BytesIO(pdf(PAGE.format("")))).pages[0].extract_text()


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/x.png",
        "http://127.0.0.1:1/x.png",
        "file:///etc/hostname",
        "../config.py",
        "data:,x",
        "//elsewhere.example/x.png",
    ],
)
def test_nothing_outside_the_static_folder_is_opened(address):
    with pytest.raises(ForeignAddressError):
        pdf(PAGE.format(f'<img src="{address}" alt="x">'))


def test_our_own_files_are_opened():
    assert pdf(PAGE.format('<img src="logo.svg" alt="Standwell">')).startswith(b"%PDF")
