"""The form for a call: three goals in one go, typed while they are being said."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import FieldList, FormField, IntegerField, SelectField, StringField
from wtforms.validators import NumberRange, Optional

from foundation.forms import RoomForm, choices, text_length
from foundation.languages import later as _l
from goals import weights, wording
from goals.forms import BESIDE, PLAIN_NUMBER, Beside, NumberField, check_target
from goals.words import DIMENSIONS, SUGGESTED

GOALS = 3
COLUMNS = ("title", "dimension", "attribute", "consequence", "end_goal")
COLUMNS += ("target_number", "target_unit", "measure")


class SpokenGoal(RoomForm):
    """One goal as it is said; a row without any words is no goal."""

    class Meta(RoomForm.Meta):
        """The call's form carries the token."""

        csrf: Any = False

    once: Any = None
    title = StringField(_l("What do you come to do?"), [text_length(200)], render_kw={"list": "ideas"})
    dimension = SelectField(_l("Dimension"), choices=choices([("", _l("Choose")), *DIMENSIONS.items()]))
    weight = IntegerField(
        _l("Points of 100"),
        [Optional(), NumberRange(min=0, max=100, message=_l("Enter whole points from 0 to 100."))],
    )
    rank = IntegerField(
        _l("Or its rank"), [Optional(), NumberRange(min=1, max=100, message=_l("Enter 1, 2, 3 and so on."))]
    )
    attribute = StringField(_l("What do you want of us?"), [text_length(300)])
    consequence = StringField(_l("What does that give you?"), [text_length(300)])
    end_goal = StringField(_l("Why does that matter to you?"), [text_length(300)])
    target_number = NumberField(_l("Target"), [Optional(), NumberRange(min=0, max=1e9, message=PLAIN_NUMBER)])
    target_unit = StringField(_l("Unit"), [text_length(60)], render_kw={"list": "units"})
    measure = StringField(_l("How it will be measured"), [text_length(300)])

    def validate_target_unit(self, field: StringField) -> None:
        """A number and its unit say something only together."""
        check_target(self.target_number, field)

    @property
    def said(self) -> bool:
        """Return whether anything was typed."""
        return any(field.data for name, field in self._fields.items() if name != "dimension")

    def validate(self, extra_validators: Any = None) -> bool:
        """A goal of which anything was said needs its title and its dimension, which a usual title tells."""
        valid = super().validate(extra_validators)
        if self.said and not self.title.data:
            self.title.errors = [_l("Say what it comes to do, or empty this row.")]
            return False
        self.dimension.data = self.dimension.data or usual_dimension(self.title.data)
        if self.said and not self.dimension.data:
            self.dimension.errors = [_l("Choose what it is about.")]
            return False
        return valid


def usual_dimension(title: str | None) -> str:
    """Return the dimension of a title that is suggested for one, "" for words of one's own."""
    said = wording.key(title)
    usual = (
        about
        for about, ideas in SUGGESTED.items()
        for idea in ideas
        if said and wording.key(str(idea)) == said
    )
    return next(usual, "")


class CallForm(Beside):
    """Three goals, and what is said beside them. `dealt`: what goals noted before have of the 100 points."""

    dealt = 0
    goals = FieldList(FormField(SpokenGoal), min_entries=GOALS, max_entries=GOALS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_submitted():
            self.goals[0].form.title.render_kw = {"list": "ideas", "autofocus": True}

    def _rows(self) -> Sequence[SpokenGoal]:
        return [row.form for row in self.goals if row.form.said]

    def said(self) -> list[dict[str, Any]]:
        """Return the columns of each goal that was said; points follow the ranks where only those were."""
        rows = self._rows()
        points, ranks = [row.weight.data or 0 for row in rows], [row.rank.data for row in rows]
        if not any(points) and any(ranks):
            points = weights.by_rank(ranks, max(weights.POINTS - self.dealt, 0))
        return [
            {**{name: row[name].data for name in COLUMNS}, "weight": share}
            for row, share in zip(rows, points, strict=True)
        ]

    def said_beside(self) -> dict[str, Any]:
        """Return what was said beside the goals: only that is written, the rest stays as it was."""
        return {name: self[name].data for name in BESIDE if self[name].data is not None}

    def validate(self, extra_validators: Any = None) -> bool:
        """Something was said, and no more than 100 points are dealt."""
        valid = super().validate(extra_validators)
        if valid and not self._rows() and not self.said_beside():
            self.goals[0].form.title.errors = [_l("Enter at least one goal.")]
            return False
        return self._points_fit() and valid

    def _points_fit(self) -> bool:
        dealt = [row for row in self._rows() if row.weight.data]
        total = self.dealt + sum(row.weight.data or 0 for row in dealt)
        if not dealt or total <= weights.POINTS:
            return True
        over = total - weights.POINTS
        told = _("The points add up to %(sum)s: %(over)s are too many.", sum=total, over=over)
        if self.dealt:
            told += " " + _("Goals noted before have %(n)s of them.", n=self.dealt)
        dealt[-1].weight.errors = [told]
        return False
