"""Forms of the policy: one rule in plain words, the patience, and putting a draft in force."""

from datetime import date, timedelta
from typing import Any

from wtforms import DateField, FloatField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from classification.assessing import today
from classification.fact_words import LABELS
from classification.facts import MEASURES
from classification.policy import CLASSES, COMPARISONS, RANKED, Condition, Policy, Rule
from classification.policy_check import possible_threshold
from classification.portfolio import BESIDES
from classification.sentences import class_word, rule_name
from foundation.figures import MINOR
from foundation.forms import EditForm, choices, text_length
from foundation.languages import later as _l

REQUIRED = InputRequired(_l("Fill this in."))
AHEAD = timedelta(days=731)
ROWS = (1, 2, 3, 4)
"""So many conditions has a rule at most."""
COMPARED = {
    "at_least": _l("at least"),
    "above": _l("more than"),
    "at_most": _l("at most"),
    "top": _l("in the top (per cent)"),
    "not_top": _l("not in the top (per cent)"),
}


def _between(low: float, high: float) -> NumberRange:
    return NumberRange(low, high, _l("Enter a number from %(min)s to %(max)s."))


def scale(fact: str, comparison: str) -> float:
    """Return how much of a stored threshold is one on the screen: money in units, shares in per cent."""
    if comparison in RANKED:
        return 0.01
    return {"money": MINOR, "share": 0.01, "change": 0.01}.get(MEASURES[fact].kind, 1)


class RuleForm(EditForm):
    """One rule: its class, and up to four conditions."""

    name = StringField(_l("Name"), [REQUIRED, text_length(40)])
    relationship_class = SelectField(_l("Gives the class"), [REQUIRED])
    how = SelectField(_l("When"), [REQUIRED])
    fact_1, fact_2, fact_3, fact_4 = (SelectField(_l("Fact"), [Optional()]) for _ in ROWS)
    compared_1, compared_2, compared_3, compared_4 = (SelectField(_l("Is"), [Optional()]) for _ in ROWS)
    at_1, at_2, at_3, at_4 = (FloatField(_l("Threshold"), [Optional()]) for _ in ROWS)

    def __init__(self, *, obj: Any, taken: tuple[str, ...], rule: Rule | None) -> None:
        super().__init__(obj=obj, data=_data(rule) if rule else None)
        self._taken, self._rule = (*taken, *BESIDES), rule
        self.relationship_class.choices = choices((word, class_word(word)) for word in reversed(CLASSES))
        self.how.choices = choices([("all", _l("all of these hold")), ("any", _l("any of these holds"))])
        for fact in (self.fact_1, self.fact_2, self.fact_3, self.fact_4):
            fact.choices = choices([("", "–"), *((one, str(LABELS[one])) for one in MEASURES)])
        for compared in (self.compared_1, self.compared_2, self.compared_3, self.compared_4):
            compared.choices = choices((one, str(COMPARED[one])) for one in COMPARISONS)

    def validate_name(self, field: StringField) -> None:
        """No two rules share a name."""
        others = {name for name in self._taken if not self._rule or name != self._rule.name}
        if field.data in others | {rule_name(name) for name in others}:
            raise ValidationError(_l("Another rule has this name."))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Every fact has a threshold that it can have."""
        sound = super().validate(*args, **kwargs)
        for row in ROWS:
            at = self[f"at_{row}"]
            if self[f"fact_{row}"].data and not at.errors and not self._possible(row):
                at.errors = [str(_l("Enter a threshold that this fact can have."))]
        return sound and not any(self[f"at_{row}"].errors for row in ROWS)

    def _possible(self, row: int) -> bool:
        fact, at = self[f"fact_{row}"].data, self[f"at_{row}"].data
        return fact not in MEASURES or (at is not None and possible_threshold(self._condition(row)))

    def _condition(self, row: int) -> Condition:
        fact, compared = self[f"fact_{row}"].data, self[f"compared_{row}"].data
        return Condition(fact, compared, round(self[f"at_{row}"].data * scale(fact, compared), 6))

    def rule(self) -> Rule:
        """Return the rule of a valid form."""
        name = self.name.data or ""
        if self._rule and name == rule_name(self._rule.name):
            name = self._rule.name
        conditions = tuple(self._condition(row) for row in ROWS if self[f"fact_{row}"].data)
        return Rule(name, self.relationship_class.data, conditions, self.how.data == "any")


def _data(rule: Rule) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "name": rule_name(rule.name),
        "relationship_class": rule.relationship_class,
        "how": "any" if rule.any_of else "all",
    }
    for row, one in zip(ROWS, rule.conditions, strict=False):
        if one.fact in MEASURES:
            at = round(one.threshold / scale(one.fact, one.comparison), 4)
            shown |= {f"fact_{row}": one.fact, f"compared_{row}": one.comparison, f"at_{row}": at}
    return shown


class PatienceForm(EditForm):
    """What holds for all rules; margins in per cent and points, money in units of the house currency."""

    margin = FloatField(_l("A fall counts at once from (per cent)"), [REQUIRED, _between(0, 99)])
    quality_margin = FloatField(_l("The same for facts of 0-100 (points)"), [REQUIRED, _between(0, 100)])
    lapsed_after = IntegerField(_l("Lapsed after editions missed"), [REQUIRED, _between(1, 50)])
    lost_after = IntegerField(_l("Lost after editions missed"), [REQUIRED, _between(2, 100)])
    hourly_rate = FloatField(_l("An hour of staff costs"), [REQUIRED, _between(0, 1e6)])

    def validate_lost_after(self, field: IntegerField) -> None:
        """Lapsed comes before lost."""
        if field.data and self.lapsed_after.data and field.data <= self.lapsed_after.data:
            raise ValidationError(_l("Lost comes after lapsed: enter more editions."))

    def values(self) -> dict[str, Any]:
        """Return what a policy holds of a valid form."""
        return {
            "margin": (self.margin.data or 0) / 100,
            "quality_margin": self.quality_margin.data,
            "lapsed_after": self.lapsed_after.data,
            "lost_after": self.lost_after.data,
            "hourly_rate_minor": round((self.hourly_rate.data or 0) * MINOR),
        }


def patience_data(policy: Policy) -> dict[str, Any]:
    """Return a policy as the form of its patience shows it."""
    shown = {name: getattr(policy, name) for name in ("quality_margin", "lapsed_after", "lost_after")}
    money = policy.hourly_rate_minor / MINOR
    return shown | {"margin": round(policy.margin * 100, 4), "hourly_rate": money}


class InForceForm(EditForm):
    """From when a draft is in force, and why."""

    effective_from = DateField(_l("In force from"), [REQUIRED], default=today)
    reason = StringField(_l("Why"), [REQUIRED, text_length(500)])

    def validate_effective_from(self, field: DateField) -> None:
        """Never in the past, which has been judged already."""
        last: date = today() + AHEAD
        if field.data and not today() <= field.data <= last:
            raise ValidationError(_l("Enter a day from today on and within two years."))
