"""Whatever is posted, an answer is on its question's scale, among what is offered, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.answers import as_posted, fields, judge, read, strangers
from surveys.given import LONGEST_TEXT, NOTHING, Given, Problem, Refused
from surveys.items import Ask, GoalAsked, Item, PersonAsked, goal_phrase, items_for
from surveys.kinds import Kind, Measure

OPTIONS = [{"value": "place", "text": {"en": "Place"}}, {"value": "time", "text": {"en": "Time"}}]

WORDED = {"value": "words", "text": {"en": "Something else"}, "write": True}


def ask(kind: str, **values) -> Ask:
    standard = {"id": 1, "page": 1, "section": {}, "code": "q", "measure": Measure.OPEN, "text": {"en": "?"}}
    return Ask(**{**standard, "kind": kind, "low": 1, "high": 7, "options": OPTIONS, **values})


def item(kind: str, **values) -> Item:
    return Item(ask(kind, **values), "q")


NAMES = ["q", "q.importance", "q.words", "q.place", "q.time"]
WORDS = st.one_of(st.text(), st.sampled_from(["place", "time", "na", "1", "2", "40", "60", "100"]))


@given(st.sampled_from(list(Kind)), st.booleans(), st.dictionaries(st.sampled_from(NAMES), st.lists(WORDS)))
def test_any_posted_words_end_in_a_possible_answer_or_a_refusal(kind, unused, posted):
    asked = item(kind, did_not_use=unused)
    try:
        answer = read(asked, posted)
    except Refused:
        return
    assert answer.number is None or 0 <= answer.number <= 7
    assert answer.importance in (None, *range(1, 8))
    chosen = [one[0] if isinstance(one, list) else one for one in answer.chosen or []]
    assert set(chosen) <= {"place", "time"}
    assert len(set(chosen)) == len(chosen)
    assert answer.text is None or (0 < len(answer.text) <= LONGEST_TEXT and "\x00" not in answer.text)
    assert not (answer.did_not_use and (answer.number is not None or not unused))


@given(st.integers(), st.integers(-3, 3), st.integers(1, 11))
def test_a_scale_takes_exactly_its_points(number, low, width):
    asked = item(Kind.SCALE, low=max(low, 0), high=max(low, 0) + width)
    on_scale = asked.ask.low <= number <= asked.ask.high
    try:
        assert read(asked, {"q": [str(number)]}).number == number
        assert on_scale
    except Refused:
        assert not on_scale


@given(
    st.one_of(
        st.integers(1, 7).map(lambda n: (Kind.SCALE, Given(number=n))),
        st.tuples(st.integers(1, 7), st.integers(1, 7)).map(
            lambda pair: (Kind.IMPORTANCE_PERFORMANCE, Given(number=pair[0], importance=pair[1]))
        ),
        st.integers(1, 7).map(lambda n: (Kind.IMPORTANCE_PERFORMANCE, Given(importance=n, did_not_use=True))),
        st.just((Kind.SINGLE, Given(chosen=["time"]))),
        st.just((Kind.MULTIPLE, Given(chosen=["place", "time"]))),
        st.just((Kind.SINGLE, Given(chosen=["words"], text="The queue"))),
        st.just((Kind.RANKING, Given(chosen=["time", "place"]))),
        st.just((Kind.POINTS, Given(chosen=[["place", 40], ["time", 60]]))),
        st.just((Kind.MATRIX, Given(chosen=[["place", 3], ["time", "na"]]))),
        st.just((Kind.DATE, Given(text="2026-05-16"))),
        st.just((Kind.LINE, Given(text="Hall 3"))),
        st.just((Kind.TEXT, Given(text="More coffee"))),
    )
)
def test_a_stored_answer_is_shown_as_it_was_posted(stored):
    kind, answer = stored
    asked = item(
        kind, did_not_use=True, options=[*OPTIONS, WORDED] if "words" in (answer.chosen or []) else OPTIONS
    )
    assert read(asked, as_posted(asked, answer)) == answer


@pytest.mark.parametrize(
    ("kind", "value", "answer"),
    [
        (Kind.YES_NO, "1", Given(number=1)),
        (Kind.NUMBER, "2.5", Given(number=2.5)),
        (Kind.TEXT, " a\r\nb\x00 ", Given(text="a\nb")),
        (Kind.STATEMENT, "anything", NOTHING),
        (Kind.SCALE, "", NOTHING),
    ],
)
def test_each_kind_reads_its_own(kind, value, answer):
    assert read(item(kind), {"q": [value]}) == answer


@pytest.mark.parametrize(
    ("kind", "values", "problem"),
    [
        (Kind.SCALE, ["8"], Problem.OFF_SCALE),
        (Kind.SCALE, ["1", "2"], Problem.NOT_OFFERED),
        (Kind.SINGLE, ["place", "time"], Problem.NOT_OFFERED),
        (Kind.MULTIPLE, ["elsewhere"], Problem.NOT_OFFERED),
        (Kind.YES_NO, ["maybe"], Problem.NOT_OFFERED),
        (Kind.NUMBER, ["nan"], Problem.OFF_LIMITS),
        (Kind.NUMBER, ["many"], Problem.NO_NUMBER),
        (Kind.TEXT, ["x" * (LONGEST_TEXT + 1)], Problem.TOO_LONG),
        (Kind.LINE, ["x" * 201], Problem.LINE_TOO_LONG),
        (Kind.DATE, ["2026-02-30"], Problem.NO_DATE),
    ],
)
def test_what_does_not_fit_is_refused_with_its_problem(kind, values, problem):
    with pytest.raises(Refused) as refused:
        read(item(kind), {"q": values})
    assert refused.value.problem == problem


def test_what_is_needed_is_missed_only_when_the_page_is_to_be_complete():
    needed = item(Kind.SCALE, required=True)
    assert judge([needed], {})[1] == {"q": Problem.MISSING}
    assert judge([needed], {}, complete=False)[1] == {}


def test_names_of_no_item_are_strangers():
    assert strangers([item(Kind.SCALE)], ["q", "q.importance", "go"], ["go"]) == ["q.importance"]


def test_goals_and_the_named_person_become_items_of_their_own():
    asks = [ask(Kind.GOALS, code="goals"), ask(Kind.SCALE, code="reach", measure=Measure.STAFF)]
    found = items_for(asks, [GoalAsked(3, "Sell"), GoalAsked(4, "Learn")], PersonAsked(9, "Lena"))
    assert [one.name for one in found] == ["goals.3", "goals.4", "reach.9"]
    assert items_for(asks) == []


@pytest.mark.parametrize(
    ("title", "language", "phrase"),
    [
        ("Launch the KX series.", "en", "launch the KX series (5 articles)"),
        ("KX series", "en", "KX series (5 articles)"),
        ("Launch", "zh_CN", "Launch (5 articles)"),
    ],
)
def test_a_goal_fits_into_a_sentence(title, language, phrase):
    assert goal_phrase(GoalAsked(1, title, 0, 5, "articles"), language) == phrase


def test_names_put_in_are_not_read_again():
    asked = item(Kind.SCALE, text={"en": "{company} and {other}"})
    assert asked.text("zh_CN", {"company": "{edition}", "edition": "x"}) == "{edition} and {other}"


@pytest.mark.parametrize(
    ("kind", "rows", "problem"),
    [
        (Kind.RANKING, {"q.place": ["1"], "q.time": ["1"]}, Problem.PLACES),
        (Kind.RANKING, {"q.place": ["2"]}, Problem.PLACES),
        (Kind.POINTS, {"q.place": ["60"], "q.time": ["60"]}, Problem.POINTS),
        (Kind.POINTS, {"q.place": ["-5"]}, Problem.POINTS),
        (Kind.MATRIX, {"q.place": ["8"]}, Problem.OFF_SCALE),
    ],
)
def test_rows_that_do_not_fit_together_are_refused(kind, rows, problem):
    with pytest.raises(Refused) as refused:
        read(item(kind), rows)
    assert refused.value.problem == problem


def test_an_option_that_asks_for_words_needs_them():
    asked = item(Kind.SINGLE, options=[*OPTIONS, WORDED])
    assert judge([asked], {"q": ["words"], "q.words": [" "]})[1] == {"q": Problem.WORDS}
    assert judge([asked], {"q": ["words"], "q.words": ["Dust"]})[1] == {}
    assert fields(asked) == ["q", "q.words"]


@pytest.mark.parametrize("kind", [Kind.RANKING, Kind.MATRIX])
def test_what_is_needed_row_by_row_is_needed_in_every_row(kind):
    needed = item(kind, required=True)
    assert judge([needed], {"q.place": ["1"]})[1] == {"q": Problem.MISSING}


@given(st.text(), st.text())
def test_a_random_order_is_the_same_again_for_the_same_invitation_and_keeps_words_last(one, other):
    many = [{"value": number, "text": {}} for number in range(8)]
    asked = ask(Kind.SINGLE, options=[WORDED, *many], randomised=True)
    orders = [
        [option["value"] for option in Item(asked, "q", seed=seed).options] for seed in (one, one, other)
    ]
    assert orders[0] == orders[1]
    assert {order[-1] for order in orders} == {"words"}
    assert sorted(orders[2][:-1]) == list(range(8))
