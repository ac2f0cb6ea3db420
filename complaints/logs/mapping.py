"""Which column of a log tells what, and what its words mean to us. Plain values in, plain values out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from complaints.logs.refusals import MappingRefused

FIELDS = (
    *("number", "exhibitor", "title", "description", "severity", "cause", "person"),
    *("opened", "acknowledged", "answered", "closed", "activity", "at", "kept", "reopened"),
)
MOMENTS = ("acknowledged", "answered", "closed")
"""What a step of the other tool can mean; the first of its steps is when a complaint came in."""
SEVERITIES = ("critical", "high", "medium", "low")
MOST_VALUES = 40

_USUAL = {
    "number": r"number|case id|case|ticket( id| number)?|complaint( number)?|incident|id|编号|工单号",
    "exhibitor": r"exhibitor|company|customer|account|client|organi[sz]ation|caller id|参展商|公司|客户",
    "title": r"title|subject|summary|short description|主题|标题",
    "description": r"description|details|text|描述|内容",
    "severity": r"severity|priority|seriousness|优先级|严重程度",
    "cause": r"cause|reason|category|type|原因|类别",
    "person": r"owner|agent|assigned to|assignee|handler|负责人|处理人",
    "opened": r"opened( at)?|created( at| on)?|received( at)?|reported( at)?|创建时间|接收时间",
    "acknowledged": r"acknowledged( at)?|first response( at)?|确认时间",
    "answered": r"answered( at)?|resolved( at)?|solved( at)?|解决时间|答复时间",
    "closed": r"closed( at| on)?|关闭时间",
    "activity": r"activity|event|action|步骤|活动",
    "at": r"complete timestamp|timestamp|event time|时间",
    "kept": r"made sla|sla met|within sla|in time|按时",
    "reopened": r"reopen(ed)?( count)?|重新打开",
}
_SEVERE = {
    "critical": r"critical|urgent|highest|blocker|p1|紧急|严重",
    "high": r"high|major|p2|高",
    "medium": r"medium|moderate|normal|p3|中",
    "low": r"low|lowest|minor|p4|p5|低",
}
_STEPS = {
    "acknowledged": r"take in charge|acknowledg|first response|确认",
    "answered": r"resolve|solve|answer|解决|答复",
    "closed": r"^clos|关闭",
}


@dataclass(frozen=True)
class LogMapping:
    """The column of each field; what the severities and the steps of the other tool mean to us.

    `day_first` decides 03/04/2026, which can otherwise not be read.
    """

    columns: Mapping[str, str]
    severities: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None

    def told(self) -> dict[str, Any]:
        """Return the mapping as it is stored."""
        return {"columns": dict(self.columns), "severities": dict(self.severities),
                "activities": dict(self.activities), "day_first": self.day_first}  # fmt: skip


def read(told: Mapping[str, Any], header: Sequence[str]) -> LogMapping:
    """Return the mapping in what a form tells. Raises `MappingRefused` and says what to correct."""
    columns = {name: told["columns"].get(name) for name in FIELDS if told["columns"].get(name)}
    for column in columns.values():
        if column not in header:
            raise MappingRefused("unknown_column", column=str(column)[:100])
    for name in ("number", "exhibitor"):
        if name not in columns:
            raise MappingRefused(f"no_{name}")
    if "opened" not in columns and not {"activity", "at"} <= columns.keys():
        raise MappingRefused("no_time")
    severities = {value: one for value, one in told["severities"].items() if one in SEVERITIES}
    activities = {value: one for value, one in told["activities"].items() if one in MOMENTS}
    return LogMapping(columns, severities, activities, told["day_first"])


def guessed(header: Sequence[str]) -> dict[str, str]:
    """Return the columns whose names say what they are, each for one field only."""
    found: dict[str, str] = {}
    for name, usual in _USUAL.items():
        for column in header:
            plain = re.sub(r"[\s_-]+", " ", column).strip().casefold()
            if column not in found.values() and re.fullmatch(usual, plain):
                found[name] = column
                break
    return found


def severity_of(value: str) -> str:
    """Return our severity for a word of the other tool; medium where it says nothing to us."""
    return (
        _meaning(value, {one: rf"(?<![a-z])({usual})(?![a-z])" for one, usual in _SEVERE.items()}) or "medium"
    )


def moment_of(activity: str) -> str:
    """Return what a step of the other tool means; "" where it means nothing to us."""
    return _meaning(activity, _STEPS)


def _meaning(value: str, words: Mapping[str, str]) -> str:
    plain = value.strip().casefold()
    return next((one for one, usual in words.items() if re.search(usual, plain)), "")
