"""From a change to its entry: rows with the change, drained by one, and nothing lost on the way."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from haystack.query import SearchQuerySet

from archive.changes import DEPENDS_ON
from archive.gazetteer import current_gazetteer
from archive.importing.storing import import_page
from archive.models import Actor, Article, ArticleTopic, Citation, Source, Stakeholder, Topic
from archive.reading import RawPage
from search import outbox
from search.checking import compare
from search.engine import IndexLocked, IndexMissing
from search.models import Outbox
from search.outbox import drain, drainers_lock, write_entries
from search.search_indexes import ArticleIndex, stamp_of
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic
from tests.locks import held_by_another_process
from tests.search.asking import backend, slugs
from tests.search.conftest import Committing


class World:
    """One article with one row of everything that its entry is made from, and a bystander."""

    def __init__(self) -> None:
        self.article, self.bystander = make_article("On money", "World Bank money."), make_article("On water")
        self.actor, self.parent = make_actor("World Bank"), make_topic("Economy")
        self.topic, self.source = make_topic("Trade", parent=self.parent), make_source("Annual Report")
        link(self.article, actor=self.actor, topic=self.topic, source=self.source)
        Outbox.objects.all().delete()
        self.keys = {name: row.pk for name, row in vars(self).items()}

    def reload(self) -> None:
        """Every row as the database has it, after a change was taken back."""
        for name, pk in self.keys.items():
            setattr(self, name, type(getattr(self, name))._default_manager.get(pk=pk))


def merge(world: World) -> None:
    world.actor.merged_into = make_actor("The Bank")
    world.actor.save()


CHANGES: list[tuple[type, str, Callable[[World], object]]] = [
    (Article, "saved", lambda w: w.article.save()),
    (Article, "deleted", lambda w: w.article.delete()),
    (Stakeholder, "added", lambda w: link(w.article, actor=make_actor("Fund"))),
    (Stakeholder, "saved", lambda w: w.article.stakeholders.get().save()),
    (Stakeholder, "deleted", lambda w: w.article.stakeholders.all().delete()),
    (ArticleTopic, "added", lambda w: link(w.article, topic=make_topic("Water"))),
    (ArticleTopic, "saved", lambda w: w.article.article_topics.get().save()),
    (ArticleTopic, "deleted", lambda w: w.article.article_topics.all().delete()),
    (Citation, "added", lambda w: link(w.article, source=make_source("Yearbook"))),
    (Citation, "saved", lambda w: Citation.objects.get().save()),
    (Citation, "deleted", lambda w: Citation.objects.get().delete()),
    (Actor, "saved", lambda w: w.actor.save()),
    (Actor, "merged", merge),
    (Actor, "deleted", lambda w: w.actor.delete()),
    (Source, "saved", lambda w: w.source.save()),
    (Source, "deleted", lambda w: w.source.delete()),
    (Topic, "saved", lambda w: w.topic.save()),
    (Topic, "saved above", lambda w: w.parent.save()),
    (Topic, "deleted", lambda w: w.topic.delete()),
]


def test_every_model_that_an_entry_is_made_from_is_tried_here() -> None:
    assert {model for model, _, _ in CHANGES} == set(DEPENDS_ON)


@pytest.mark.parametrize(("model", "how", "change"), [pytest.param(*c, id=f"{c[0].__name__} {c[1]}") for c in CHANGES])
def test_a_change_writes_its_row_and_a_change_taken_back_does_not(
    db: None, model: type, how: str, change: Callable[[World], object]
) -> None:
    world = World()
    pk = world.article.pk
    with transaction.atomic():
        change(world)
        assert Outbox.objects.filter(article_id=pk).exists()
        transaction.set_rollback(True)
    assert not Outbox.objects.exists()
    world.reload()
    change(world)
    assert set(Outbox.objects.values_list("article_id", flat=True)) == {pk}


@pytest.fixture
def world(db: None) -> World:
    made = World()
    index_all()
    return made


@pytest.mark.slow
def test_after_draining_every_change_the_index_is_what_the_database_is(world: World, committed: Committing) -> None:
    for model, how, change in CHANGES:
        with transaction.atomic():
            with committed():
                change(world)
            assert not compare().ids, (model, how)
            assert not Outbox.objects.exists()
            transaction.set_rollback(True)
        world.reload()
        index_all()


PAGE = """# {title}

The World Bank spoke of trade and water on Monday. It said that trade had grown for the third year, and that water had not.

