"""The fields a list can fill, and the words that head their columns: English, German, Chinese."""

from exhibitors.names import fold

EXHIBITORS, CONTACTS, INTERACTIONS = "exhibitors", "contacts", "interactions"
"""What the rows of a list are."""

_HEADINGS = """
name: name, company name, exhibitor name, company, exhibitor, organisation, organization,
    organisation name, organization name, exhibiting company, account name, site name, firm,
    firma, firmenname, aussteller, unternehmen, name des ausstellers,
    公司名称, 企业名称, 公司, 企业, 展商, 展商名称, 参展商, 参展商名称, 参展企业, 单位名称, 名称, 公司名
alias: alias, aliases, also known as, aka, trading name, trading as, brand, brands,
    english name, short name, kurzname, marke, 英文名称, 英文名, 公司英文名称, 简称, 别名, 品牌
country: country, country name, country code, nation, country region, land, staat, 国家,
    国别, 国家地区
website: website, web site, web, url, homepage, web address, website url, internet,
    webseite, internetseite, 网址, 网站, 官网, 公司网址, 主页
email: email, e mail, mail, email address, company email, general email, e mail adresse,
    邮箱, 电子邮箱, 电子邮件, 公司邮箱
phone: phone, telephone, phone number, telephone number, tel, telefon, telefonnummer,
    rufnummer, 电话, 联系电话, 公司电话, 电话号码, 手机
address: address, full address, street, street address, postal address, adresse,
    anschrift, strasse, straße, 地址, 公司地址, 详细地址, 通讯地址
city: city, town, stadt, ort, 城市, 所在城市, 市
hall: hall, halls, hall number, hall no, venue, booth venue, pavilion, building, halle,
    hallennummer, 展馆, 馆号, 展馆号, 展厅, 馆
stand: stand, stands, stand number, stand no, stand nr, booth, booths, booth number,
    booth no, booth full, stall, standnummer, standnr, standplatz, 展位, 展位号, 摊位, 摊位号, 展台, 展台号
description: description, profile, company profile, company description, about, summary,
    beschreibung, firmenprofil, profil, 简介, 公司简介, 企业简介, 描述, 介绍
category: category, categories, product category, product categories, product group,
    product groups, sector, sectors, industry, products, kategorie, produktgruppe,
    branche, warengruppe, 类别, 分类, 产品类别, 产品分类, 展品范围, 行业, 产品
net_area_m2: net area, area, net area m2, area m2, net area sqm, sqm, m2, m², stand
    area, stand size, booth size, booth area, size, net sqm, square metres, square
    meters, area sq ft, area sqft, sq ft, sqft, square feet, fläche, flaeche,
    area sqm, area sq m, area in sqm, area in m2, sq m, net m2, net sq m, net area sq m, stand
    area sqm, stand area m2, stand size sqm, stand size m2, booth area sqm, booth size sqm, booth
    size m2, size sqm, size m2, qm, fläche m2, fläche qm, fläche in m2, fläche in qm,
    standfläche m2, standfläche qm, nettofläche, standfläche, standgröße, quadratmeter,
    面积, 展位面积, 净面积, 平方米
price: price, total price, amount, stand price, contract value, total, fee, cost,
    revenue from stand, net price, preis, betrag, standpreis, gesamtpreis, summe, 价格,
    金额, 合同金额, 总价, 展位费, 费用
package: package, stand type, booth type, space type, stand package, type of stand,
    scheme, paket, standtyp, standart, 展位类型, 套餐, 展位形式
status: status, participation status, booking status, contract status, stand status, buchungsstatus,
    vertragsstatus, 状态, 参展状态
kind: exhibitor type, type of exhibitor, exhibitor kind, participation type, ausstellertyp, ausstellerart,
    展商类型, 参展类型
main_exhibitor: main exhibitor, main exhibitor name, exhibiting with, stand holder, shares stand with,
    hauptaussteller, 主展商, 主参展商
paid: paid, amount paid, paid amount, payments, total paid, received, bezahlt, gezahlt, 已付, 已付款, 已付金额
due_on: due, due date, due on, payment due, payment due date, pay by, fällig, fälligkeit, fällig am,
    zahlungsziel, zahlbar bis, zu zahlen bis, 付款期限, 到期日
currency: currency, currency code, währung, waehrung, 币种, 货币
contact_name: contact, contact name, contact person, full name, person, key contact,
    ansprechpartner, kontakt, kontaktperson, 联系人, 联系人姓名, 姓名, 负责人
contact_email: contact email, contact e mail, email of contact, person email, email
    contact, e mail ansprechpartner, kontakt e mail, 联系人邮箱, 联系人电子邮箱, 联系邮箱
contact_phone: contact phone, direct phone, mobile, mobile phone, cell phone, direct line, durchwahl,
    mobil, 联系人电话, 联系人手机
job_title: job title, position, function, role, job, funktion, stellung, 职务, 职位
staff: owner, account manager, account owner, looked after by, key account manager, betreuer, betreut von,
    zuständig, 客户经理, 负责员工
language: language, contact language, preferred language, language of contact, sprache,
    korrespondenzsprache, 语言, 联系人语言
external_id: exh id, exhibitor id, id, external id, company id, account id, customer
    number, customer no, customer id, reference, crm id, kundennummer, ausstellernummer,
    编号, 展商编号, 客户编号, 序号
"""


