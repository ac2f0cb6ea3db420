"""Answers written in words: what each stands for on the scale."""

import re
from collections.abc import Iterable, Mapping

ENTRY = re.compile(r"\s*([^=]+?)\s*=\s*(\d{1,3})\s*(?:[,;\n，；]|$)")
USUAL = tuple(
    tuple(scale.split(" / "))
    for scale in (
        "very dissatisfied / dissatisfied / neutral / satisfied / very satisfied",
        "very dissatisfied / dissatisfied / neither satisfied nor dissatisfied / satisfied / very satisfied",
        "very unsatisfied / unsatisfied / neutral / satisfied / very satisfied",
        "not at all satisfied / slightly satisfied / moderately satisfied / very satisfied / "
        "completely satisfied",
        "strongly disagree / disagree / neutral / agree / strongly agree",
        "strongly disagree / disagree / neither agree nor disagree / agree / strongly agree",
        "very poor / poor / average / good / very good",
        "poor / fair / good / very good / excellent",
        "very unlikely / unlikely / neutral / likely / very likely",
        "not at all important / slightly important / moderately important / very important / "
        "extremely important",
        "非常不满意 / 不满意 / 一般 / 满意 / 非常满意",
        "非常不同意 / 不同意 / 一般 / 同意 / 非常同意",
    )
)
"""Usual scales of five in words, the lowest first."""


def parsed(text: str) -> dict[str, int]:
    """The words with their numbers in "Very satisfied = 5, Satisfied = 4". Raises `ValueError`."""
    found, place = {}, 0
    while text[place:].strip():
        entry = ENTRY.match(text, place)
        if entry is None:
            raise ValueError(text)
        found[entry[1]], place = int(entry[2]), entry.end()
    return found


def written(labels: Mapping[str, int]) -> str:
    """The words with their numbers as they are typed."""
    return ", ".join(f"{word} = {number}" for word, number in labels.items())


def usual(values: Iterable[str]) -> dict[str, int]:
    """The numbers of a column's words where they are one of the usual scales, the highest first."""
    words = {value.strip().casefold(): value.strip() for value in values if value.strip()}
    for scale in USUAL:
        if len(words) > 1 and set(words) <= set(scale):
            return {words[word]: n for n, word in reversed(list(enumerate(scale, 1))) if word in words}
    return {}
