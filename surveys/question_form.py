"""The form of one question: both languages side by side, its scale or options, what it measures."""

import re
from collections.abc import Collection
from itertools import count
from typing import Any

from wtforms import BooleanField, Field, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional, Regexp, ValidationError

from foundation.forms import EditForm, choices, text_length
from foundation.languages import later as _l
from surveys import measured, option_lines
from surveys.kinds import OFFERING, SCALED, Kind, Measure
from surveys.questionnaire import Question, Questionnaire
from surveys.words import KINDS, MEASURES, TIERS

NEEDED = InputRequired(_l("Fill this in."))
NAMES = ("company", "contact", "edition", "show", "goal", "person", "stand")
TEXTS = ("text", "low_label", "high_label")
LANGUAGES = {"en": "en", "zh": "zh_CN"}
FAR = 1_000_000_000
ENDS = [Optional(), NumberRange(min=-FAR, max=FAR, message=_l("Enter a smaller number."))]
PAGES = [NEEDED, NumberRange(min=1, max=30, message=_l("Enter a page from 1 to 30."))]
CODES = Regexp(
    r"^[a-z][a-z0-9_]{0,39}$", message=_l("Use small letters, digits and _, beginning with a letter.")
)
LONG = {"rows": 3}


def known_names(_form: Any, found: Field) -> None:
    """Only names in braces that can be put in."""
    for name in re.findall(r"{([^{}]*)}", found.data or ""):
        if name not in NAMES:
            raise ValidationError(
                _l("{%(name)s} cannot be put in. Use: %(names)s.", name=name, names=", ".join(NAMES))
            )


def code_for(text: str, others: Collection[str]) -> str:
    """Return a code made of the first words of a question that none of the others has."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"{[^{}]*}", "", text.lower()))
    code = "_".join(words[:4])[:30].strip("_")
    code = code if code[:1].isalpha() else f"q_{code}".strip("_")
    taken = (f"{code}_{number}" for number in count(2))
    return code if code not in others else next(one for one in taken if one not in others)


class QuestionForm(EditForm):
    """A question; the code lines it up with itself in other versions, so it stays when words change."""

    text_en = TextAreaField(_l("Question, English"), [NEEDED, text_length(1000), known_names], render_kw=LONG)
    text_zh = TextAreaField(_l("Question, Chinese"), [text_length(1000), known_names], render_kw=LONG)
    kind = SelectField(_l("How it is answered"), choices=choices(KINDS.items()))
    measure = SelectField(_l("What it measures"), choices=choices(MEASURES.items()), default=Measure.OPEN)
    tier = SelectField(_l("Tier of the service"), choices=choices([("", "–"), *TIERS.items()]))
    code = StringField(_l("Code"), [Optional(), CODES])
    page = IntegerField(_l("Page"), PAGES, default=1)
    low = IntegerField(_l("Scale from"), ENDS)
    high = IntegerField(_l("Scale to"), ENDS)
    low_label_en = StringField(_l("Low end, English"), [text_length(60)])
    low_label_zh = StringField(_l("Low end, Chinese"), [text_length(60)])
    high_label_en = StringField(_l("High end, English"), [text_length(60)])
    high_label_zh = StringField(_l("High end, Chinese"), [text_length(60)])
    options_en = TextAreaField(_l("Options, English"), [text_length(4000)], render_kw={"rows": 6})
    options_zh = TextAreaField(_l("Options, Chinese"), [text_length(4000)], render_kw={"rows": 6})
    required = BooleanField(_l("Has to be answered"))
    did_not_use = BooleanField(_l("May be left with “did not use”"))
    randomised = BooleanField(_l("Options in a random order"))

    def over(self, made: Questionnaire, question: Question | None) -> "QuestionForm":
        """Guard against saving over somebody else's change of the questionnaire."""
        self._current = made.version
        if self.version.data is None:
            self.version.data = made.version
        self._others = {one.code for one in made.questions if one is not question}
        return self

    def validate_code(self, found: StringField) -> None:
        """A code is there once."""
        if found.data in self._others:
            raise ValidationError(_l("Another question has this code."))

    def validate_measure(self, found: SelectField) -> None:
        """What is measured on a scale is asked on one; goals measure goal attainment."""
        if not measured.fits(self.kind.data, found.data):
            allowed = measured.kinds_for(found.data) or [kind for kind in KINDS if kind != Kind.GOALS]
            ways = ", ".join(str(KINDS[kind]) for kind in allowed[:2])
            raise ValidationError(_l("This is measured by questions answered so: %(ways)s.", ways=ways))

    def validate_low(self, found: IntegerField) -> None:
        """A field left empty is not asked about itself: where only the other end is told, that one asks."""
        if self.high.data is None:
            self.validate_high(found)

    def validate_high(self, found: IntegerField) -> None:
        """A scale has two ends, those on which its measure is kept."""
        low, high = self._ends()
        if self.kind.data in SCALED:
            self._check_scale(low, high)
        elif low is not None and high is not None and high <= low:
            raise ValidationError(_l("The highest number is above the lowest."))

    def _check_scale(self, low: int | None, high: int | None) -> None:
        if low is None or high is None:
            raise ValidationError(_l("Say from where to where the scale goes."))
        if high <= low:
            raise ValidationError(_l("The scale ends above where it begins."))
        fixed = measured.FIXED.get(self.measure.data)
        if fixed and (low, high) != fixed:
            told = {"low": fixed[0], "high": fixed[1]}
            raise ValidationError(
                _l("This measure is kept from %(low)s to %(high)s, so that editions line up.", **told)
            )
        if low < 0 or high > 10:
            raise ValidationError(_l("A scale goes from 0 or 1 up to 10 at most."))

    def _ends(self) -> measured.Ends:
        return measured.ends(self.kind.data, self.measure.data, self.low.data, self.high.data)

    def validate_options_en(self, found: TextAreaField) -> None:
        """Choices need options, each with a value of its own."""
        try:
            options = self._options()
        except option_lines.BadLines:
            raise ValidationError(
                _l("Write “value | text” on each line, each value once; numbers for a scale.")
            ) from None
        if self.kind.data in OFFERING and len(options) < 2:
            raise ValidationError(_l("Offer at least two options, one a line."))

    def validate_tier(self, found: SelectField) -> None:
        """A service belongs to a tier."""
        if self.measure.data == Measure.SERVICE and not found.data:
            raise ValidationError(_l("Choose the tier of the service."))

    def _options(self) -> list[dict[str, Any]]:
        numbers = self.kind.data in SCALED and self.kind.data != Kind.MATRIX
        return option_lines.read(self.options_en.data or "", self.options_zh.data or "", numbers)

    def values(self) -> dict[str, Any]:
        """Return the question's columns as entered."""
        plain = ("kind", "measure", "page", "required", "did_not_use", "randomised")
        texts = {
            name: {code: text for short, code in LANGUAGES.items() if (text := self[f"{name}_{short}"].data)}
            for name in TEXTS
        }
        values = {name: self[name].data for name in plain}
        values["low"], values["high"] = self._ends()
        values["code"] = self.code.data or code_for(self.text_en.data or "", self._others)
        return {**values, **texts, "tier": self.tier.data or None, "options": self._options()}


def entered(question: Question) -> dict[str, Any]:
    """Return what the form shows of a stored question."""
    texts = {
        f"{name}_{short}": getattr(question, name).get(code, "")
        for name in TEXTS
        for short, code in LANGUAGES.items()
    }
    options = {
        f"options_{short}": option_lines.written(question.options, code) for short, code in LANGUAGES.items()
    }
    return {**texts, **options}