_OF_PEOPLE = """
name: company, company name, exhibitor, exhibitor name, organisation, organization, account, account name,
    firm, firma, unternehmen, aussteller, 公司名称, 公司, 企业, 展商, 展商名称, 参展商, 单位名称
external_id: exhibitor id, exh id, company id, account id, customer number, customer no, crm id,
    kundennummer, ausstellernummer, 展商编号, 客户编号
website: website, web site, homepage, url, web, webseite, 网址, 网站, 官网
"""

_OF_CONTACTS = """
contact_name: name, full name, contact name, contact, contact person, person, ansprechpartner, 姓名, 联系人
first_name: first name, given name, forename, firstname, vorname, 名
last_name: last name, surname, family name, lastname, nachname, 姓
contact_email: email, e mail, mail, email address, e mail address, contact email, 邮箱, 电子邮箱, 联系人邮箱
contact_phone: phone, telephone, mobile, phone number, tel, telefon, mobil, direct phone, 电话, 手机, 联系电话
job_title: job title, title, position, function, role, job, funktion, stellung, 职务, 职位
language: language, preferred language, sprache, 语言
main: main, main contact, primary, primary contact, hauptkontakt, 主要联系人
"""

_OF_INTERACTIONS = """
happened_at: date, when, happened at, day, date of contact, activity date, created, datum, am, 日期, 时间
interaction: kind, type, activity type, activity, channel, art, typ, 类型, 方式
summary: summary, subject, topic, title, what, betreff, thema, 主题, 摘要, 标题
body: body, text, notes, note, details, description, comment, comments, notiz, notizen, 内容, 备注, 说明
contact_name: contact, contact name, contact person, with, ansprechpartner, 联系人
contact_email: contact email, email, e mail, email address, 邮箱, 联系人邮箱
staff: by, owner, user, staff, person, created by, account manager, our person, von, mitarbeiter, 经办人
"""


def _parsed(headings: str) -> dict[str, tuple[str, ...]]:
    lines = headings.replace("\n    ", " ").strip().splitlines()
    pairs = (line.partition(": ") for line in lines)
    return {field: tuple(map(fold, words.split(", "))) for field, _, words in pairs}


WORDS = {
    EXHIBITORS: _parsed(_HEADINGS),
    CONTACTS: _parsed(_OF_PEOPLE + _OF_CONTACTS.strip()),
    INTERACTIONS: _parsed(_OF_PEOPLE + _OF_INTERACTIONS.strip()),
}
"""By kind of list and field the words of its headings, folded; the better heading stands first."""

FIELDS = {kind: tuple(words) for kind, words in WORDS.items()}

ALL_FIELDS = tuple(dict.fromkeys(field for fields in FIELDS.values() for field in fields))

REQUIRED = {
    EXHIBITORS: (("name",),),
    CONTACTS: (("name", "external_id", "website"), ("contact_name", "last_name", "contact_email")),
    INTERACTIONS: (("name", "external_id", "website"), ("happened_at",), ("summary", "body")),
}
"""By kind of list the groups of fields of which each needs one column at least."""
