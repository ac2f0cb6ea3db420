"""The mail texts of a survey, by language: standard wording, names put in, the link and the way out."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from surveys.items import filled, worded

NAMES = ("contact", "company", "edition", "show", "link", "closes")
SUBJECT = {
    "en": "How was {edition} for {company}?",
    "zh_CN": "{company}在{edition}的参展体验如何？",
}
BODY = {
    "en": (
        "Hello {contact},\n\n"
        "thank you for exhibiting at {edition}. Did {company} reach what it came for, and how did we do?\n\n"
        "It takes about five minutes, on a phone too, and you can stop and go on with the same link:\n\n"
        "{link}\n\n"
        "The survey is open until {closes}.\n"
    ),
    "zh_CN": (
        "{contact}，您好：\n\n"
        "感谢{company}参加{edition}。贵公司的参展目标实现了吗？我们的服务如何？\n\n"
        "问卷大约需要五分钟，手机即可填写；中途可以离开，之后用同一链接继续：\n\n"
        "{link}\n\n"
        "问卷开放至{closes}。\n"
    ),
}
REMINDER = {"en": "A reminder: {subject}", "zh_CN": "提醒：{subject}"}
WAY_OUT = {
    "en": "If you do not want to be asked any more: {unsubscribe}\n",
    "zh_CN": "如果您不希望再收到此类问卷：{unsubscribe}\n",
}


def closing(at: datetime, zone: str, language: str) -> str:
    """When the survey closes, written out in the edition's time zone."""
    return format_datetime(at.astimezone(ZoneInfo(zone)), "d MMMM yyyy, HH:mm", locale=language)


def subject(texts: Mapping[str, str], language: str, names: Mapping[str, str], reminder: bool = False) -> str:
    """The subject line with names put in."""
    line = filled(worded(texts, language), names)
    return filled(worded(REMINDER, language), {"subject": line}) if reminder else line


def body(texts: Mapping[str, str], language: str, names: Mapping[str, str], promised: str) -> str:
    """The mail's text with names put in, below it how answers are read and the way out of all surveys."""
    text = filled(worded(texts, language), names).rstrip()
    way_out = filled(worded(WAY_OUT, language), {"unsubscribe": f"{names['link']}/unsubscribe"})
    return f"{text}\n\n{promised}\n\n{way_out}"
