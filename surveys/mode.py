"""How much of an answerer the answers tell, and the promise that says so, in the answerer's language."""

from collections.abc import Mapping
from enum import StrEnum

from surveys.items import filled, worded


class Mode(StrEnum):
    """Named: read beside the exhibitor. Confidential: read in groups. Anonymous: joined to nobody."""

    NAMED = "named"
    CONFIDENTIAL = "confidential"
    ANONYMOUS = "anonymous"


PROMISES: dict[Mode, Mapping[str, str]] = {
    Mode.NAMED: {
        "en": "Your answers are read with your name and company, so that we can put right what went wrong.",
        "zh_CN": "您的回答会与您的姓名和公司一同阅读，以便我们改正不足之处。",
    },
    Mode.CONFIDENTIAL: {
        "en": (
            "Your answers are confidential: nobody on the organiser's staff sees what you alone answered. "
            "They are read after the survey has closed, as figures over {base} answers or more. What you "
            "write in your own words is read word for word, without your name."
        ),
        "zh_CN": (
            "您的回答将被保密：主办方工作人员看不到您个人的回答。问卷关闭后，答案只以至少{base}份回答的汇总数字阅读。"
            "您亲笔写下的意见会逐字阅读，但不附您的姓名。"
        ),
    },
    Mode.ANONYMOUS: {
        "en": (
            "Your answers are anonymous: as you send them they are parted from your link, and nothing in our "
            "records joins them to you or your company any more. Until then your link keeps what you filled "
            "in, so that you can go on later. They are read after the survey has closed, as figures over "
            "{base} answers or more; what you write in your own words is read word for word."
        ),
        "zh_CN": (
            "您的回答是匿名的：提交时，回答即与您的链接分离，我们的记录中再没有任何内容能将其与您或贵公司联系起来。"
            "提交之前，已填内容随链接保存，方便您稍后继续。问卷关闭后，答案只以至少{base}份回答的汇总数字阅读；"
            "您亲笔写下的意见会逐字阅读。"
        ),
    },
}


def promise(mode: str, language: str, base: int) -> str:
    """What the answerer is told; `base` is the smallest number of answers that a figure is shown on."""
    return filled(worded(PROMISES[Mode(mode)], language), {"base": str(base)})
