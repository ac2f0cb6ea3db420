"""What those who stay have in common."""

import pytest

from classification.right_customers import profile, score
from foundation.database import db
from staff.models import Role
from tests.factories.companies import ExhibitorFactory
from tests.factories.judged import came, editions

LASERS, PUMPS = {"industry": "lasers", "country": "DE"}, {"industry": "pumps", "country": "DE"}
KNOWN = [(LASERS, True)] * 9 + [(LASERS, False)] + [(PUMPS, True)] * 3 + [(PUMPS, False)] * 7


@pytest.fixture
def regulars(app):
    """Six that stayed, and one prospect like them."""
    held = editions(2)
    for _ in range(6):
        came(ExhibitorFactory(country="DE"), *held)
    ExhibitorFactory(name="Hopeful", country="DE")
    db.session.commit()


def test_a_trait_shows_its_share_and_lift_and_small_bases_are_hidden():
    first, *_ = profile([*KNOWN, ({"industry": "kites"}, True)], least=5)
    assert (first.value, first.base, first.share) == ("lasers", 10, 0.9)
    assert first.lift > first.drawn > 1
    assert "kites" not in {trait.value for trait in profile(KNOWN, least=5)}


def test_a_company_scores_by_the_traits_that_are_known():
    traits = profile(KNOWN, least=5)
    good, bad = score({"industry": "lasers"}, traits), score({"industry": "pumps"}, traits)
    assert good is not None
    assert bad is not None
    assert good[0] > 1 > bad[0]
    assert score({"industry": None}, traits) is None


def test_the_page_says_what_is_missing(app, sign_in):
    assert "Too few to tell" in sign_in(Role.STAFF).get("/classes/right-customers").text


def test_the_page_ranks_prospects(regulars, sign_in):
    page = sign_in(Role.STAFF).get("/classes/right-customers").text
    assert "Hopeful" in page
    assert "Germany" in page
