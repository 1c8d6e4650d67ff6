from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from archive.ledgers.calendar import LONGEST_LINE, DueDay, calendar_of, escaped, folded

CHANGED = datetime(2026, 1, 16, 9, 30, tzinfo=timezone(timedelta(hours=-6)))
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


def due(**fields: object) -> DueDay:
    """An entry."""
    plain = {
        "uid": "forecast-1@example.org",
        "changed": CHANGED,
        "day": date(2026, 7, 16),
        "summary": "Rain",
        "description": "It will rain.",
        "url": "https://example.org/articles/rain/#forecast-1",
    }
    return DueDay(**plain | fields)  # type: ignore[arg-type]


def test_a_calendar_holds_its_days_line_by_line() -> None:
    assert calendar_of("Forecasts, all", [due()]).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Policy Archive//Forecasts//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Forecasts\\, all",
        "BEGIN:VEVENT",
        "UID:forecast-1@example.org",
        "DTSTAMP:20260116T153000Z",
        "DTSTART;VALUE=DATE:20260716",
        "SUMMARY:Rain",
        "DESCRIPTION:It will rain.",
        "URL:https://example.org/articles/rain/#forecast-1",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_what_texts_can_hold_is_escaped_and_no_property_can_be_smuggled_in() -> None:
    assert escaped("a\\b; c, d\ne") == "a\\\\b\\; c\\, d\\ne"
    data = calendar_of("x", [due(summary="a\r\nEND:VEVENT\rATTACH:evil\u2028b\x85c\x00d", url="https://e.org/\r\nATTACH:evil")])
    assert b"\r\nATTACH" not in data
    assert b"\r\nEND:VEVENT\r\nEND:VCALENDAR" in data
    assert "\\nEND:VEVENT\\nATTACH:evil\\nb\\ncd" in data.replace(b"\r\n ", b"").decode()


@given(TEXTS)
def test_folded_lines_are_short_whole_characters_and_unfold_to_the_line(line: str) -> None:
    pieces = folded(line).split(b"\r\n ")
    assert all(len(piece) + (number > 0) <= LONGEST_LINE for number, piece in enumerate(pieces))
    assert "".join(piece.decode() for piece in pieces) == line


@given(TEXTS, st.text(st.sampled_from("aé,;\\\n\t日😀 "), max_size=300), st.dates(date(1900, 1, 1)))
def test_another_librarys_reader_finds_what_was_written(summary: str, description: str, day: date) -> None:
    found = Calendar.from_ical(calendar_of("Rain", [due(summary=summary, description=description, day=day)]))
    (event,) = found.events
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (summary, description)
    assert event["DTSTART"].dt == day
    assert event["DTSTAMP"].dt == CHANGED.astimezone(UTC)
