"""Ready-made questionnaires for companies that are not there: not back, long gone, not yet."""

from typing import Any

from surveys.kinds import Kind, Measure, SurveyKind
from surveys.ready_made import Asked, Page, ReadyMade, both, option, scale
from surveys.standard_pulse import SHORT

RETURN = (both("certainly not", "肯定不会"), both("certainly", "肯定会"))
REASONS = [
    option("visitors", "Too few of the right visitors", "目标观众太少"),
    option("result", "It did not bring enough for what it cost", "投入产出不理想"),
    option("price", "The price", "价格"),
    option("place", "The stand we were offered", "所提供的展位"),
    option("service", "How we were looked after", "服务"),
    option("dates", "The dates", "展期"),
    option("elsewhere", "Another show suits us better", "其他展会更适合我们"),
    option("budget", "Our budget or plans changed, whatever the show was like", "我们的预算或计划有变"),
    option("else", "Something else", "其他", write=True),
]
ELSEWHERE = {"of": "reasons", "is": "one_of", "values": ["elsewhere"]}


def _words(code: str, en: str, zh: str, **more: Any) -> Asked:
    return Asked(code, Kind.TEXT, Measure.OPEN, both(en, zh), **more)


def _why(en: str, zh: str) -> tuple[Asked, ...]:
    return (
        Asked(
            "reasons",
            Kind.MULTIPLE,
            Measure.REASON,
            both(en, zh),
            options=REASONS,
            randomised=True,
            required=True,
        ),
    )


NON_RETURNER = ReadyMade(
    code="non-returner",
    number=1,
    kind=SurveyKind.NON_RETURNER,
    title=both("You did not come back", "未续展调查"),
    intro=SHORT,
    pages=(
        Page(
            both("Why", "原因"),
            _why("Why is {company} not at the next {show}?", "{company}为什么没有报名下一届{show}？"),
        ),
        Page(
            both("And now", "今后"),
            (
                Asked(
                    "where",
                    Kind.LINE,
                    Measure.REASON,
                    both("Which show do you go to instead?", "您改为参加哪个展会？"),
                    condition=ELSEWHERE,
                ),
                scale(
                    "return",
                    Measure.RETURN,
                    both("How likely is it that you come back later?", "您今后再次参展的可能性有多大？"),
                    RETURN,
                    1,
                    5,
                ),
                _words("change", "What would have to be different?", "需要哪些改变您才会回来？"),
            ),
        ),
    ),
)

LAPSED = ReadyMade(
    code="lapsed",
    number=1,
    kind=SurveyKind.LAPSED,
    title=both("We have not seen you for a while", "老展商回访"),
    intro=SHORT,
    pages=(
        Page(
            both("Since then", "近况"),
            (
                *_why(
                    "What has kept {company} away from {show}?", "{company}近年来没有参加{show}的原因是什么？"
                ),
                Asked(
                    "known",
                    Kind.YES_NO,
                    Measure.INTEREST,
                    both(
                        "Do you know what has changed at {show} since you were there?",
                        "您了解{show}近年来的变化吗？",
                    ),
                ),
            ),
        ),
        Page(
            both("What it would take", "重新参展"),
            (
                scale(
                    "return",
                    Measure.RETURN,
                    both("How likely is it that you exhibit again?", "您再次参展的可能性有多大？"),
                    RETURN,
                    1,
                    5,
                ),
                _words("change", "What would bring you back?", "怎样才能吸引您回来？"),
            ),
        ),
    ),
)

PROSPECT = ReadyMade(
    code="prospect",
    number=1,
    kind=SurveyKind.PROSPECT,
    title=both("Is this show for you?", "潜在展商调查"),
    intro=SHORT,
    pages=(
        Page(
            both("Your market", "您的市场"),
            (
                Asked(
                    "meet",
                    Kind.POINTS,
                    Measure.INTEREST,
                    both("What would you exhibit for?", "您参展的目的是什么？"),
                    options=[
                        option("customers", "New customers", "新客户"),
                        option("partners", "Distributors and partners", "经销商与合作伙伴"),
                        option("launch", "Showing something new", "发布新品"),
                        option("presence", "Being there because others are", "行业存在感"),
                    ],
                ),
                Asked(
                    "shows",
                    Kind.LINE,
                    Measure.INTEREST,
                    both("Which shows do you exhibit at now?", "您目前参加哪些展会？"),
                ),
                scale(
                    "interest",
                    Measure.INTEREST,
                    both("How interesting is {show} for {company}?", "{company}对{show}的兴趣有多大？"),
                    (both("not at all", "没有兴趣"), both("very", "非常感兴趣")),
                    1,
                    7,
                    required=True,
                ),
            ),
        ),
        Page(
            both("What holds you back", "顾虑"),
            (
                _words(
                    "doubt",
                    "What speaks against it today?",
                    "目前有哪些顾虑？",
                    condition={"of": "interest", "is": "at_most", "values": [5]},
                ),
                Asked(
                    "call",
                    Kind.YES_NO,
                    Measure.INTEREST,
                    both("May we call you about a stand?", "我们可以就展位与您联系吗？"),
                ),
            ),
        ),
    ),
)
