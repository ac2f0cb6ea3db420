"""Names of files in any script, as a header that a server agrees to send."""

import pytest
from flask import Response

from foundation.saved_as import save_as


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("team 2026.pdf", 'attachment; filename="team 2026.pdf"'),
        ("Łódź.pdf", "attachment; filename=odz.pdf; filename*=UTF-8''%C5%81%C3%B3d%C5%BA.pdf"),
        ("王磊.pdf", "attachment; filename=.pdf; filename*=UTF-8''%E7%8E%8B%E7%A3%8A.pdf"),
    ],
)
def test_a_name_in_any_script_goes_into_a_header_of_ascii(name, header):
    answer = Response()
    save_as(answer, name)
    assert answer.headers["Content-Disposition"] == header
