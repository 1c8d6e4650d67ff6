"""Single lines: the formats of references hold a field a line, so a field holds no line break and no control character. Pure."""

import re

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_IN_URL = re.compile(r"[\x00-\x20\x7f-\x9f\\{}<>\"^`|\s]")


def one_line(text: str) -> str:
    """``text`` in one line: runs of white space and control characters are one space, half a surrogate pair is a question mark."""
    return " ".join(_CONTROLS.sub(" ", text).encode("utf-8", "replace").decode().split())


def bare_url(url: str) -> str:
    """An address as every format can hold it unquoted: what no address may hold (RFC 3986) is percent-encoded."""
    return _NOT_IN_URL.sub(lambda found: "".join(f"%{octet:02X}" for octet in found[0].encode()), url.encode("utf-8", "replace").decode())
