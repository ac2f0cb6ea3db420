"""The standard questionnaire's second half: our service, working with us, the people and the price."""

from surveys.kinds import Kind, Measure
from surveys.ready_made import AGREE, RATING, Asked, Page, both, scale


def _agree(code: str, measure: Measure, en: str, zh: str) -> Asked:
    return scale(code, measure, both(en, zh), AGREE, 1, 7)


def _service(code: str, tier: str, en: str, zh: str) -> Asked:
    return Asked(
        code,
        Kind.IMPORTANCE_PERFORMANCE,
        Measure.SERVICE,
        both(en, zh),
        1,
        5,
        low_label=both("low", "低"),
        high_label=both("high", "高"),
        tier=tier,
        did_not_use=True,
    )


def _person(code: str, en: str, zh: str) -> Asked:
    return scale(code, Measure.STAFF, both(en, zh), RATING, 1, 5, did_not_use=True)


SERVICE = Page(
    both("Our service", "我们的服务"),
    (
        _service("visitors", "basic", "Visitors who matter to you", "目标观众的质量"),
        _service(
            "stand", "basic", "Your stand as ordered: place, power, walls", "展位按约交付：位置、电力、展墙"
        ),
        _service("build_up", "basic", "Build-up and breakdown", "布展与撤展"),
        _service("information", "support", "Information and deadlines before the show", "展前信息与截止日期"),
        _service("ordering", "support", "Ordering services and the invoices", "服务订购与账单"),
        _service("promotion", "support", "Promotion of your company by us", "我们对贵公司的宣传"),
        _service("repair", "recovery", "Help when something went wrong", "出现问题时的处理"),
        _service("attention", "personal", "Attention to your special requests", "对您特殊需求的关注"),
    ),
)

TOGETHER = Page(
    both("Working with us", "与我们合作"),
    (
        _agree("trust_word", Measure.TRUST, "The organiser keeps its word.", "主办方信守承诺。"),
        _agree(
            "trust_side",
            Measure.TRUST,
            "When it matters, they think of our interests too.",
            "关键时刻，他们也会考虑我们的利益。",
        ),
        _agree(
            "satisfied_work",
            Measure.SATISFACTION,
            "We are pleased with the way we work together.",
            "我们对双方的合作方式感到满意。",
        ),
        _agree(
            "satisfied_choice",
            Measure.SATISFACTION,
            "Choosing this show was right for us.",
            "选择这个展会对我们来说是正确的。",
        ),
        _agree(
            "belong",
            Measure.COMMITMENT,
            "We feel that we belong at this show.",
            "我们觉得自己是这个展会的一员。",
        ),
        _agree(
            "stay", Measure.COMMITMENT, "We want to be here for years to come.", "我们希望未来多年继续参展。"
        ),
        _agree(
            "friend_talk",
            Measure.FRIENDSHIP,
            "With the people there we can talk openly.",
            "我们可以与他们坦诚交流。",
        ),
        _agree(
            "friend_enjoy",
            Measure.FRIENDSHIP,
            "We enjoy dealing with them, business aside.",
            "抛开业务不谈，我们也乐于与他们来往。",
        ),
        _agree(
            "cost_leave",
            Measure.CALCULATIVE,
            "Leaving this show would cost us too much.",
            "退出这个展会对我们来说代价太大。",
        ),
        _agree(
            "no_other",
            Measure.CALCULATIVE,
            "There is no real alternative to this show for us.",
            "对我们来说没有真正可替代的展会。",
        ),
    ),
)

PEOPLE = Page(
    both("The people, the price, your words", "人员、价格与您的意见"),
    (
        _person("staff_reach", "{person}: easy to reach, quick to answer", "{person}：容易联系、回复及时"),
        _person(
            "staff_know",
            "{person}: knows our business and what we came for",
            "{person}：了解我们的业务和参展目的",
        ),
        _person("staff_do", "{person}: does what was promised", "{person}：说到做到"),
        scale(
            "price",
            Measure.PRICE,
            both("For what you got, the price was", "就您得到的服务而言，价格"),
            (both("not fair at all", "很不合理"), both("very fair", "非常合理")),
            1,
            7,
        ),
        Asked(
            "comment",
            Kind.TEXT,
            Measure.OPEN,
            both("What should we do differently next time?", "下次我们应该在哪些方面改进？"),
        ),
    ),
)
