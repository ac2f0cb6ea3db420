"""Every ready-made questionnaire is whole: both languages, what its kinds need, conditions that look back."""

import pytest

from surveys import library, measured
from surveys.conditions import FACT, FACTS, check, names
from surveys.kinds import OFFERING, SCALED, Measure, SurveyKind
from surveys.ready_mades import READY_MADE

ALL = pytest.mark.parametrize("ready", READY_MADE.values(), ids=READY_MADE)


def questions(ready):
    return [question for page in ready.pages for question in page.questions]


def test_there_is_one_for_every_kind_of_survey():
    assert {ready.kind for ready in READY_MADE.values()} == set(SurveyKind)


@ALL
def test_every_text_is_there_in_both_languages(ready):
    texts = [ready.title, ready.intro, *(page.title for page in ready.pages)]
    for one in questions(ready):
        texts += [one.text, *(option["text"] for option in one.options)]
        texts += [one.low_label, one.high_label] if one.kind in SCALED else []
    assert all(set(text) == {"en", "zh_CN"} and all(text.values()) for text in texts)


@ALL
def test_every_question_has_a_code_of_its_own_and_what_its_kind_needs(ready):
    codes = [one.code for one in questions(ready)]
    assert len(set(codes)) == len(codes)
    for one in questions(ready):
        assert one.kind not in SCALED or one.low < one.high
        assert one.kind not in OFFERING or len(one.options) > 1
        assert one.measure != Measure.SERVICE or one.tier


@ALL
def test_a_condition_looks_only_at_earlier_pages(ready):
    earlier = {FACT + fact for fact in FACTS}
    for page in ready.pages:
        for one in page.questions:
            if one.condition:
                check(one.condition, earlier)
                assert names(one.condition) <= earlier
        earlier |= {one.code for one in page.questions}


@ALL
def test_it_is_stored_once(app, ready):
    assert library.stored(ready) is library.stored(ready)


def test_every_ready_made_question_is_on_the_scale_of_its_measure():
    asked = [one for ready in READY_MADE.values() for page in ready.pages for one in page.questions]
    fixed = [one for one in asked if one.measure in measured.FIXED]
    assert all(measured.fits(one.kind, one.measure) for one in asked)
    assert [(one.low, one.high) for one in fixed] == [measured.FIXED[one.measure] for one in fixed]
