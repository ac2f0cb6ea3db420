"""An id longer than any the database can hold is an address of nothing."""


def test_a_huge_id_is_not_found(sign_in):
    assert sign_in("admin").get("/events/venues/99999999999999999999/edit").status_code == 404
