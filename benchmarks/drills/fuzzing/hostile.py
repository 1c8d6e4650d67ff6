"""Values that surprise: what stands where a slug, a number, a date, words or a header's value were expected."""

import re
from random import Random
from urllib.parse import quote_from_bytes

TEXTS = """
0 | -1 | 1 | 2 | 1.5 | 1e9 | 0x10 | 007 | 99999 | 2147483648 | 9223372036854775807 | 9223372036854775808 | 100000000000000000000 | NaN |
inf | ١٢٣ | ² | ½ | 1,000 | +1 | 1_000 | true | null | None | undefined | 2025 | 2025-11 | 2025-02-30 | 2025-13 | 0000 | 0000-00-00 |
0001-01-01 | 9999-12-31 | 10000-01-01 | 2025-11-10T00:00:00Z | 2025-11-10T25:61:61Z | -2025 | 2025-1 | tomorrow | 1969-12-31 | %s%n%s |
%(name)s | {0.__class__} | {{ 7*7 }} | {% debug %} | ${jndi:x} | ' OR '1'='1 | '; DROP TABLE archive_article; -- | 1) UNION SELECT 1 |
(a+)+$ | .*.*.* | [a-z]{1,99} | \\ | \\u0000 | <script>alert(1)</script> | "><img src=x onerror=x> | </title> | <!-- | ]]> | &amp; |
&#0; | ../../etc/passwd | ..%2f..%2f | //example.org/ | https://example.org/ | javascript:x | http://[ | http://[::1]:x/ | /search/ | ~ |
~1 | 1~ | 2025-11-10~1 | ~99999999999999999999 | x~y~z | 2025-11-10~-1 | next | published | proposed | newest | oldest | any | only | * |
a* | "a b" | “a b” | a OR | (( | )) | -a | NOT | title: | actor:x | topic:"a b" | US-Mexico | law~9 | a^9 | [a TO b] | İ | ß | ﬁ | é | 🙂 |
四 | المكسيك | _ | - | . | .. | / | ? | # | & | = | ; | , | : | @ | ! | $ | | | ' | " | ` | None,None | id | body | a,b,,c | pk | __all__ |
password
"""
"""Divided by bars, with a space before and one or a line's end behind."""
ODD = [text.strip().encode() for text in re.split(r" \|\s", TEXTS)] + [
    b"",
    b" ",
    b"\0",
    b"a\0b",
    b"\x01\x02\x1f\x7f",
    b"\r\n",
    b"a\r\nX-Odd: 1",
    b"\t\v\f",
    b"\xff\xfe",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xed\xb0\x80\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\x80",
    "\u202eevil\u202c".encode(),
    "\u200f\u2067a\u2069".encode(),
    "\ufeff\u2028\u2029\x85".encode(),
    "\ufffe\uffff\U0010ffff".encode(),
    b"e" + "\u0301".encode() * 300,
]
"""Bytes of which not all are text: NUL, control characters, lone surrogates, directions, what UTF-8 forbids."""
PIECES = '" ( ) - OR AND NOT * title: actor: topic: source: x: a law~2 [ TO ] é U.S. / ? “ ” « water mexico clim* - + & | ^ \\ 2025'.split()
LONG = (200, 1_000, 3_000, 4_001, 8_000)


def hostile(chance: Random) -> bytes:
    """Some value that nobody would expect."""
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(ODD)
    if kind < 0.75:
        return grammar(chance)
    if kind < 0.85:
        return b"".join(chance.choices(ODD, k=chance.randint(2, 4)))
    if kind < 0.9:
        return chance.randbytes(chance.randint(1, 12))
    if kind < 0.96:
        return "".join(chr(chance.choice((0x20, 0x300, 0x600, 0x3000, 0x1F600)) + chance.randrange(200)) for _ in range(9)).encode()
    piece = chance.choice(ODD) or b"a"
    return (piece * (chance.choice(LONG) // len(piece) + 1))[: chance.choice(LONG)]


def grammar(chance: Random) -> bytes:
    """Fragments of the query language, nested and unbalanced."""
    return chance.choice((" ", "")).join(chance.choices(PIECES, k=chance.randint(1, 40))).encode()


def encoded(value: bytes, chance: Random, safe: str = "") -> bytes:
    """The value as part of an address: percent-encoded, in one of twenty as it is, in one of forty twice or by halves."""
    kind = chance.random()
    if kind < 0.05 and value.isascii() and value.decode().isprintable():
        return value.replace(b" ", b"+")
    once = quote_from_bytes(value, safe).encode()
    if kind < 0.075:
        return once.replace(b"%", b"%25")
    return once[:-1] + b"%" if kind > 0.99 else once
