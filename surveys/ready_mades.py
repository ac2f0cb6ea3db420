"""All ready-made questionnaires, by code."""

from surveys.standard import POST_SHOW
from surveys.standard_absent import LAPSED, NON_RETURNER, PROSPECT
from surveys.standard_pulse import PRE_SHOW, PULSE
from surveys.standard_recovery import RECOVERY

READY_MADE = {
    ready.code: ready for ready in (POST_SHOW, PRE_SHOW, PULSE, RECOVERY, NON_RETURNER, LAPSED, PROSPECT)
}
