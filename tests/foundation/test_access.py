"""After signing in one is sent back to this site only; a view that states nothing stops the start."""

import pytest

from foundation.access import check_every_view, local_path


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", None, "x"],
)
def test_an_address_elsewhere_is_not_followed(target):
    assert local_path(target) is None


@pytest.mark.parametrize("target", ["/", "/exhibitors/?q=a&sort=-name", "/exhibitors/7"])
def test_a_path_here_is_followed(target):
    assert local_path(target) == target


def test_a_view_without_a_permission_is_found(app, monkeypatch):
    monkeypatch.setitem(app.view_functions, "events.index", lambda: "")
    with pytest.raises(RuntimeError, match=r"events\.index"):
        check_every_view(app)
