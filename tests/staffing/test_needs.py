from staffing.courses import Gap, courses
from staffing.needs import Need, Served, fit, missing, needs_of
from staffing.tongues import spoken_in, tongue

CHINESE, FOOD = 1, 2
FAN = Served(1, "Fan", "key", "CN", "zh_CN", "Food", None, 15)


def test_a_need_for_several_reasons_counts_for_all_of_them():
    rules = {("language", "zh_CN"): [CHINESE], ("country", "CN"): [CHINESE], ("industry", "food"): [FOOD]}
    assert needs_of(FAN, {FOOD: 50}, rules) == (
        Need(CHINESE, 60, ("language", "country")),
        Need(FOOD, 80, ("goal", "industry")),
    )


def test_a_level_with_help_is_half_a_fit_and_still_missing():
    needs = (Need(CHINESE, 60, ("language",)), Need(FOOD, 20, ("goal",)))
    assert fit(needs, {CHINESE: 2, FOOD: 3}) == 50 / 80
    assert missing(needs, {CHINESE: 2, FOOD: 3}) == [needs[0]]
    assert fit((), {}) is None


def test_languages_are_known_by_their_names_and_countries():
    assert [tongue(name) for name in ("Chinese", "Deutsch", "德语", "English", "Welding")] == [
        "zh",
        "de",
        "de",
        None,
        None,
    ]
    assert [spoken_in(code) for code in ("PL", "CN", "US", "IN", "XX")] == ["pl", "zh", None, None, None]


def gap(exhibitor, person, skill):
    return Gap(exhibitor, person, skill, 10, ("goal",), 0)


def test_courses_close_most_together_and_nobody_attends_too_many():
    gaps = [gap(n, 8, CHINESE) for n in range(5)] + [gap(9, 7, CHINESE)] + [gap(n, 7, FOOD) for n in range(4)]
    found = courses(gaps, each=1)
    assert [(one.skill, one.attendees, one.closes, one.together) for one in found] == [
        (CHINESE, ((8, 5),), 5, 5),
        (FOOD, ((7, 4),), 4, 9),
    ]


def test_no_more_courses_are_held_than_asked_for_and_none_without_a_gap():
    gaps = [gap(1, 7, CHINESE), gap(1, 8, FOOD), gap(2, 8, FOOD)]
    assert [one.skill for one in courses(gaps, most=1)] == [FOOD]
    assert courses([]) == []
