"""A rule's reason reads as a sentence, whatever its figures."""

import pytest

from classification.reason_words import reason_sentence


@pytest.mark.parametrize(
    ("code", "missed", "says"),
    [
        ("lapsed", 1, "It missed the last edition, so it has no class."),
        ("lapsed", 2, "It missed the last 2 editions, so it has no class."),
        ("lost", 1, "It missed the last edition and counts as lost."),
        ("lost", 4, "It missed the last 4 editions and counts as lost."),
    ],
)
def test_one_missed_edition_is_no_plural(app, code, missed, says):
    with app.test_request_context():
        assert reason_sentence(code, {"missed": missed}) == says
