"""Cells that hold one of a few words, as lists write them in English, German and Chinese."""

from exhibitors.imports.bad_cells import BadCell, bad
from exhibitors.names import fold
from exhibitors.repair import repair

WORDS = {
    "package": {
        "space_only": "space only, raw space, space, open space, freifläche, nur fläche, 光地, 净地",
        "shell_scheme": "shell scheme, shell, standard, package, systemstand, 标摊, 标展, 标准展位",
    },
    "status": {
        "prospect": "prospect, lead, enquiry, inquiry, offered, interessent, angebot, 意向, 潜在",
        "reserved": "reserved, option, optioned, on hold, reserviert, 预订, 预留",
        "contracted": "contracted, confirmed, signed, booked, sold, active, gebucht, bestätigt, 已签约",
        "attended": "attended, exhibited, present, teilgenommen, 已参展, 参展",
        "cancelled": "cancelled, canceled, withdrawn, storniert, abgesagt, 取消, 已取消",
        "no_show": "no show, noshow, absent, nicht erschienen, 未到, 缺席",
    },
    "kind": {
        "main": "main, main exhibitor, exhibitor, direct, direct exhibitor, hauptaussteller, 主展商, 参展商",
        "co_exhibitor": "co exhibitor, coexhibitor, sharer, shared, mitaussteller, 联合参展商, 合展商",
        "represented": "represented, represented company, additionally represented company,"
        " vertretenes unternehmen, 代理公司, 被代理企业",
    },
    "interaction": {
        "call": "call, phone, phone call, telephone, anruf, telefonat, 电话",
        "mail": "mail, email, e mail, letter, brief, 邮件, 信件",
        "meeting": "meeting, appointment, video call, termin, besprechung, 会议, 会面",
        "visit": "visit, site visit, besuch, 拜访, 来访",
        "note": "note, comment, other, notiz, 备注, 其他",
    },
    "language": {
        "en": "en, eng, english, en us, en gb, englisch, 英文, 英语",
        "zh_CN": "zh, chi, zho, chinese, zh cn, zh hans, simplified chinese, mandarin, chinesisch, 中文",
    },
    "main": {
        "yes": "yes, y, true, 1, x, main, primary, ja, j, 是, ✓",
        "no": "no, n, false, 0, nein, 否",
    },
}
"""By field what each stored word is called."""

_KNOWN = {
    field: {fold(name): word for word, names in words.items() for name in names.split(", ")}
    for field, words in WORDS.items()
}


def known_word(field: str, cell: str) -> str | BadCell:
    """The stored word that the cell means."""
    plain = " ".join(fold(repair(cell)).replace("_", " ").replace("-", " ").split())
    return _KNOWN[field].get(plain) or bad(f"{field}_unknown", repair(cell))


def yes_or_no(cell: str) -> bool | BadCell:
    """Whether the cell says yes."""
    word = known_word("main", cell)
    return word if isinstance(word, BadCell) else word == "yes"
