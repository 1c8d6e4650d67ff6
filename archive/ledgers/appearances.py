"""Appearances: which actors stand in the same articles, drawn once for each state of the archive and kept until it changes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from django.urls import reverse

from archive.ledgers.network import Picture, Placed, picture_of
from archive.ledgers.profile import commonest, standing_in
from archive.ledgers.state import current_state, kept
from archive.models import Actor, Article

COMPANIONS = 10
"""Around one actor."""
MOST_PRESENT = 40
"""Of all: among so many the pairs are counted."""
SHOWN, MOST_PAIRS, FIRST_PAIRS = 16, 30, 10
"""How many actors and pairs the picture of all has, and how many of the pairs stand open."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor as the picture names it, with its number of articles."""

    slug: str
    name: str
    kind: str
    article_count: int

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("actor", args=[self.slug])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, and in how many articles both stand."""

    one: Standing
    other: Standing
    count: int

    @property
    def search_url(self) -> str:
        """The search for these articles."""
        return f"{reverse('search')}?{urlencode([('actor', self.one.slug), ('actor', self.other.slug), ('all', 'actor')])}"


@dataclass(frozen=True, slots=True)
class Together:
    """The picture, its points with the actors that they stand for, and the same pairs in words, the most frequent first.

    Around one actor ``pairs`` are its own, and ``others`` those among its companions; else they are the first ten and the rest.
    """

    picture: Picture
    points: tuple[tuple[Placed, Standing], ...]
    pairs: tuple[Pair, ...]
    others: tuple[Pair, ...]


def around(actor: Actor, state: str | None = None) -> Together | None:
    """Who stands with ``actor`` in published articles, and who of them with each other there; ``None`` where nobody does.

    ``state`` is the archive's, where the caller knows it.
    """
    return kept(f"together: actor {actor.pk}", state or current_state(), lambda: _around(actor))


def of_all() -> Together | None:
    """The pairs that stand together most, among the most present actors; ``None`` where there is none."""
    return kept("together: all", current_state(), _of_all)


def _around(actor: Actor) -> Together | None:
    articles = Article.objects.published().about(actor)
    standing = standing_in(articles)
    counts = Counter(pk for _, pk in standing if pk != actor.pk)
    if not counts:
        return None
    companions = Actor.objects.in_bulk([pk for pk, _ in commonest(counts, COMPANIONS)])
    ranked = sorted(companions.values(), key=lambda companion: (-counts[companion.pk], companion.name))
    among = _shared(standing, [companion.pk for companion in ranked])
    pairs = dict(among.most_common(COMPANIONS)) | {(actor.pk, companion.pk): counts[companion.pk] for companion in ranked}
    return _drawn([actor, *ranked], {**counts, actor.pk: articles.count()}, pairs, actor.pk)


def _of_all() -> Together | None:
    present = list(Actor.objects.with_article_counts()[:MOST_PRESENT])
    keys = [actor.pk for actor in present]
    shared = _shared(standing_in(Article.objects.published(), keys), keys) if keys else Counter()
    chosen: dict[tuple[int, int], int] = {}
    shown: set[int] = set()
    for pair, count in shared.most_common():
        if len(chosen) < MOST_PAIRS and len(shown | set(pair)) <= SHOWN:
            chosen[pair] = count
            shown |= set(pair)
    counts = {actor.pk: vars(actor)["article_count"] for actor in present}
    return _drawn([actor for actor in present if actor.pk in shown], counts, chosen) if chosen else None


def _shared(pairs: Iterable[tuple[int, int]], actors: Sequence[int]) -> Counter[tuple[int, int]]:
    """In how many articles each two of the actors stand, of ``pairs`` of article and actor; those of one number in their order."""
    rank = {actor: place for place, actor in enumerate(actors)}
    standing: dict[int, list[int]] = defaultdict(list)
    for article, actor in pairs:
        if actor in rank:
            standing[article].append(actor)
    shared = Counter(pair for here in standing.values() for pair in combinations(sorted(here, key=rank.__getitem__), 2))
    return Counter(dict(sorted(shared.items(), key=lambda item: (rank[item[0][0]], rank[item[0][1]]))))


def _drawn(actors: Sequence[Actor], counts: Mapping[int, int], pairs: Mapping[tuple[int, int], int], centre: int | None = None) -> Together:
    standing = {actor.pk: Standing(actor.slug, actor.name, actor.kind, counts[actor.pk]) for actor in actors}
    weights = {pk: actor.article_count for pk, actor in standing.items()}
    picture = picture_of({pk: actor.name for pk, actor in standing.items()}, weights, pairs, centre)
    told = sorted(pairs.items(), key=lambda pair: (centre not in pair[0], -pair[1]))
    lines = tuple(Pair(standing[one], standing[other], count) for (one, other), count in told)
    first = FIRST_PAIRS if centre is None else len(actors) - 1
    return Together(
        picture=picture,
        points=tuple((point, standing[point.key]) for point in picture.points),
        pairs=lines[:first],
        others=lines[first:],
    )
