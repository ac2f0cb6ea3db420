"""What a column's cells mean, and mappings that say what to correct."""

import pytest

from surveys.given import NOTHING, Given
from surveys.imported import labels
from surveys.imported.mapping import read
from surveys.imported.refusals import MappingRefused

HEADER = ["Company", "Q7ALL", "Q7FOOD", "NETPRO", "Words"]


def told(*columns, **more):
    return {"columns": [dict(zip(("column", "measure"), pair, strict=True)) for pair in columns], **more}


def one(name, measure, **more):
    return read(told((name, measure), **more), HEADER).columns[0]


def test_missing_codes_are_no_answers():
    food = one("Q7FOOD", "service", blank=[0], unused=[6])
    assert [food.read(cell) for cell in ("0", "", " ")] == [NOTHING] * 3
    assert food.read("6") == Given(did_not_use=True)
    assert (food.read("5"), food.read("4.0")) == (Given(number=5), Given(number=4))


def test_a_columns_own_codes_stand_before_the_files():
    columns = [{"column": "NETPRO", "measure": "recommend", "blank": [11], "unused": []}]
    recommend = read({"blank": [0], "unused": [6], "columns": columns}, HEADER).columns[0]
    assert (recommend.read("11"), recommend.read("0"), recommend.read("6").number) == (
        NOTHING,
        Given(number=0),
        6,
    )


def test_answers_in_words_stand_for_their_numbers():
    words = {"Very satisfied": 5, "Fine, mostly": 4}
    column = {"column": "Q7ALL", "measure": "overall", "labels": words, "blank": ["No answer"]}
    overall = read({"columns": [column]}, HEADER).columns[0]
    assert [overall.read(cell).number for cell in ("very satisfied ", "Fine, mostly", "3")] == [5, 4, 3]
    assert overall.read("No answer") == NOTHING
    with pytest.raises(ValueError):
        overall.read("Quite nice")


def test_words_are_typed_with_their_numbers():
    typed = "Very satisfied = 5, Fine, mostly=4; Bad = 1"
    assert labels.parsed(typed) == {"Very satisfied": 5, "Fine, mostly": 4, "Bad": 1}
    assert labels.parsed(labels.written(labels.parsed(typed))) == labels.parsed(typed)
    for wrong in ("Very satisfied", "Bad = x", "= 4"):
        with pytest.raises(ValueError):
            labels.parsed(wrong)


def test_usual_scales_in_words_are_known():
    assert labels.usual(["Satisfied", "Very satisfied", ""]) == {"Very satisfied": 5, "Satisfied": 4}
    assert labels.usual(["满意", "非常不满意"]) == {"满意": 4, "非常不满意": 1}
    assert labels.usual(["Satisfied", "Purple"]) == {}


@pytest.mark.parametrize("cell", ["6", "x", "-1", "2.5", "٣x"])
def test_what_is_off_the_scale_is_no_answer(cell):
    with pytest.raises(ValueError):
        one("Q7FOOD", "service").read(cell)


def test_text_is_taken_as_it_stands():
    assert one("Words", "open").read(" too loud ") == Given(text="too loud")


def test_headline_questions_have_the_code_of_what_they_measure():
    assert (one("Q7ALL", "overall").code, one("Q7FOOD", "service").code) == ("overall", "q7food")


@pytest.mark.parametrize(
    "wrong, code",
    [
        ([], "no_columns"),
        ({"columns": ["Q7ALL"]}, "no_columns"),
        (told(), "no_columns"),
        (told(("Q7", "overall")), "unknown_column"),
        (told(("Q7ALL", "overall"), exhibitor="Firm"), "unknown_column"),
        (told(("Q7ALL", "goal")), "unknown_measure"),
        (told(("Q7ALL", "overall"), ("Q7FOOD", "overall")), "measure_twice"),
        (told(("Q7FOOD", "service"), ("Q7FOOD", "price")), "code_twice"),
        (told(("Q7ALL", "overall"), blank=6), "codes_no_list"),
        ({"columns": [{"column": "Q7FOOD", "measure": "service", "tier": "luxury"}]}, "unknown_tier"),
        (told(("NETPRO", "recommend"), unused=[6]), "code_on_scale"),
    ],
)
def test_a_wrong_mapping_is_refused_with_what_to_do(wrong, code):
    with pytest.raises(MappingRefused) as refused:
        read(wrong, HEADER)
    assert refused.value.code == code
    assert str(refused.value)


def test_another_scale_is_stretched_to_ours_and_turned_round():
    """1-10 with 1 the best, onto 1-5; school marks 1-6."""
    ten = one_column({"measure": "overall", "scale": [1, 10], "reverse": True})
    assert [ten.read(str(value)).number for value in (1, 2, 5, 10)] == [5, 5, 3, 1]
    marks = one_column({"measure": "service", "scale": [1, 6]})
    assert [marks.read(str(value)).number for value in (1, 3, 6)] == [1, 3, 5]
    with pytest.raises(ValueError):
        marks.read("7")


def test_our_own_scale_is_turned_round_without_telling_it():
    turned = one_column({"measure": "recommend", "reverse": True})
    assert [turned.read(value).number for value in ("0", "10")] == [10, 0]


@pytest.mark.parametrize("scale", [[5, 1], [1], "1-5", [0, 1000], [True, 5], [1.5, 5], {}])
def test_a_scale_that_is_none_is_refused(scale):
    with pytest.raises(MappingRefused) as refused:
        one_column({"measure": "overall", "scale": scale})
    assert refused.value.code == "bad_scale"


def one_column(column):
    return read({"columns": [{"column": "Q7ALL", **column}]}, HEADER).columns[0]
