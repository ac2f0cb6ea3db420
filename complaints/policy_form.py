"""The form for the rules of the clock: every target, the working time, the ladder, the limits."""

from datetime import time
from typing import Any

from wtforms import DecimalField, FloatField, SelectMultipleField, StringField, TimeField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from complaints.policy import LADDER, Policy
from complaints.targets import DEFAULT_TARGETS, Target
from complaints.words import WEEKDAYS
from foundation.forms import RoomForm, choices, text_length
from foundation.languages import later as _l
from staff.ladder import Rung

HOURS = [InputRequired(_l("Fill this in.")), NumberRange(0, 2000, _l("Enter hours from 0 to 2,000."))]
LIMITED = ("staff", "organiser")


def target_name(severity: str, relationship_class: str, which: str) -> str:
    """Return the name of a target's field; `which` is acknowledge or answer."""
    return f"{severity}_{relationship_class}_{which}"


class PolicyForm(RoomForm):
    """A version of the rules."""

    opens = TimeField(_l("Opens"), [InputRequired(_l("Fill this in."))])
    closes = TimeField(_l("Closes"), [InputRequired(_l("Fill this in."))])
    weekdays = SelectMultipleField(
        _l("Business days"),
        coerce=int,
        choices=choices(WEEKDAYS.items()),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    remind = FloatField(_l("Remind the owner, hours before"), HOURS)
    raise_after = FloatField(_l("Tell managers, hours after it was due"), HOURS)
    raise_again = FloatField(_l("Tell managers and administrators, hours after"), HOURS)
    staff = DecimalField(_l("Staff may give away"), [Optional(), NumberRange(0, 10_000_000)])
    organiser = DecimalField(_l("Organisers may give away"), [Optional(), NumberRange(0, 10_000_000)])
    reason = StringField(_l("Why"), [DataRequired(_l("Fill this in.")), text_length(500)])

    def policy(self) -> Policy:
        """Return the rules as filled in; PolicyError where no clock can run by them."""
        hours = (-(self.remind.data or 0), self.raise_after.data or 0, self.raise_again.data or 0)
        given = {role: self[role].data for role in LIMITED}
        return Policy(
            opens=self.opens.data or time(9),
            closes=self.closes.data or time(17),
            weekdays=frozenset(self.weekdays.data or ()),
            targets={key: self._target(*key) for key in DEFAULT_TARGETS},
            ladder=tuple(Rung(one, rung.who) for one, rung in zip(hours, LADDER, strict=True)),
            limits={role: None if sum_ is None else int(sum_ * 100) for role, sum_ in given.items()},
        )

    def _target(self, severity: str, relationship_class: str) -> Target:
        names = (target_name(severity, relationship_class, which) for which in ("acknowledge", "answer"))
        return Target(*(self[name].data or 0 for name in names))


for _severity, _class in DEFAULT_TARGETS:
    for _which in ("acknowledge", "answer"):
        setattr(PolicyForm, target_name(_severity, _class, _which), FloatField(validators=HOURS))


def data_of(policy: Policy) -> dict[str, Any]:
    """Return the rules as the form shows them."""
    data: dict[str, Any] = {
        "opens": policy.opens,
        "closes": policy.closes,
        "weekdays": sorted(policy.weekdays),
        "remind": -policy.ladder[0].hours,
        "raise_after": policy.ladder[1].hours,
        "raise_again": policy.ladder[2].hours,
    }
    for role in LIMITED:
        limit = policy.limits.get(role)
        data[role] = None if limit is None else limit / 100
    for (severity, relationship_class), target in policy.targets.items():
        data[target_name(severity, relationship_class, "acknowledge")] = target.acknowledge_hours
        data[target_name(severity, relationship_class, "answer")] = target.answer_hours
    return data
