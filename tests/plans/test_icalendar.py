"""Calendars as RFC 5545 wants them."""

from datetime import UTC, date, datetime

from plans.icalendar import Event, calendar, escaped, folded


def test_text_is_escaped_and_cannot_end_its_line():
    assert escaped("a,b;c\\d\r\nEND:VEVENT\x07") == "a\\,b\\;c\\\\d\\nEND:VEVENT"


def test_lines_are_folded_after_75_octets_and_never_inside_a_character():
    lines = folded("SUMMARY:" + "展" * 60).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == "SUMMARY:" + "展" * 60


def test_an_event_is_a_whole_day():
    at = datetime(2026, 5, 1, 8, tzinfo=UTC)
    text = calendar("Lena", [Event("promise-1@standwell", date(2026, 12, 31), "Visit")], at)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "DTSTAMP:20260501T080000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in text
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
