"""Reading again: what the archive holds, by today's rules and gazetteer.

New proposals appear, decided ones stay, vanished ones go. An article for which everything comes out as it stands is not written.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from archive.importing.records import record_of
from archive.importing.storing import read_into, reread
from archive.models import PASSAGE_KINDS, Article, ArticleTopic, Page, Stakeholder, State
from archive.reading import Gazetteer, RawPage

Rule = tuple[str, str]
"""A kind of proposal and the rule that makes it."""

_NOT_COMPARED = {"id", "article", "prefix", "suffix", "measure", "event"}
_HELD = ("title", "title_basis", "body", "blocks", "published_on", "date_precision", "date_basis", "outlet", "language", "authors", "url",
         "warnings")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What reading an article again changed. The proposals are counted by kind and rule; one whose details changed is gone and new.

    ``text_changed`` where the page itself is read otherwise: its title, date, text or what else an article says of itself.
    """

    written: bool
    text_changed: bool
    new: Counter[Rule]
    gone: Counter[Rule]
    same: Counter[Rule]


@transaction.atomic
def read_again(key: int, gazetteer: Gazetteer) -> ReadAgain:
    """Reads the article of primary key ``key`` again, from its raw page, or from its text where an editor changed that or it has no page.

    Raises ``Unreadable`` with one sentence and ``Article.DoesNotExist``, and then changes nothing.
    """
    article = Article.objects.with_text().select_for_update().get(pk=key)
    was = _Standing(article)
    page = None if article.edited else article.pages.filter(state=Page.State.CURRENT).first()
    if page is None:
        reread(article, gazetteer)
    else:
        read_into(article, record_of(RawPage(page.file_name, bytes(page.data)), gazetteer), gazetteer)
    now = _Standing(Article.objects.get(pk=key))
    written = now != was
    if not written:  # all of it is taken back: no entry of the outbox, no version in the history
        transaction.set_rollback(True)
    return ReadAgain(
        written=written,
        text_changed=now.text != was.text,
        new=_by_rule(now.proposals - was.proposals),
        gone=_by_rule(was.proposals - now.proposals),
        same=_by_rule(now.proposals & was.proposals),
    )


class _Standing:
    """What an article holds at a moment, in a form to compare: ``proposals`` are counted without the wording of their reason."""

    def __init__(self, article: Article) -> None:
        self.text = tuple(getattr(article, name) for name in _HELD)
        self.proposals: Counter[tuple[Any, ...]] = Counter()
        self.reasons: Counter[tuple[Any, ...]] = Counter()
        for kind in PASSAGE_KINDS:
            names = [f.attname for f in kind._meta.concrete_fields if f.name not in _NOT_COMPARED | {"why", "rule"}]
            rows = kind.objects.filter(article=article).undecided().values_list("rule", "why", *names)
            name = str(kind._meta.verbose_name)
            for rule, why, *rest in rows:
                self.proposals[name, rule, *rest] += 1
                self.reasons[name, why, *rest] += 1
        topics = ArticleTopic.objects.filter(article=article, state=State.PROPOSED).values_list("topic_id", "rule")
        self.proposals.update(("topic", "keyword", *row) for row in topics)
        self.parts = sorted(Stakeholder.objects.filter(article=article).values_list("actor_id", "role", "mentions", "origin"))
        decided = [kind.objects.filter(article=article).decided().order_by("pk") for kind in PASSAGE_KINDS]
        self.decided = [list(rows.values_list("pk", "start", "end", "needs_review")) for rows in decided]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Standing) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


def _by_rule(proposals: Counter[tuple[Any, ...]]) -> Counter[Rule]:
    counts: Counter[Rule] = Counter()
    for (kind, rule, *_), number in proposals.items():
        counts[kind, rule] += number
    return counts
