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
        "details": {
            "service_level": {
                "en": "A named manager, answers within the working day, first choice of the stand",
                "zh_CN": "专属经理对接、当个工作日内答复、优先选位",
            },
            "price_discipline": {
                "en": "No discount without something in return: longer terms, joint plans",
                "zh_CN": "没有对等回报不予折扣：长期合约、共同规划",
            },
            "stop_doing": {
                "en": "Surprises: changes of hall, price or dates that it reads in a circular",
                "zh_CN": "让对方从群发通知中得知场馆、价格或日期变动",
            },
        },
        "hours_per_edition": 40.0,
        "contact_every_days": 14,
    },
    RelationshipClass.KEY: {
        "text": {
            "en": "Learning relationship: review goals and results together before and after each edition.",
            "zh_CN": "学习型关系：每届展会前后共同回顾目标与成果。",
        },
        "details": {
            "service_level": {
                "en": "An owner who knows its goals; a review before and after each edition",
                "zh_CN": "由了解其目标的负责人跟进；展前展后各回顾一次",
            },
            "price_discipline": {
                "en": "The list price; extras for more area or earlier rebooking",
                "zh_CN": "按价目表；扩大面积或提早续订可获增值服务",
            },
            "stop_doing": {
                "en": "Offers that ignore what it said last time",
                "zh_CN": "忽视其上次意见的推销",
            },
        },
        "hours_per_edition": 15.0,
        "contact_every_days": 45,
    },
    RelationshipClass.TRANSACTIONAL: {
        "text": {
            "en": "Easy and cheap: self-service, clear dates, quick answers; look out for who could grow.",
            "zh_CN": "简便省力：自助服务、日期清楚、答复迅速；留意有成长潜力的参展商。",
        },
        "details": {
            "service_level": {
                "en": "Self-service and one address for questions, answers within two working days",
                "zh_CN": "自助服务，统一咨询地址，两个工作日内答复",
            },
            "price_discipline": {
                "en": "The list price, no exceptions",
                "zh_CN": "按价目表，不设例外",
            },
            "stop_doing": {
                "en": "Visits, individual offers and exceptions by hand",
                "zh_CN": "上门拜访、个别报价及人工特例",
            },
        },
        "hours_per_edition": 3.0,
        "contact_every_days": 120,
    },
    RelationshipClass.RISK: {
        "text": {
            "en": "Prepay, decline or end: no credit, no extras, no rebooking before the account is settled.",
            "zh_CN": "预付、婉拒或终止：不赊账、不加额外服务，结清欠款之前不接受续订。",
        },
        "details": {
            "service_level": {
                "en": "What the contract says, nothing besides",
                "zh_CN": "仅按合同提供服务",
            },
            "price_discipline": {
                "en": "Paid in full before build-up",
                "zh_CN": "进场搭建前付清全款",
            },
            "stop_doing": {
                "en": "Credit, reminders by telephone, extras for the sake of peace",
                "zh_CN": "赊账、电话催款、为息事宁人而给予额外好处",
            },
        },
        "hours_per_edition": 1.0,
        "contact_every_days": None,
    },
}


def standard_strategy(relationship_class: str) -> Strategy:
    """Return the strategy a class starts with, not yet stored."""
    return Strategy(relationship_class=relationship_class, **STANDARD[relationship_class])
