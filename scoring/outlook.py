"""What moved a score and what would change it, in points."""

from dataclasses import dataclass

from scoring.figures import Basis, Member

SCALE_STEP = 25.0


@dataclass(frozen=True)
class Outlook:
    """Points of 100: what the mix was worth, what caution took or gave, the score if twice as many exhibitors
    said the same, and what one more point of five from every exhibitor would add.
    """

    mix: float
    caution: float
    doubled: float
    step: float


def outlook(member: Member, basis: Basis) -> Outlook | None:
    """Return what moves a person's score, `None` where there is no score."""
    raw, adjusted, score = member.raw_mean, member.adjusted_mean, member.score
    if raw is None or adjusted is None or score is None or basis.mean is None:
        return None
    weight = member.reliability or 0.0
    twice = 2 * weight / (1 + weight)
    return Outlook(
        mix=adjusted - raw,
        caution=score - adjusted,
        doubled=min(100.0, max(0.0, basis.mean + twice * (adjusted - basis.mean))),
        step=SCALE_STEP * weight,
    )
