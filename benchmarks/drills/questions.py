"""Fixed questions to an archive, and what it answers, so that two archives can be compared by what readers see."""

from itertools import islice, product
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from archive.models import Actor, Article, Source, Topic
from archive.synthetic import vocabulary


def questions(number: int) -> list[str]:
    """So many searches, the same for the same archive: by word, phrase, beginning, actor, topic and source, in either order of dates."""
    words = vocabulary("en")
    kinds: list[list[tuple[str, str]]] = [
        [("q", words[60 + 7 * turn]) for turn in range(30)],
        [("q", f"{words[50 + turn]} {words[80 + 3 * turn]}") for turn in range(30)],
        [("q", f"{words[2000 + 17 * turn][:5]}*") for turn in range(30)],
        [("q", f'"{" ".join(title.split()[1:3])}"') for title in Article.objects.order_by("pk").values_list("title", flat=True)[:30]],
        [
            ("actor", slug)
            for slug in Actor.objects.filter(stakeholders__isnull=False).order_by("pk").distinct().values_list("slug", flat=True)[:30]
        ],
        [("topic", slug) for slug in Topic.objects.order_by("pk").values_list("slug", flat=True)[:30]],
        [("source", slug) for slug in Source.objects.filter(article=None).order_by("pk").values_list("slug", flat=True)[:30]],
    ]
    turns = (pair for turn in zip(*(_padded(kind) for kind in kinds), strict=True) for pair in turn)
    return [urlencode([asked, ("sort", order)]) for asked, order in islice(product(turns, ("newest", "oldest")), number)]


def _padded(kind: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [kind[turn % len(kind)] for turn in range(30)] if kind else [("q", "nothing")] * 30


def answers(asked: list[str]) -> list[dict[str, Any]]:
    """What ``/api/v1/search`` answers: hits with snippets and entities, and all facets."""
    client = Client(headers={"host": "127.0.0.1"})
    found = [client.get(f"/api/v1/search?{query}").json() for query in asked]
    return [{name: answer.get(name) for name in ("count", "results", "facets", "error")} for answer in found]
