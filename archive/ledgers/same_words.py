"""The same words under two speakers: one said them first, or one of two attributions is wrong. Only of five words on."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.models import Article, Quotation, State

FEWEST_WORDS = 5
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def shown_quotations() -> "QuerySet[Any]":
    """The quotations that ledgers hold: those that published articles show."""
    return Quotation.objects.shown().filter(article__status=Article.Status.PUBLISHED)


def attributed() -> "QuerySet[Any]":
    """Those whose speaker is an actor of the archive."""
    return shown_quotations().filter(speaker__isnull=False).exclude(speaker__state=State.REJECTED)


def with_speakers(quotations: "QuerySet[Any]") -> "QuerySet[Any]":
    """With what a row shows of each: its article, its speaker and whom that one became."""
    return quotations.select_related("article", "speaker__merged_into__merged_into")


def is_long_enough(words: str) -> bool:
    """Whether two people would hardly say it by chance."""
    return len(_WORD.findall(words)) >= FEWEST_WORDS


def under_other_speakers(quotations: Collection[Any]) -> dict[int, list[Any]]:
    """For each quotation (by key) whose words stand under other speakers, a quotation of each of them. One query."""
    wanted = {quotation.words for quotation in quotations if quotation.speaker and is_long_enough(quotation.exact)}
    said: dict[str, list[Any]] = defaultdict(list)
    if wanted:
        for one in with_speakers(attributed().filter(words__in=wanted)).order_by("article", "start", "pk"):
            said[one.words].append(one)
    found = {}
    for quotation in quotations:
        others = {one.speaker.standing.pk: one for one in reversed(said[quotation.words])} if quotation.words in wanted else {}
        if quotation.speaker and len(others) > 1:
            others.pop(quotation.speaker.standing.pk, None)
            found[quotation.pk] = sorted(others.values(), key=lambda one: one.pk)
    return found


class Twin(NamedTuple):
    """Where the same words stand under another speaker: the quotation's key, its article's slug and who said them."""

    quotation: int
    article: str
    speaker: str


_STANDING = ("speaker__merged_into__merged_into", "speaker__merged_into", "speaker")
"""Whom a speaker became, as far as ``with_speakers`` looks."""


def twin() -> dict[str, Subquery]:
    """Annotations for quotations, ``twin_`` and the fields of a ``Twin``; all are nothing where there is none. No query of their own.

    One of JSON would do, but on SQLite Django tries once in each process whether there is JSON, as a writer: in vain if just then
    another one writes.
    """
    same = attributed().filter(words=OuterRef("words")).exclude(words="").annotate(standing=Coalesce(*_STANDING))
    others = same.exclude(standing=Coalesce(*map(OuterRef, _STANDING))).order_by("article", "start", "pk")
    name = Coalesce(*(f"{speaker}__name" for speaker in _STANDING))
    return {
        f"twin_{field}": Subquery(others.values_list(of)[:1]) for field, of in zip(Twin._fields, ("pk", "article__slug", name), strict=True)
    }


def twin_of(quotation: Any) -> Twin | None:
    """The twin of a quotation that was asked for with ``twin``, if its words are hardly the same by chance."""
    found = Twin(*(getattr(quotation, f"twin_{field}") for field in Twin._fields))
    return found if found.quotation and quotation.speaker and is_long_enough(quotation.exact) else None


class SameWords(NamedTuple):
    """Quotations of the same words, by the date of their articles, and the names of their speakers."""

    rows: list[Any]
    speakers: list[str]


def same_words() -> list[SameWords]:
    """Words that stand under two speakers or more, those of the newest article first. One query."""
    several = attributed().exclude(words="").order_by().values("words").annotate(speakers=Count("speaker", distinct=True))
    rows = attributed().filter(words__in=several.filter(speakers__gt=1).values("words"))
    groups: dict[str, list[Any]] = defaultdict(list)
    for one in with_speakers(rows).order_by("article__published_on", "pk"):
        groups[one.words].append(one)
    found = [SameWords(rows, _speakers(rows)) for rows in groups.values() if is_long_enough(rows[0].exact)]
    return sorted((group for group in found if len(group.speakers) > 1), key=_newest, reverse=True)


def _speakers(rows: Iterable[Any]) -> list[str]:
    return [actor.name for actor in dict.fromkeys(one.speaker.standing for one in rows)]


def _newest(group: SameWords) -> tuple[Any, ...]:
    return max((one.article.published_on is not None, one.article.published_on or 0, one.pk) for one in group.rows)
