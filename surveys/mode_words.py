"""How much of an answerer the answers tell, as staff read it."""

from foundation.languages import later as _l
from surveys.mode import Mode

MODES = {
    Mode.NAMED: _l("Named: with the exhibitor"),
    Mode.CONFIDENTIAL: _l("Confidential: in groups"),
    Mode.ANONYMOUS: _l("Anonymous: joined to nobody"),
}
SHORT = {
    Mode.NAMED: _l("Named"),
    Mode.CONFIDENTIAL: _l("Confidential"),
    Mode.ANONYMOUS: _l("Anonymous"),
}