Nobody else was asked about it at all, and nobody answered the many questions that were put.
"""


def paste(name: str, text: str, publish: bool = False) -> Article:
    return import_page(RawPage(f"{name}.md", text.encode()), current_gazetteer(), path=name, publish=publish).article


def test_what_archive_writes_in_bulk_reaches_the_index(db: None, committed: Committing) -> None:
    make_actor("World Bank")
    make_topic("Trade", keywords=("trade",))
    index_all()
    with committed():
        first = paste("a", PAGE.format(title="On Money"))
    assert slugs() == []
    with committed():
        assert Article.objects.filter(pk=first.pk).publish() == 1
    assert slugs(actor="world-bank", topic="trade") == [first.slug]
    with committed():
        paste("a", PAGE.format(title="On Money Again").replace("World Bank", "Fund"))
    assert (slugs(actor="world-bank"), slugs(q="again")) == ([], [first.slug])
    with committed():
        paste("b", PAGE.format(title="On Rain").replace("water", "rain"), publish=True)
    assert len(slugs(actor="world-bank")) == 1
    assert not compare().ids


def test_what_an_editor_saves_with_the_article_reaches_the_index(world: World, committed: Committing, admin_client: Client) -> None:
    """The admin saves rows of a form's inlines after the article itself: the stock signal processor never sees them."""
    address = f"/admin/archive/article/{world.article.pk}/change/"
    opened = admin_client.get(address)
    forms = [opened.context["adminform"].form]
    for inline in opened.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    posted = {field.html_name: "" if field.value() is None else field.value() for form in forms for field in form}
    posted = {name: "\n".join(value) if isinstance(value, list) else value for name, value in posted.items() if value is not False}
    fund, water = make_actor("Fund"), make_topic("Water")
    posted |= {"stakeholders-TOTAL_FORMS": 2, "stakeholders-1-actor": fund.pk, "stakeholders-1-role": "subject"}
    posted |= {"stakeholders-1-article": world.article.pk, "article_topics-1-article": world.article.pk}
    posted |= {"article_topics-TOTAL_FORMS": 2, "article_topics-1-topic": water.pk, "article_topics-1-state": "accepted"}
    posted |= {"title": "On money and drought"}
    with committed():
        saved = admin_client.post(address, posted)
    assert saved.status_code == 302, [form.errors for form in saved.context["errors"].data] if saved.context else saved
    assert slugs(q="drought", actor="fund", topic="water") == [world.article.slug]
    assert not compare().ids


def test_the_desk_withdraws_and_publishes_for_search_too(world: World, committed: Committing, admin_client: Client) -> None:
    for action, left in (("withdraw", ["on-water"]), ("publish", ["on-money", "on-water"])):
        with committed():
            sent = {"action": action, "_selected_action": [world.article.pk], "withdrawal_reason": "Wrong."}
            admin_client.post("/admin/archive/article/", sent)
        assert sorted(slugs()) == left
        assert len(backend().searcher().entries()) == len(left)


# draining


def test_draining_is_idempotent_and_takes_each_article_once(world: World) -> None:
    for _ in range(3):
        Outbox.objects.create(article_id=world.article.pk)
    Outbox.objects.create(article_id=999_999)
    assert drain() == 2
    entries = backend().searcher().entries()
    assert (drain(), Outbox.objects.count()) == (0, 0)
    write_entries([world.article.pk, 999_999])
    assert backend().searcher().entries() == entries
    assert not compare().ids


def test_a_long_outbox_is_drained_in_batches(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "BATCH", 2)
    written: list[list[int]] = []
    monkeypatch.setattr(outbox, "write_entries", lambda ids: written.append(list(ids)))
    Outbox.objects.bulk_create(Outbox(article_id=pk) for pk in (1, 2, 3, 4, 5))
    assert drain() == 5
    assert written == [[1, 2], [3, 4], [5]]


def test_rows_are_deleted_only_after_the_index_has_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    Outbox.objects.create(article_id=world.article.pk)

    def failing(ids: list[int]) -> None:
        raise IndexLocked("locked")

    monkeypatch.setattr(outbox, "write_entries", failing)
    with pytest.raises(IndexLocked):
        drain()
    assert Outbox.objects.count() == 1


def test_a_row_written_while_its_batch_is_drained_stays(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, seen = outbox.write_entries, []

    def late(ids: list[int]) -> None:
        plain(ids)
        if not seen:
            Article.objects.filter(pk=world.article.pk).update(title="Changed meanwhile")
            Outbox.objects.create(article_id=world.article.pk)
        seen.append(list(ids))

    monkeypatch.setattr(outbox, "write_entries", late)
    Outbox.objects.create(article_id=world.article.pk)
    assert drain() == 2
    assert seen == [[world.article.pk]] * 2
    assert not compare().ids


def test_without_an_index_the_rows_wait_for_one(db: None) -> None:
    make_article("Drought")
    with pytest.raises(IndexMissing):
        drain()
    assert Outbox.objects.count() == 1
    index_all()
    assert not Outbox.objects.exists()


def test_one_process_drains_and_the_others_leave_it_to_that_one(world: World, index_path: Path) -> None:
    Outbox.objects.create(article_id=world.article.pk)
    with held_by_another_process(index_path.with_name(f"{index_path.name}.drain.lock")):
        assert drain() == 0
        with drainers_lock() as free:
            assert not free
        assert Outbox.objects.count() == 1
    with drainers_lock() as free:
        assert free
    assert drain() == 1


def test_the_lock_of_a_killed_process_is_free(world: World, index_path: Path) -> None:
    code = "import fcntl, os, signal, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", code, str(index_path.with_name(f"{index_path.name}.drain.lock"))], timeout=20, check=False)
    with drainers_lock() as free:
        assert free


