"""What becomes of a mail: the rules, in order. Plain values in, plain values out."""

from dataclasses import dataclass

MANY_IN_AN_HOUR = 10


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of a mail. `companies` is how many exhibitors have a contact with its sender's address.

    `same_company`: the sender is a contact of the company whose complaint the mail refers to.
    """

    writer: str = "person"
    from_us: bool = False
    whole: bool = True
    readable: bool = True
    forged: bool = False
    refers: bool = False
    same_company: bool = False
    closed: bool = False
    companies: int = 0
    has_edition: bool = True
    lately: int = 0


@dataclass(frozen=True)
class Verdict:
    """What becomes of it, and the doubt where a person has to decide."""

    state: str
    doubt: str | None = None


def judge(facts: Facts) -> Verdict:
    """Return what becomes of a mail: only what leaves no doubt is taken up without a person."""
    if facts.from_us:
        return Verdict("automatic", "loop")
    if facts.writer != "person":
        return Verdict("bounce" if facts.writer == "post_office" else "automatic")
    doubts = (
        ("too_large", not facts.whole),
        ("unreadable", not facts.readable),
        ("forged", facts.forged),
        ("many", facts.lately >= MANY_IN_AN_HOUR),
        ("other_sender", facts.refers and not facts.same_company),
        ("closed", facts.refers and facts.closed),
        ("unknown_sender", not facts.refers and not facts.companies),
        ("several_companies", not facts.refers and facts.companies > 1),
        ("no_edition", not facts.refers and not facts.has_edition),
    )
    doubt = next((word for word, holds in doubts if holds), None)
    if doubt:
        return Verdict("waiting", doubt)
    return Verdict("reply" if facts.refers else "complaint")
