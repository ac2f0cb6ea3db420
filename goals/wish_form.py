"""The form behind an exhibitor's link: one row a goal, and what it says beside its goals."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import NumberRange, Optional

from exhibitors.money import MoneyField
from foundation.forms import RoomForm, text_length
from foundation.languages import later as _l
from goals import weights
from goals.forms import PLAIN_NUMBER, NumberField, check_target
from goals.models import Dimension, Goal
from goals.weights import POINTS

WHOLE_POINTS = _l("Enter whole points from 0 to 100.")


class _Plain(RoomForm):
    """A form without the parts that a signed-in browser keeps: the link itself says who speaks."""

    class Meta(RoomForm.Meta):
        """No session, no token in it."""

        csrf: Any = False

    once: Any = None


class WishRow(_Plain):
    """One goal as the exhibitor says it; a row without a title is no goal."""

    title = StringField(_l("What do you come to do?"), [text_length(200)])
    weight = IntegerField(
        _l("Points"),
        [Optional(), NumberRange(min=0, max=POINTS, message=WHOLE_POINTS)],
        filters=[lambda points: points or 0],
    )
    rank = IntegerField(
        _l("Or its rank"),
        [Optional(), NumberRange(min=1, max=POINTS, message=_l("Enter 1, 2, 3 and so on."))],
    )
    target_number = NumberField(_l("Target"), [Optional(), NumberRange(min=0, max=1e9, message=PLAIN_NUMBER)])
    target_unit = StringField(_l("of what?"), [text_length(60)])
    measure = StringField(_l("How will you measure it?"), [text_length(300)])

    def validate(self, extra_validators: Any = None) -> bool:
        """Points and targets belong to a goal."""
        valid = super().validate(extra_validators)
        rest = any(self[name].data for name in ("weight", "rank", "target_number", "target_unit", "measure"))
        if valid and rest and not self.title.data:
            self.title.errors = [_l("Say what you come to do, or empty this goal.")]
            return False
        return valid

    def validate_target_unit(self, field: StringField) -> None:
        """A number and its unit say something only together."""
        check_target(self.target_number, field)


class SheetForm(_Plain):
    """What would make it a failure, the budget, requests."""

    failure = TextAreaField(_l("What would make this show a failure for you?"), [text_length(2000)])
    budget_minor = MoneyField(_l("Your budget for this show"))
    headroom_minor = MoneyField(_l("What could you spend on top, if it served your goals?"))
    requests = TextAreaField(_l("Special requests"), [text_length(2000)])


Rows = list[tuple[Dimension, Goal | None, WishRow]]


def rows(goals: Sequence[Goal], posted: Mapping[str, Any] | None) -> Rows:
    """Return a row for every goal, and an empty one for each dimension that has none."""
    found: Rows = [(Dimension(goal.dimension), goal, _row(f"g{goal.id}-", goal, posted)) for goal in goals]
    there = {dimension for dimension, _goal, _form in found}
    for dimension in Dimension:
        prefix = f"new-{dimension}-"
        if dimension not in there or (posted and f"{prefix}title" in posted):
            found.append((dimension, None, _row(prefix, None, posted)))
    return sorted(found, key=lambda row: (list(Dimension).index(row[0]), row[1] is None))


def _row(prefix: str, goal: Goal | None, posted: Mapping[str, Any] | None) -> WishRow:
    sent = posted if posted and f"{prefix}title" in posted else None
    return WishRow(sent, prefix=prefix, obj=goal)


def deal(forms: Sequence[WishRow], *, in_proportion: bool) -> None:
    """Deal 100 points: by rank where nobody gave points, else in proportion when that is asked for."""
    given, ranks = [form.weight.data or 0 for form in forms], [form.rank.data for form in forms]
    if not any(given) and any(ranks):
        given = weights.by_rank(ranks)
    elif in_proportion:
        given = weights.dealt(given)
    for form, points in zip(forms, given, strict=True):
        form.weight.data = points


def points_told(total: int) -> str | None:
    """Return what is wrong with the sum of the points, None when it is 100."""
    if total == POINTS:
        return None
    if total < POINTS:
        return _(
            "The points add up to %(sum)s: %(left)s are still to be dealt.", sum=total, left=POINTS - total
        )
    return _("The points add up to %(sum)s: %(over)s are too many.", sum=total, over=total - POINTS)
