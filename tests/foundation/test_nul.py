"""A NUL, which PostgreSQL stores in no text, is refused wherever it is sent."""

import io

import pytest

from exhibitors.models import Exhibitor
from foundation.database import db

NUL = "a\0b"


@pytest.mark.parametrize("address", ["/exhibitors/?q=a%00b", "/search?q=%00", "/next?%00=1", "/s/a%00b"])
def test_an_address_with_nul_is_refused(sign_in, address):
    answer = sign_in("admin").get(address)
    assert (answer.status_code, "NUL" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "form", [{"name": NUL}, {"name": "Kessler", "once": NUL}, {"name": "Kessler", NUL: "1"}]
)
def test_a_form_with_nul_is_refused_and_nothing_saved(sign_in, form):
    answer = sign_in("admin").post("/exhibitors/new", data=form)
    assert (answer.status_code, db.session.query(Exhibitor).count()) == (400, 0)


def test_the_name_of_a_file_with_nul_is_refused(sign_in):
    file = (io.BytesIO(b"Name\nKessler\n"), "list\0.csv")
    answer = sign_in("admin").post("/imports/new", data={"file": file}, content_type="multipart/form-data")
    assert answer.status_code == 400
