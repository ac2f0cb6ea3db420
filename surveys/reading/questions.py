"""What was answered to every question of a survey, in the questionnaire's order, whatever its kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from foundation.database import db
from foundation.languages import in_language
from foundation.paging import Page, page
from surveys import standings, tally
from surveys.kinds import Kind, Measure
from surveys.models import Survey
from surveys.queries import Which, base
from surveys.questionnaire import Question
from surveys.reading.cells import Cells, cells, months, parts
from surveys.response import Answer, Response
from surveys.standings import Part, Standing
from surveys.tally import Tally

MEASURED = (Kind.SCALE, Kind.IMPORTANCE_PERFORMANCE, Kind.GOALS, Kind.NUMBER)
WRITTEN = (Kind.LINE, Kind.TEXT)
AT_ONCE, MOST_ALONE = 50, 500


@dataclass(frozen=True)
class Asked:
    """One question and what was answered; `shown` is false on fewer answers than the minimum base.

    `rows` are its options or rows, `words` how many wrote something; of numbers the mean and quartiles, of
    yes or no the share of yes, of dates how many named each month.
    """

    question: Question
    n: int
    unused: int
    shown: bool
    rows: list[Standing] = field(default_factory=list)
    mean: Tally | None = None
    quartiles: tuple[float, float, float] | None = None
    yes: Tally | None = None
    counts: Mapping[Any, int] = field(default_factory=dict)
    words: int = 0

    def text_of(self, value: str) -> str:
        """The words of an option or row."""
        texts = {str(one["value"]): one["text"] for one in self.question.options}
        return in_language(texts.get(value, {"en": value}))

    @property
    def points(self) -> range:
        """The points of the scale."""
        return range(self.question.low or 0, (self.question.high or 0) + 1)


def asked(survey: Survey, which: Which = ()) -> list[Asked]:
    """Every question that can be answered, in a statement each for numbers, choices and dates.

    What was said about people only over all answers: `which` would tell what those left out said.
    """
    left_out = Measure.STAFF if which else None
    questions = [one for one in survey.questionnaire.questions if one.kind != Kind.STATEMENT]
    questions = [one for one in questions if one.measure != left_out]
    counted, lists = cells(survey, questions, which), parts(survey, questions, which)
    dates = months(survey, questions, which)
    return [
        _asked(one, counted.get(one.id, Cells()), lists.get(one.id, []), dates.get(one.id, {}))
        for one in questions
    ]


def _asked(question: Question, cell: Cells, said: list[Part], dates: dict[str, int]) -> Asked:
    n = cell.answered
    if not tally.enough(n if cell.sheets is None else cell.sheets, base()):
        return Asked(question, n, 0, False)
    kind, more = Kind(question.kind), dict[str, Any]()
    if kind in STANDINGS:
        options = [str(one["value"]) for one in question.options]
        more["rows"] = STANDINGS[kind](options, said, n)
    if kind in MEASURED:
        more |= {"mean": tally.mean(cell.numbers, base()), "counts": cell.numbers}
    if kind == Kind.NUMBER:
        more["quartiles"] = tally.quartiles(cell.numbers, base())
    if kind == Kind.YES_NO:
        more["yes"] = tally.share(cell.numbers[1], sum(cell.numbers.values()), base())
    if kind == Kind.DATE:
        more["counts"] = standings.when(dates)
    words = cell.written if kind in (*WRITTEN, Kind.SINGLE, Kind.MULTIPLE) else 0
    return Asked(question, n, cell.unused, True, words=words, **more)


def _rows(how: Callable[..., list[Standing]], counted: bool) -> Callable[..., list[Standing]]:
    def made(options: Sequence[str], said: Sequence[Part], n: int) -> list[Standing]:
        return how(options, said, n, base()) if counted else how(options, said, base())

    return made


STANDINGS = {
    Kind.SINGLE: _rows(standings.chosen, True),
    Kind.MULTIPLE: _rows(standings.chosen, True),
    Kind.POINTS: _rows(standings.shared_out, True),
    Kind.RANKING: _rows(standings.ranked, False),
    Kind.MATRIX: _rows(standings.rows, False),
}


def words(survey: Survey, question: Question, after: str | None, which: Which = ()) -> Page:
    """A page of what was written to one question, the newest first; who wrote it is not told."""
    rows = (
        select(Answer.id, Answer.text, Response.submitted_at)
        .join(Response, Response.id == Answer.response_id)
        .where(Response.survey_id == survey.id, Response.submitted_at.is_not(None), *which)
        .where(Answer.question_id == question.id, Answer.text.is_not(None))
    )
    return page(rows, [Response.submitted_at, Answer.id], after, descending=True, size=AT_ONCE)


def words_alone(survey: Survey, question: Question) -> list[str]:
    """What was written to one question of a survey that is not named: by the alphabet, so no order tells."""
    rows = select(Answer.text).join(Response, Response.id == Answer.response_id)
    rows = rows.where(Response.survey_id == survey.id, Response.submitted_at.is_not(None))
    written = db.session.scalars(rows.where(Answer.question_id == question.id, Answer.text.is_not(None)))
    found = sorted(text for text in written if text)
    return found[:MOST_ALONE] if tally.enough(len(found), base()) else []


def enough_words(survey: Survey, question: Question, which: Which = ()) -> bool:
    """Whether enough answered the question for what was written to be shown."""
    found = cells(survey, [question], which).get(question.id, Cells())
    return tally.enough(found.answered, base())


HEADER = ("question", "option", "figure", "n", "value", "low", "high")


def lines(survey: Survey, which: Which = ()) -> Iterator[list[Any]]:
    """Every figure as a line of a table: shares 0-1, means in their own unit."""
    for one in asked(survey, which):
        own = [("", "mean", one.mean), ("", "yes", one.yes)]
        first = "first" if one.question.kind == Kind.RANKING else "share"
        for row in one.rows:
            text = one.text_of(row.value)
            own += [(text, first, row.share), (text, "mean", row.mean)]
        for option, figure, told in own:
            if told is not None and told.shown:
                yield [one.question.code, option, figure, told.n, told.value, told.low, told.high]
        for month, n in one.counts.items() if one.question.kind == Kind.DATE else ():
            yield [one.question.code, month, "count", n, None, None, None]
