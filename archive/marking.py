"""Marking: an article's text as HTML with its passages in place. The one module that vouches for HTML made in Python.

Text is escaped first; elements are then put around it. Every passage's first piece carries the passage's anchor, so that the sidebar,
search and other sites can link to the exact words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from archive.models import Citation, EventMention, Figure, Forecast, Mention, Passage, Quotation, State

NESTING: tuple[type[Passage], ...] = (Quotation, Forecast, Citation, EventMention, Figure, Mention)
"""Outermost first, where passages overlap."""


def trusted(html: str) -> SafeString:
    """HTML that Python escaped and marked itself, such as a snippet of the search engine."""
    return mark_safe(html)  # noqa: S308 - the one place


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the text, ready to print."""

    kind: str
    level: int
    anchor: str
    label: str
    html: SafeString


def anchor_of(passage: Passage) -> str:
    """The passage's id in the page."""
    return f"{passage._meta.model_name}-{passage.pk}"


def marked_blocks(body: str, blocks: Sequence[dict[str, Any]], passages: Iterable[Passage]) -> list[MarkedBlock]:
    """The blocks of ``body`` with ``passages`` marked, in one pass over the text."""
    waiting = sorted(_without_nested_mentions(passages), key=lambda p: (p.start, NESTING.index(type(p)), -p.end, p.pk))
    marked, first = [], 0
    anchored: set[str] = set()
    for number, block in enumerate(blocks, 1):
        start, end = block["start"], block["end"]
        while first < len(waiting) and waiting[first].end <= start:
            first += 1
        inside = [p for p in waiting[first:] if p.start < end and p.end > start]
        level = block.get("level") or 0
        prefix = level + 1 if block["kind"] == "heading" and body.startswith("#" * level + " ", start) else 0
        label, label_end = _label(body, block, start, end)
        html = _pieces(body, label_end or start + prefix, end, inside, anchored)
        marked.append(MarkedBlock(block["kind"], level, f"p{number}", label, html))
    return marked


def _label(body: str, block: dict[str, Any], start: int, end: int) -> tuple[str, int]:
    """The lead-in of a call-out, question or answer (``Pro Tip``, ``Q``), and where the words after it begin."""
    if block["kind"] not in ("callout", "question", "answer"):
        return "", 0
    for mark in (":", "?"):
        at = body.find(mark, start, min(end, start + 40))
        if at > 0 and body[at + 1 : at + 2] == " ":
            return body[start : at + (mark == "?")].strip(), at + 2
    return "", 0


def _without_nested_mentions(passages: Iterable[Passage]) -> list[Passage]:
    """Links can't nest: of overlapping mentions the longest stays."""
    kept: list[Passage] = []
    mentions = sorted((p for p in passages if isinstance(p, Mention)), key=lambda p: (p.start, -p.end))
    reached = -1
    for mention in mentions:
        if mention.start >= reached:
            kept.append(mention)
            reached = mention.end
    return kept + [p for p in passages if not isinstance(p, Mention)]


def _pieces(body: str, start: int, end: int, passages: list[Passage], anchored: set[str]) -> SafeString:
    """The text from ``start`` to ``end``; ``anchored`` are the passages whose anchor stands already, here or in an earlier block."""
    edges = sorted({start, end} | {edge for p in passages for edge in (p.start, p.end) if start < edge < end})
    html = []
    for left, right in pairwise(edges):
        piece = escape(body[left:right])
        for passage in sorted((p for p in passages if p.start < right and p.end > left), key=_depth, reverse=True):
            piece = _wrapped(passage, piece, first=anchor_of(passage) not in anchored)
            anchored.add(anchor_of(passage))
        html.append(piece)
    return trusted("".join(html))


def _depth(passage: Passage) -> tuple[int, int, int]:
    return NESTING.index(type(passage)), passage.start - passage.end, passage.pk


def _wrapped(passage: Passage, inner: SafeString, first: bool) -> SafeString:
    anchor = format_html(' id="{}"', anchor_of(passage)) if first else ""
    proposed = " proposed" if passage.state == State.PROPOSED else ""
    if isinstance(passage, Mention):
        actor = passage.actor.standing
        link = '<a{} class="actor {} {}{}" href="{}">{}</a>'
        return format_html(link, anchor, actor.kind, passage.strength, proposed, actor.get_absolute_url(), inner)
    if isinstance(passage, Figure):
        return format_html('<mark{} class="figure{}" title="{}">{}</mark>', anchor, proposed, describe_figure(passage), inner)
    return format_html('<span{} class="{}{}">{}</span>', anchor, passage._meta.model_name, proposed, inner)


def describe_figure(figure: Figure) -> str:
    """A figure in one line: ``> 140,000 death · fentanyl-related deaths · 2022``."""
    number = f"{figure.value:,f}".rstrip("0").rstrip(".") if figure.value % 1 else f"{figure.value:,.0f}"
    if figure.high is not None:
        number += f"–{figure.high.normalize():,f}"
    comparator = "" if figure.comparator == "=" else f"{figure.comparator} "
    value = f"{comparator}{number}{'' if figure.unit == '%' else ' '}{figure.unit}".strip()
    return " · ".join(filter(None, (value, figure.subject, figure.place, figure.period)))
