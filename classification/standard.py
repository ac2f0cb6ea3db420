"""What every organiser starts with: a strategy for each class, in English and Chinese."""

from typing import Any

from classification.models import Strategy
from exhibitors.models import RelationshipClass

STANDARD: dict[str, dict[str, Any]] = {
    RelationshipClass.STRATEGIC: {
        "text": {
            "en": "Alliance: plan the next editions together, with a sponsor on our board; ask first.",
            "zh_CN": "联盟：共同规划今后的各届展会，由我方高层对接；作决定之前先征询对方意见。",
        },
        "hours_per_edition": 40.0,
        "contact_every_days": 14,
    },
    RelationshipClass.KEY: {
        "text": {
            "en": "Learning relationship: review goals and results together before and after each edition.",
            "zh_CN": "学习型关系：每届展会前后共同回顾目标与成果。",
        },
        "hours_per_edition": 15.0,
        "contact_every_days": 45,
    },
    RelationshipClass.TRANSACTIONAL: {
        "text": {
            "en": "Easy and cheap: self-service, clear dates, quick answers; look out for who could grow.",
            "zh_CN": "简便省力：自助服务、日期清楚、答复迅速；留意有成长潜力的参展商。",
        },
        "hours_per_edition": 3.0,
        "contact_every_days": 120,
    },
    RelationshipClass.RISK: {
        "text": {
            "en": "Prepay, decline or end: no credit, no extras, no rebooking before the account is settled.",
            "zh_CN": "预付、婉拒或终止：不赊账、不加额外服务，结清欠款之前不接受续订。",
        },
        "hours_per_edition": 1.0,
        "contact_every_days": None,
    },
}


def standard_strategy(relationship_class: str) -> Strategy:
    """Return the strategy a class starts with, not yet stored."""
    return Strategy(relationship_class=relationship_class, **STANDARD[relationship_class])
