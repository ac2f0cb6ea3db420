"""The wording every organiser starts with, in English and Chinese."""

STANDARD: dict[tuple[str, str], tuple[str, str]] = {
    ("prepay", "en"): (
        "{edition}: payment in advance",
        "Dear {contact},\n\nwe would like to have {exhibitor} with us at {edition}. Because "
        "{overdue} is still open from before, we can confirm the stand only once that sum and the "
        "price of the stand are paid, by {until} at the latest. Until then the stand is not reserved."
        "\n\nIf something in our account is wrong, please tell me: I will look into it at once.\n\n"
        "Kind regards\n{author}",
    ),
    ("prepay", "zh_CN"): (
        "{edition}：预付款通知",
        "{contact}，您好！\n\n"
        "我们期待{exhibitor}参加{edition}。由于此前尚有{overdue}未结"
        "清，我们须在{until}之前收到该款项及展位费后方可确认展位，在此之前展位不予保留。\n\n"
        "如对账目有疑问，请告知我们，我们将立即核查。\n\n此致\n{author}",
    ),
    ("decline", "en"): (
        "{edition}: your application",
        "Dear {contact},\n\nthank you for your interest in {edition}. After looking at the last "
        "editions we cannot offer {exhibitor} a stand this time. You may reply to this mail until "
        "{until}; I will answer your questions, and we will look at a new application for a later "
        "edition without prejudice.\n\nKind regards\n{author}",
    ),
    ("decline", "zh_CN"): (
        "{edition}：关于贵公司的申请",
        "{contact}，您好！\n\n"
        "感谢贵公司对{edition}的关注。综合往届情况，本届我们无法为{exhibitor}"
        "提供展位。如有疑问，请在{until}之前回复本邮件，我们将予以答复；今后各届的申请我们"
        "仍会公正审核。\n\n此致\n{author}",
    ),
    ("end", "en"): (
        "The end of our cooperation",
        "Dear {contact},\n\nafter careful thought we end our cooperation with {exhibitor}. What has "
        "been agreed for {edition} and is paid will be honoured; {overdue} is still open, please "
        "settle it by {until}.\n\nThank you for the time you were with us.\n\nKind regards\n{author}",
    ),
    ("end", "zh_CN"): (
        "终止合作通知",
        "{contact}，您好！\n\n"
        "经慎重考虑，我们决定终止与{exhibitor}的合作。{edition}已约定并付款的"
        "事项将照常履行；尚有{overdue}未结清，请于{until}之前付清。\n\n"
        "感谢贵公司一直以来的参与。\n\n此致\n{author}",
    ),
}
