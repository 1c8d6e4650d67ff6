"""Anchoring again: decided passages at their places in a changed text, or marked *needs review*."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from archive.anchoring import Span, is_sure, moved, places
from archive.models import Article, Mention, Passage

Decided = Mapping[type[Passage], Collection[Passage]]
"""An article's passages that an editor decided on, by their kind."""


def reanchor(article: Article, decided: Decided, was: str) -> None:
    """Writes where decided passages stand in the article's body, which was ``was`` until now, as ``archive.anchoring.moved`` says.

    Words that changed harmlessly become the passage's own; the decision stays. One without a sure place waits as *needs review*, and
    looks for its words and their context again after every further edit.
    """
    standing = {_span(passage) for passage in _all(decided) if _stands_in(was, passage)}
    moves = moved(was, article.body, standing)
    for kind, passages in decided.items():
        settled = {passage.pk: moves[_span(passage)] for passage in passages if _stands_in(was, passage)}
        _write(kind, passages, settled | _found_again(passages, settled, article.body), article.body)


def place(passage: Passage) -> tuple[int, ...]:
    """What makes two passages of a kind the same one: their span, and for a mention its actor."""
    return (*_span(passage), *_actor(passage))


def _all(decided: Decided) -> Iterable[Passage]:
    return (passage for passages in decided.values() for passage in passages)


def _span(passage: Passage) -> Span:
    return passage.start, passage.end


def _actor(passage: Passage) -> tuple[int, ...]:
    return (passage.actor_id,) if isinstance(passage, Mention) else ()


def _stands_in(body: str, passage: Passage) -> bool:
    """Whether it was anchored in this body; not one that was lost before, nor one whose words an editor just gave it."""
    start, end = _span(passage)
    around = body[max(0, start - len(passage.prefix)) : start], body[start:end], body[end : end + len(passage.suffix)]
    return not passage.needs_review and around == (passage.prefix, passage.exact, passage.suffix)


def _found_again(passages: Collection[Passage], settled: Mapping[int, Span | None], body: str) -> dict[int, Span | None]:
    """Where the words of those that are not ``settled`` stand surely, and no other passage of the kind does: the best fit first."""
    given = {(*settled[passage.pk], *_actor(passage)) for passage in passages if settled.get(passage.pk)}  # type: ignore[misc]
    waiting = [passage for passage in passages if passage.pk not in settled]
    offers = [
        (context, nearness, start, number)
        for number, passage in enumerate(waiting)
        for context, nearness, start in places(body, passage.exact, passage.prefix, passage.suffix, passage.start)
        if is_sure(passage.exact, context, len(passage.prefix) + len(passage.suffix))
    ]
    found: dict[int, Span | None] = {passage.pk: None for passage in waiting}
    for _, _, start, number in sorted(offers, reverse=True):
        passage = waiting[number]
        span = start, start + len(passage.exact)
        if found[passage.pk] is None and (*span, *_actor(passage)) not in given:
            found[passage.pk] = span
            given.add((*span, *_actor(passage)))
    return found


def _write(kind: type[Passage], passages: Collection[Passage], spans: Mapping[int, Span | None], body: str) -> None:
    before = {passage.pk: (_anchored(passage), _said(passage)) for passage in passages}
    for passage in passages:
        span = spans[passage.pk]
        if span is None:
            passage.needs_review = True
        else:
            passage.anchor_at(body, *span)
    changed = [passage for passage in passages if (_anchored(passage), _said(passage)) != before[passage.pk]]
    if changed:  # a proposal may stand where one of them goes
        kind.objects.filter(article=changed[0].article_id).undecided().delete()
    # None of them stands anywhere for a moment: one may move to where another one still is, and a place holds an actor once.
    kind.objects.filter(pk__in=[passage.pk for passage in changed]).update(needs_review=True)
    for passage in changed:
        if _said(passage) == before[passage.pk][1]:
            passage.save_without_historical_record()  # type: ignore[attr-defined]  # it went along with the text
        else:
            passage.save()


def _anchored(passage: Passage) -> tuple[Any, ...]:
    return *_span(passage), passage.prefix, passage.suffix


def _said(passage: Passage) -> tuple[Any, ...]:
    return passage.exact, passage.needs_review
