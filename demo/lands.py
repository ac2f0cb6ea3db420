"""What companies, towns and people of the demo are called, country by country; all of it is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Land:
    """`weight` is the country's part of the exhibitors; a company's head is a stem with an ending."""

    code: str
    weight: int
    cities: tuple[str, ...]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    language: str = "en"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


def _land(
    code: str, weight: int, cities: str, stems: str, endings: str, trades: str, forms: str, people: str
) -> Land:
    first, last = people.split(" | ")
    texts = (cities, stems, endings, trades, forms, first, last)
    return Land(code, weight, *(_words(text) for text in texts), language="zh_CN" if code == "CN" else "en")


LANDS = (
    _land(
        "DE",
        24,
        "Krefeld, Ulm, Bielefeld, Jena",
        "Kest, Brand, Lind, Tann, Voss, Hage, Reus, Orb, Falk",
        "ler, hoff, wehr, wald, beck, dal, mann",
        "Antriebe, Fluidtechnik, Maschinenbau, Verpackung, Sensorik",
        "GmbH, AG, GmbH & Co. KG",
        "Anna, Jonas, Petra, Lukas, Heike | Weiß, Krämer, Vogt, Sandner, Pohl",
    ),
    _land(
        "CN",
        16,
        "苏州, 宁波, 东莞, 青岛, 无锡",
        "恒, 鼎, 华, 瑞, 锦, 博, 云, 川",
        "岳, 澜, 砺, 沣, 舟, 渊, 岑, 禾",
        "机床, 包装机械, 精密仪器, 食品设备, 自动化",
        "有限公司, 股份有限公司",
        "敏, 伟, 静, 磊, 丽 | 陈, 王, 李, 赵, 周",
    ),
    _land(
        "IT",
        11,
        "Modena, Brescia, Parma",
        "Torre, Calde, Bella, Mont, Siva",
        "via, rino, fonte, rezza, luna",
        "Impianti, Meccanica, Imballaggi, Automazione",
        "S.p.A., S.r.l.",
        "Giulia, Marco, Chiara, Paolo | Rinaldi, Greco, Fontana",
    ),
    _land(
        "PL",
        9,
        "Poznań, Łódź, Gdynia",
        "Zawi, Korwe, Nowo, Brzozo, Jasno",
        "met, pol, gór, lin",
        "Maszyny, Opakowania, Napędy, Systemy",
        "Sp. z o.o., S.A.",
        "Agnieszka, Piotr, Ewa | Zielińska, Wójcik, Kaczmarek",
    ),
    _land(
        "NL",
        7,
        "Eindhoven, Breda",
        "Duin, Polder, Rijk, Hoorn",
        "veld, werk, stra",
        "Packaging, Food Systems, Machines",
        "B.V.",
        "Sanne, Daan | de Wit, Bakker",
    ),
    _land(
        "FR",
        7,
        "Lyon, Nantes",
        "Val, Castel, Aubri, Méri",
        "morel, lane, vage, gnon",
        "Emballage, Industries, Agro",
        "SAS, SARL",
        "Élodie, Hugo | Lefèvre, Garnier",
    ),
    _land(
        "GB",
        6,
        "Leeds, Derby",
        "Ash, Thorn, Wex, Harrow",
        "combe, bury, moor, gate",
        "Engineering, Controls, Foods",
        "Ltd, plc",
        "Grace, Oliver | Okafor, Hughes",
    ),
    _land(
        "TR",
        5,
        "Bursa, Konya",
        "Yıldız, Demir, Kara, Ak",
        "han, ova, sel",
        "Makina, Ambalaj",
        "A.Ş., Ltd. Şti.",
        "Elif, Mert | Yılmaz, Şahin",
    ),
    _land(
        "US",
        5,
        "Dayton, Tulsa",
        "Blue, North, Cedar, Iron",
        "fen, gage, line",
        "Robotics, Fluid Power",
        "Inc., LLC",
        "Emily, Jamal | Carter, Nguyen",
    ),
    _land(
        "JP",
        4,
        "Nagoya, Hamamatsu",
        "Mizu, Hoshi, Aka, Taka",
        "tora, kawa, nishi",
        "Seiki, Kogyo",
        "K.K.",
        "Yuki, Haruto | Tanabe, Mori",
    ),
    _land(
        "SE",
        3,
        "Västerås, Malmö",
        "Björk, Fjäll, Åker",
        "dal, sund, holm",
        "Teknik, Livs",
        "AB",
        "Elsa, Nils | Lindgren, Åberg",
    ),
    _land(
        "ES",
        3,
        "Zaragoza, Vitoria",
        "Mont, Rio, Vega",
        "alvera, sierra, luz",
        "Maquinaria, Envases",
        "S.L., S.A.",
        "Lucía, Iker | Etxeberria, Navarro",
    ),
)
