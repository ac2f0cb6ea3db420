"""How figures, money, days and instants are written on screens and in reports."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_interval, format_skeleton
from babel.units import format_unit
from flask import Flask
from flask_babel import (
    format_currency,
    format_date,
    format_decimal,
    format_time,
    get_locale,
    get_timezone,
)

NONE = "–"
MINOR = 100


def number(value: float | None, digits: int = 0) -> str:
    """Return a figure with at most `digits` decimals, a dash for none."""
    if value is None:
        return NONE
    return format_decimal(round(value, digits), format="#,##0." + "#" * digits if digits else "#,##0")


def money(minor: int | None, currency: str, whole: bool = False) -> str:
    """Return minor units as money, without decimals where there are no cents; rounded to `whole` units."""
    if minor is None:
        return NONE
    if whole:
        minor = round(minor / MINOR) * MINOR
    cents = minor % MINOR != 0
    return format_currency(minor / MINOR, currency, format=None if cents else "¤#,##0", currency_digits=cents)


def percent(share: float | None, digits: int = 0) -> str:
    """Return a share (0-1) in per cent."""
    return NONE if share is None else f"{number(share * 100, digits)} %"


def area(square_metres: float | None) -> str:
    """Return an area in m²."""
    return NONE if square_metres is None else f"{number(square_metres, 1)} m²"


def day(value: date | None) -> str:
    """Return a calendar day, short."""
    return NONE if value is None else format_date(value, "medium")


def days(first: date, last: date) -> str:
    """Return a span of days, as "May 12 – 15, 2026"."""
    return format_interval(first, last, skeleton="yMMMd", locale=get_locale() or "en")


def lasting(days: float | None) -> str:
    """Return a length of time in the unit that suits it: minutes, hours from one hour, days from one day."""
    if days is None:
        return NONE
    if days >= 1:
        value, unit = round(days, 1 if days >= 10 else 2), "duration-day"
    elif days * 24 >= 1:
        value, unit = round(days * 24, 1), "duration-hour"
    else:
        value, unit = round(days * 24 * 60), "duration-minute"
    return format_unit(value, unit, length="short", locale=get_locale() or "en")


def month(value: date) -> str:
    """Return a day's month, as "May 2026"."""
    return format_skeleton("yMMMM", value, locale=get_locale() or "en")


def weekday(value: date) -> str:
    """Return a day's short name, as "Tue"."""
    return format_date(value, "EEE")


def instant(value: datetime | None, zone: str | None = None) -> str:
    """Return an instant in `zone` (the deployment's by default), to the minute."""
    if value is None:
        return NONE
    local = value.astimezone(ZoneInfo(zone) if zone else get_timezone())
    return f"{format_date(local.date(), 'medium')} {format_time(local.time(), 'short', rebase=False)}"


def country(code: str | None) -> str:
    """Return a country's name in the current language."""
    if not code:
        return ""
    locale = get_locale() or Locale("en")
    return locale.territories.get(code, code)


def init_app(app: Flask) -> None:
    """Give the filters to the templates."""
    for filter_ in (number, money, percent, area, day, days, lasting, month, weekday, instant, country):
        app.jinja_env.filters[filter_.__name__] = filter_
