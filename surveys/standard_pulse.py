"""Ready-made questionnaires before and during the show: what an exhibitor comes for, and how the day goes."""

from surveys.kinds import Kind, Measure, SurveyKind
from surveys.ready_made import Asked, Page, ReadyMade, both, option, scale

SHORT = both("It takes about a minute.", "大约需要一分钟。")

PRE_SHOW = ReadyMade(
    code="pre-show",
    number=1,
    kind=SurveyKind.PRE_SHOW,
    title=both("Before the show", "展前目标调查"),
    intro=both(
        "Two minutes. What you tell us here decides what we prepare for you.",
        "大约两分钟。您的回答决定我们为您做哪些准备。",
    ),
    pages=(
        Page(
            both("What you come for", "参展目的"),
            (
                Asked(
                    "aims",
                    Kind.RANKING,
                    Measure.INTEREST,
                    both("What should {edition} bring {company}?", "{company}希望从{edition}获得什么？"),
                    options=[
                        option("sales", "Orders, and contacts that turn into orders", "订单和潜在客户"),
                        option("relationship", "Time with customers we have", "与现有客户交流"),
                        option("information", "Knowing what the market is up to", "了解市场动态"),
                        option("image", "Being seen: name, press, a launch", "品牌曝光、媒体与新品发布"),
                        option("motivation", "Our own team's skill and spirit", "锻炼和激励团队"),
                    ],
                    randomised=True,
                ),
                Asked(
                    "success",
                    Kind.TEXT,
                    Measure.OPEN,
                    both(
                        "When you drive home, what must have happened for you to say it was worth it?",
                        "展会结束时，取得怎样的成果您会觉得不虚此行？",
                    ),
                ),
            ),
        ),
        Page(
            both("What you need from us", "需要我们做什么"),
            (
                Asked(
                    "needs",
                    Kind.MULTIPLE,
                    Measure.INTEREST,
                    both("Where could we help most?", "哪些方面最需要我们协助？"),
                    options=[
                        option("visitors", "Bringing the right visitors to you", "邀约目标观众"),
                        option("stand", "Stand, build-up and technical matters", "展位、布展与技术"),
                        option("promotion", "Getting noticed before the show", "展前宣传"),
                        option("deadlines", "Keeping track of forms and deadlines", "表格与截止日期"),
                        option("else", "Something else", "其他", write=True),
                    ],
                ),
                scale(
                    "ready",
                    Measure.EFFORT,
                    both(
                        "How easy has preparing with us been so far?", "到目前为止，与我们一起筹备是否省心？"
                    ),
                    (both("very hard", "非常费劲"), both("very easy", "非常省心")),
                    1,
                    7,
                    did_not_use=True,
                ),
            ),
        ),
    ),
)

PULSE = ReadyMade(
    code="pulse",
    number=1,
    kind=SurveyKind.PULSE,
    title=both("On site: how is it going?", "现场快评"),
    intro=both(
        "Half a minute. What is wrong today can be put right today.",
        "只需半分钟。今天的问题今天解决。",
    ),
    pages=(
        Page(
            both("Today", "今天"),
            (
                scale(
                    "today",
                    Measure.OVERALL,
                    both("How is {edition} going for you so far?", "到目前为止，您对{edition}满意吗？"),
                    (both("badly", "很不满意"), both("very well", "非常满意")),
                    1,
                    5,
                    required=True,
                ),
            ),
        ),
        Page(
            both("What we can do", "我们可以做什么"),
            (
                Asked(
                    "trouble",
                    Kind.MULTIPLE,
                    Measure.REASON,
                    both("What should we look at?", "我们应该关注哪些问题？"),
                    options=[
                        option("visitors", "Too few of the right visitors", "目标观众太少"),
                        option(
                            "stand",
                            "Our stand: power, light, walls, cleaning",
                            "展位：电力、照明、展墙、清洁",
                        ),
                        option("access", "Getting in, parking, deliveries", "入场、停车、送货"),
                        option("noise", "Noise, air or temperature in the hall", "馆内噪音、空气或温度"),
                        option("people", "We did not reach anybody who could help", "找不到人帮忙"),
                        option("else", "Something else", "其他", write=True),
                    ],
                    condition={"of": "today", "is": "at_most", "values": [4]},
                ),
                Asked(
                    "call",
                    Kind.YES_NO,
                    Measure.OPEN,
                    both("Shall somebody come to {stand}?", "需要工作人员到{stand}来吗？"),
                ),
            ),
        ),
    ),
)