# after the commit


def joined() -> None:
    for thread in threading.enumerate():
        if thread.name == "outbox":
            thread.join(20)
            assert not thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_after_a_commit_a_thread_drains_the_outbox() -> None:
    index_all()
    with transaction.atomic():
        article = make_article("Drought")
        link(article, actor=make_actor())
    joined()
    assert slugs(q="drought") == [article.slug]
    assert not Outbox.objects.exists()
    article.delete()
    joined()
    assert SearchQuerySet().count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_run_of_changes_starts_one_thread_which_misses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    index_all()
    threads: list[int] = []
    drained, made = outbox.drain, threading.Event()

    def waiting_for_all() -> int:
        threads.append(threading.get_ident())
        assert made.wait(20)
        return drained()

    monkeypatch.setattr(outbox, "drain", waiting_for_all)
    for number in range(12):
        make_article(f"Drought {number}")
    made.set()
    joined()
    assert len(slugs(q="drought")) == 12
    assert not Outbox.objects.exists()
    assert threads == [threads[0]] * 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("trouble", [IndexMissing("none"), IndexLocked("locked"), RuntimeError("unforeseen")])
def test_a_failing_drain_fails_no_save_and_keeps_the_rows(
    trouble: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(ids: list[int]) -> None:
        raise trouble

    monkeypatch.setattr(outbox, "write_entries", failing)
    with caplog.at_level(logging.DEBUG, "search.outbox"):
        article = make_article("Drought")
        joined()
    assert Article.objects.get() == article
    assert Outbox.objects.count() == 1
    assert "The outbox keeps its rows" in caplog.text


# stamps


def test_the_stamp_changes_whenever_the_entry_would(world: World) -> None:
    index = ArticleIndex()

    def entry() -> tuple[str, object]:
        article = index.index_queryset().get(pk=world.article.pk)
        prepared = index.full_prepare(article)
        assert prepared["stamp"] == stamp_of(article, index)
        return prepared.pop("stamp"), prepared

    changes: list[Callable[[], object]] = [
        lambda: Article.objects.filter(pk=world.article.pk).update(title="Another title"),
        lambda: Article.objects.filter(pk=world.article.pk).update(body="World, in other words."),
        lambda: Article.objects.filter(pk=world.article.pk).update(language="es"),
        lambda: Article.objects.filter(pk=world.article.pk).update(published_on="2025-11-01"),
        lambda: Article.objects.filter(pk=world.article.pk).update(date_precision="month"),
        lambda: Article.objects.filter(pk=world.article.pk).update(published_on=None, date_precision="none", date_basis="none"),
        lambda: link(world.article, actor=make_actor("Fund")),
        lambda: merge(world),
        lambda: Actor.objects.filter(name="Fund").update(state="rejected"),
        lambda: link(world.article, topic=make_topic("Water")),
        lambda: Topic.objects.filter(name="Economy").update(parent=make_topic("Everything")),
        lambda: ArticleTopic.objects.filter(topic__name="Water").update(state="rejected"),
        lambda: Citation.objects.update(state="rejected"),
    ]
    for number, change in enumerate(changes):
        before = entry()
        change()
        after = entry()
        assert before[1] != after[1], number
        assert before[0] != after[0], number
    for unseen in ({"outlet": "The Post"}, {"version": 7}, {"rights": "all"}):
        before = entry()
        Article.objects.filter(pk=world.article.pk).update(**unseen)
        assert entry() == before


def test_an_article_under_a_long_chain_of_topics_is_under_each(world: World, committed: Committing) -> None:
    with committed():
        world.parent.parent = make_topic("Everything")
        world.parent.save()
    assert slugs(topic="everything") == slugs(topic="economy") == slugs(topic="trade") == [world.article.slug]


def test_a_topic_added_through_the_many_to_many_manager_reaches_the_index(world: World, committed: Committing) -> None:
    with committed():
        world.article.topics.add(make_topic("Water"))
    assert slugs(topic="water") == [world.article.slug]


def test_undoing_the_second_of_two_merges_reaches_the_articles_of_the_first(world: World, committed: Committing) -> None:
    middle, last = make_actor("Middle"), make_actor("Last")
    with committed():
        middle.merged_into = last
        middle.save()
        world.actor.merged_into = middle
        world.actor.save()
    assert slugs(actor="last") == [world.article.slug]
    with committed():
        middle.merged_into = None
        middle.save()
    assert slugs(actor="middle") == [world.article.slug]


def test_only_staff_see_the_desk(world: World, client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))
    assert client.get(f"/admin/archive/article/{world.article.pk}/change/").status_code == 302
