"""The standard mail of each kind of survey: what is asked of whom, in both languages."""

from collections.abc import Mapping

from surveys.kinds import SurveyKind

Texts = Mapping[str, str]
_OPEN = "It is open until {closes}.\n"
_OPEN_ZH = "问卷开放至{closes}。\n"


def _english(first: str, how: str, last: str = _OPEN) -> str:
    return f"Hello {{contact}},\n\n{first}\n\n{how}\n\n{{link}}\n" + (f"\n{last}" if last else "")


def _chinese(first: str, how: str, last: str = _OPEN_ZH) -> str:
    return f"{{contact}}，您好：\n\n{first}\n\n{how}\n\n{{link}}\n" + (f"\n{last}" if last else "")


SUBJECTS: dict[str, Texts] = {
    SurveyKind.POST_SHOW: {
        "en": "How was {edition} for {company}?",
        "zh_CN": "{company}在{edition}的参展体验如何？",
    },
    SurveyKind.PRE_SHOW: {
        "en": "What does {company} want from {edition}?",
        "zh_CN": "{company}希望在{edition}实现什么？",
    },
    SurveyKind.PULSE: {
        "en": "How is {edition} going for {company}?",
        "zh_CN": "{company}在{edition}一切顺利吗？",
    },
    SurveyKind.RECOVERY: {
        "en": "Is it settled? Your complaint about {edition}",
        "zh_CN": "问题解决了吗？关于您对{edition}的投诉",
    },
    SurveyKind.NON_RETURNER: {
        "en": "{edition} without {company}: what made you decide so?",
        "zh_CN": "{company}没有参加{edition}：是什么原因？",
    },
    SurveyKind.LAPSED: {
        "en": "What would bring {company} back to {show}?",
        "zh_CN": "怎样才能让{company}重返{show}？",
    },
    SurveyKind.PROSPECT: {
        "en": "What does {company} look for in a show?",
        "zh_CN": "{company}对展会有什么期待？",
    },
}
BODIES: dict[str, Texts] = {
    SurveyKind.POST_SHOW: {
        "en": _english(
            "thank you for exhibiting at {edition}. Did {company} reach what it came for, and how did we do?",
            "It takes about five minutes, on a phone too, and you can stop and go on with the same link:",
        ),
        "zh_CN": _chinese(
            "感谢{company}参加{edition}。贵公司的参展目标实现了吗？我们的服务如何？",
            "问卷大约需要五分钟，手机即可填写；中途可以离开，之后用同一链接继续：",
        ),
    },
    SurveyKind.PRE_SHOW: {
        "en": _english(
            "{edition} is coming up, and we would like to work for what {company} comes for. Tell us your "
            "goals, and what you need from us to reach them.",
            "It takes about two minutes:",
        ),
        "zh_CN": _chinese(
            "{edition}即将举行，我们希望为{company}的参展目标提供支持。请告诉我们贵公司的目标，以及需要我们做什么。",
            "大约需要两分钟：",
        ),
    },
    SurveyKind.PULSE: {
        "en": _english(
            "you are at {edition} now. Is everything right at your stand? What you tell us today we can "
            "still put right today.",
            "It takes a minute:",
        ),
        "zh_CN": _chinese(
            "您正在{edition}参展。展位上一切都好吗？今天告诉我们的问题，我们今天就能解决。",
            "只需一分钟：",
        ),
    },
    SurveyKind.RECOVERY: {
        "en": _english(
            "you told us that something went wrong for {company} at {edition}, and we believe that it has "
            "been put right. Is that how you see it?",
            "It takes a minute. If it is not settled, your answer opens your complaint again:",
            "",
        ),
        "zh_CN": _chinese(
            "您曾反映{company}在{edition}遇到问题，我们认为问题已经解决。您是否也这样认为？",
            "只需一分钟。如果问题没有解决，您的回答会让我们重新处理：",
            "",
        ),
    },
    SurveyKind.NON_RETURNER: {
        "en": _english(
            "{company} exhibited with us before and is not at {edition}. We would like to understand why, "
            "without selling you anything.",
            "It takes about a minute:",
        ),
        "zh_CN": _chinese(
            "{company}曾是我们的展商，但没有参加{edition}。我们想了解原因，并非推销。",
            "大约需要一分钟：",
        ),
    },
    SurveyKind.LAPSED: {
        "en": _english(
            "it has been a while since {company} exhibited at {show}. What has changed for you, and what "
            "would have to change here?",
            "It takes about a minute:",
        ),
        "zh_CN": _chinese(
            "{company}已有一段时间没有参加{show}。贵公司有哪些变化？我们又需要做哪些改变？",
            "大约需要一分钟：",
        ),
    },
    SurveyKind.PROSPECT: {
        "en": _english(
            "{company} has not exhibited at {show} yet. What do you expect of a show, and what would make "
            "this one worth it?",
            "It takes about a minute:",
        ),
        "zh_CN": _chinese(
            "{company}尚未参加过{show}。您对展会有什么期待？怎样才值得参加？",
            "大约需要一分钟：",
        ),
    },
}


def following(texts: Texts, standard: Mapping[str, Texts], kind: str) -> dict[str, str]:
    """Return `texts`, those that are standard for any kind of survey as they are for this kind."""
    return {
        language: standard[kind][language] if _stands_in(text, language, standard) else text
        for language, text in texts.items()
    }


def _stands_in(text: str, language: str, standard: Mapping[str, Texts]) -> bool:
    """Return whether a text is a standard one; forms take the blanks at its ends away."""
    return any(text.strip() == of[language].strip() for of in standard.values())
