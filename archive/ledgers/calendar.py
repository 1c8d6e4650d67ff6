"""Calendars: days that something falls due on, written after RFC 5545 (iCalendar). Pure.

Lines end with CRLF and are folded at 75 octets (section 3.1); in texts the backslash, semicolon, comma and line break are escaped
(3.3.11). Nothing in it comes from the clock: the same rows give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

LONGEST_LINE = 75
"""Octets, without the line break."""
_SPECIAL = re.compile(r"(?P<mark>[\\;,])|(?P<break>\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|[\x00-\x08\x0e-\x1b\x1f\x7f]")
_NOT_IN_URL = re.compile(r"[\x00-\x20\x7f-\x9f\s]")


class DueDay(NamedTuple):
    """An all-day entry: ``uid`` stays the same for as long as it is the same thing, ``changed`` is when its words last did (aware)."""

    uid: str
    changed: datetime
    day: date
    summary: str
    description: str
    url: str


def calendar_of(name: str, days: Iterable[DueDay]) -> bytes:
    """The calendar called ``name`` that holds ``days``."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Policy Archive//Forecasts//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for day in days:
        lines += _lines(day)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) + b"\r\n" for line in lines)


def _lines(day: DueDay) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{day.uid}"
    yield f"DTSTAMP:{day.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.day.year:04}{day.day:%m%d}"
    yield f"SUMMARY:{escaped(day.summary)}"
    yield f"DESCRIPTION:{escaped(day.description)}"
    yield f"URL:{_NOT_IN_URL.sub('', day.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a property's value holds it: no control character but the tabulator."""
    return _SPECIAL.sub(lambda found: f"\\{found['mark']}" if found["mark"] else "\\n" if found["break"] else "", text)


def folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, each further one after a line break and a space; no character is cut in two."""
    octets = line.encode("utf-8", "replace")
    if len(octets) <= LONGEST_LINE:
        return octets
    pieces = []
    room = LONGEST_LINE
    while len(octets) > room:
        cut = room
        while octets[cut] & 0xC0 == 0x80:  # inside a character
            cut -= 1
        pieces.append(octets[:cut])
        octets, room = octets[cut:], LONGEST_LINE - 1
    return b"\r\n ".join([*pieces, octets])
