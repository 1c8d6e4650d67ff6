"""An actor that is really two."""

from typing import Any

import pytest

from archive.gazetteer import current_gazetteer
from archive.importing import storing
from archive.models import Actor, Article, Mention, Quotation, Stakeholder
from archive.reading import RawPage
from archive.splitting import passages_of_actor, split
from search.models import Outbox
from tests.factories import make_actor

pytestmark = pytest.mark.django_db

TEXT = """Rice is dear

The Rice Board met in Ohio. “Rice is dear,” the Rice Board said. The Rice Board of Texas knew of {}.
"""


@pytest.fixture
def articles() -> list[Article]:
    """Two articles of one board, as read."""
    make_actor("Rice Board", "agency")
    pages = (RawPage(f"{word}.txt", TEXT.format(word).encode()) for word in ("oats", "rye"))
    return [storing.import_page(page, current_gazetteer(), publish=True).article for page in pages]


def words(actor: Actor) -> list[tuple[str, str, str]]:
    """The title's file, kind and state of what names an actor."""
    rows: Any = [row for kind in (Mention, Quotation) for row in passages_of_actor(actor, kind).select_related("article")]
    return sorted((row.article.slug, row._meta.model_name, row.state) for row in rows)


def test_the_words_of_one_article_go_to_another_actor(articles: list[Article]) -> None:
    board, texan = Actor.objects.get(slug="rice-board"), make_actor("Texan Rice Board", "agency")
    Outbox.objects.all().delete()
    mine = [row for kind in (Mention, Quotation) for row in passages_of_actor(board, kind).filter(article=articles[1])]
    assert split(mine, texan) == 1
    assert {(slug, state) for slug, _, state in words(board)} == {(articles[0].slug, "proposed")}
    assert {(slug, state) for slug, _, state in words(texan)} == {(articles[1].slug, "accepted")}
    parts = Stakeholder.objects.filter(actor__in=(board, texan))
    assert set(parts.values_list("article", "actor")) == {(articles[0].pk, board.pk), (articles[1].pk, texan.pk)}
    assert Outbox.objects.filter(article_id=articles[1].pk).exists()
    assert Article.objects.get(pk=articles[1].pk).version == articles[1].version + 1


def test_reading_again_leaves_what_was_split_as_it_is(articles: list[Article]) -> None:
    board, texan = Actor.objects.get(slug="rice-board"), make_actor("Texan Rice Board", "agency")
    split(list(passages_of_actor(board, Mention).filter(article=articles[1])), texan)
    split(list(passages_of_actor(board, Quotation).filter(article=articles[1])), texan)
    before = words(board), words(texan)
    for article in Article.objects.all():
        storing.reread(article, current_gazetteer())
    assert (words(board), words(texan)) == before


def test_where_the_other_actor_is_marked_already_its_mark_stays(articles: list[Article]) -> None:
    board, texan = Actor.objects.get(slug="rice-board"), make_actor("Texan Rice Board", "agency")
    mention = passages_of_actor(board, Mention).first()
    twin = Mention(article=mention.article, actor=texan, state="rejected")
    twin.anchor_at(mention.article.body, mention.start, mention.end)
    twin.save()
    split([mention], texan)
    assert [(row.actor, row.state) for row in Mention.objects.filter(pk__in=(mention.pk, twin.pk)).order_by("pk")] == [
        (board, "rejected"),
        (texan, "accepted"),
    ]
