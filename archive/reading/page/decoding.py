"""Decoding: from a page's bytes to its text, or one clear sentence why there is none."""

import re

import ftfy
from charset_normalizer import from_bytes

from archive.reading.record import Unreadable

MAX_BYTES = 4_000_000
"""A page's bytes, markup and scripts included."""
MAX_TEXT = 1_000_000
"""A page's own text, in characters."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = {b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive or an office document", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
           b"GIF8": "a picture", b"\x1f\x8b": "a compressed file"}  # fmt: skip
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_WESTERN = frozenset("áéíóúñüÁÉÍÓÚÑÜ¿¡«»“”‘’–—…°ºª€£§©®™·•àèìòùâêîôûãõçäöëïÀÈÂÊÇÄÖß½¼ \u00a0")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f]")
_MOJIBAKE = re.compile("[ÃÂâ](?:(?<=Ã)[\u0080-\u00bf]|(?<=Â)[\u00a0-\u00bf]|(?<=â)[€\u0080])")
_REPAIR = ftfy.TextFixerConfig(
    unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, fix_line_breaks=False,
    remove_terminal_escapes=False, remove_control_chars=False, normalization=None)  # fmt: skip


def decode(data: bytes) -> str:
    """The text of ``data`` with Unix line ends: ``decode(b"Two\\r\\nlines")`` is ``"Two\\nlines"``.

    A byte order mark decides, then UTF-8, then the charset that the page declares, then what its bytes look like. Raises ``Unreadable``.
    """
    _refuse_what_is_no_text(data)
    text = _decoded(data)
    if "\x00" in text:
        raise Unreadable("The page holds NUL characters: it is not text.")
    if not text.strip():
        raise Unreadable("The page is empty.")
    if len(_CONTROLS.findall(text)) > len(text) // 50:
        raise Unreadable("The page is full of control characters: it is not text.")
    if not text.isascii() and _MOJIBAKE.search(text):
        text = ftfy.fix_text(text, _REPAIR)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_what_is_no_text(data: bytes) -> None:
    if not data:
        raise Unreadable("The page is empty.")
    if len(data) > MAX_BYTES:
        raise Unreadable(f"The page is larger than {MAX_BYTES // 1_000_000} MB.")
    for signature, name in _BINARY.items():
        if data.startswith(signature):
            raise Unreadable(f"The page is {name}, not a page of text.")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        raise Unreadable("The page holds NUL bytes: it is not text.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise Unreadable(f"The page says that it is {encoding.upper()}, but can't be decoded as that.") from error


def _guessed(data: bytes) -> str:
    """What isn't UTF-8 is mostly Windows-1252; a page in another script is left to charset-normalizer."""
    for encoding in (_declared(data), "cp1252"):
        text = _tried(data, encoding) if encoding else None
        if text is not None and (encoding != "cp1252" or _looks_western(text)):
            return text
    best = from_bytes(data[:100_000]).best()
    text = _tried(data, best.encoding) if best else None
    if text is None:
        raise Unreadable("The page's encoding can't be recognised.")
    return text


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else None
    return "cp1252" if name in ("iso-8859-1", "latin1", "utf-8", "utf8") else name


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _looks_western(text: str) -> bool:
    foreign = [character for character in text if character > "\x7f"]
    return sum(character in _WESTERN for character in foreign) >= 0.8 * len(foreign)
