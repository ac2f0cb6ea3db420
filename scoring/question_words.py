"""The words of questions about answers: what is asked, and the innocent reading that each sign has."""

from foundation.languages import later as _l
from scoring.questions import EXACT, LEAVES, NOTHING_LEFT, STAYS
from scoring.signs import ADDRESS, CEILING, DEVICE, HURRY, INVITED, PRESSURE, TIMING, Sign

ASKED = {
    INVITED: _l("Why were exhibitors with a complaint left out?"),
    TIMING: _l("Why did several exhibitors hand in within ten minutes?"),
    HURRY: _l("Was the survey read before it was filled in?"),
    CEILING: _l("Why is so much of it the best answer to everything?"),
    ADDRESS: _l("Who answered?"),
    DEVICE: _l("Who stood at the kiosk?"),
    PRESSURE: _l("Was somebody asked for a good answer?"),
}
SEEN = {
    INVITED: _l(
        "Of the person’s exhibitors with a complaint, %(count)s of %(of)s were not invited to the survey."
    ),
    TIMING: _l("%(count)s of %(of)s answers came within ten minutes of others."),
    HURRY: _l("%(count)s of %(of)s answers were handed in less than 25 seconds after they were begun."),
    CEILING: _l(
        "%(count)s of %(of)s answers give the best mark to every question; the team has fewer of them."
    ),
    ADDRESS: _l(
        "%(count)s of %(of)s answers were invited at one mail address for several exhibitors, or at an "
        "address of our own people."
    ),
    DEVICE: _l("%(count)s of %(of)s answers came from one kiosk."),
    PRESSURE: _l("%(count)s of %(of)s answers have a comment with such words: %(words)s."),
}
INNOCENT = {
    INVITED: _l("It may be that nobody there had agreed to be written to."),
    TIMING: _l("It may be a reminder that reached them all at once."),
    HURRY: _l("It may be somebody who knew what to say."),
    CEILING: _l("It may be very good work."),
    ADDRESS: _l("It may be a group of companies with one office."),
    DEVICE: _l("It may be a kiosk that stands where this person works."),
    PRESSURE: _l("It may be a joke, or about somebody else."),
}
WITHOUT = {
    STAYS: _l("Without these answers the score would stay within its interval."),
    LEAVES: _l("Without these answers the score would leave its interval: look before you use it."),
    NOTHING_LEFT: _l("Without these answers too few exhibitors are left for a score."),
    EXACT: _l("Without these answers the score would be %(score)s."),
}


def seen(sign: Sign) -> str:
    """Return what was seen, with its numbers."""
    return str(SEEN[sign.kind]) % {"count": sign.count, "of": sign.of, "words": sign.words}
