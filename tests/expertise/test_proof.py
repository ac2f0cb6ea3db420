"""A proof holds up to and including its last day, and is told of 60 days before."""

from datetime import date

import pytest

from staff.proof import Proof, proof

TODAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    "expires_on, state",
    [
        (None, Proof.LASTING),
        (date(2027, 2, 28), Proof.EXPIRED),
        (date(2027, 3, 1), Proof.EXPIRING),
        (date(2027, 4, 30), Proof.EXPIRING),
        (date(2027, 5, 1), Proof.VALID),
    ],
)
def test_a_proof_on_a_day(expires_on, state):
    assert proof(expires_on, TODAY) is state
