"""The standard post-show questionnaire, about five minutes, in English and Chinese, as data."""

from surveys.kinds import Kind, Measure
from surveys.ready_made import EXPECTED, Asked, Page, ReadyMade, both, option, scale
from surveys.standard_service import PEOPLE, SERVICE, TOGETHER

THE_SHOW = Page(
    both("The show, all in all", "总体感受"),
    (
        scale(
            "overall",
            Measure.OVERALL,
            both("All in all, how satisfied are you with {edition}?", "总的来说，您对{edition}满意吗？"),
            (both("not at all", "完全不满意"), both("completely", "完全满意")),
            1,
            5,
            required=True,
        ),
        scale(
            "return",
            Measure.RETURN,
            both(
                "How likely is it that {company} exhibits with us again?", "{company}再次参展的可能性有多大？"
            ),
            (both("certainly not", "肯定不会"), both("certainly", "肯定会")),
            1,
            5,
        ),
        scale(
            "recommend",
            Measure.RECOMMEND,
            both(
                "Would you recommend {show} to another company as a place to exhibit?",
                "您会向其他企业推荐参加{show}吗？",
            ),
            (both("never", "绝不会"), both("without hesitation", "毫不犹豫")),
            0,
            10,
        ),
        scale(
            "effort",
            Measure.EFFORT,
            both("How easy did we make it for you to take part?", "我们让您的参展过程省心吗？"),
            (both("very hard", "非常费劲"), both("very easy", "非常省心")),
            1,
            7,
        ),
    ),
)

GOALS = Page(
    both("Your goals", "您的参展目标"),
    (
        Asked(
            "goals",
            Kind.GOALS,
            Measure.GOAL,
            both(
                "You came to {goal}.\nAgainst what you expected, how did that go?",
                "您参展的目标：{goal}。\n与预期相比，结果如何？",
            ),
            1,
            7,
            low_label=EXPECTED[0],
            high_label=EXPECTED[1],
            options=[option(4, "as expected", "符合预期")],
            did_not_use=True,
        ),
        Asked(
            "obstacle",
            Kind.SINGLE,
            Measure.OPEN,
            both("What stood in the way most?", "最主要的阻碍是什么？"),
            options=[
                option("nothing", "Nothing did", "没有阻碍"),
                option("visitors", "Too few of the right visitors", "目标观众太少"),
                option("place", "Where our stand was", "展位位置"),
                option("timing", "The dates or the opening hours", "展期或开放时间"),
                option("organiser", "Something the organiser did, or did not do", "主办方的工作"),
                option("ourselves", "Our own preparation", "我们自己的准备"),
                option("other", "Something else", "其他原因"),
            ],
        ),
    ),
)

POST_SHOW = ReadyMade(
    code="post-show",
    number=1,
    title=both("After the show", "展后调查"),
    intro=both(
        "About five minutes. What you say about our people they see only together with others' answers.",
        "大约需要五分钟。您对我方人员的评价只会与他人的评价汇总后给他们看。",
    ),
    pages=(THE_SHOW, GOALS, SERVICE, TOGETHER, PEOPLE),
)
