"""The traps of the stock backend (measured before this one was written), one named test or more each, where they bite."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from django.core.management import CommandError, call_command
from django.core.paginator import Paginator
from django.db import transaction
from django.test import Client
from haystack.inputs import AutoQuery
from haystack.query import SQ, SearchQuerySet

from archive.models import Actor, Article, ArticleTopic, Stakeholder
from search import outbox
from search.backend import document
from search.checking import compare
from search.engine import IndexDamaged, IndexLocked, IndexMissing
from search.engine import snapshot as snapshots
from search.models import Outbox
from search.search_indexes import ArticleIndex
from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic
from tests.locks import held_by_another_process
from tests.search.asking import ask, backend, counts, pks, slugs
from tests.search.conftest import Committing

pytestmark = pytest.mark.django_db


class NamedKeys(ArticleIndex):
    """An index whose actor keys are names, with all that names have in them."""

    def prepare_actor(self, article: Article) -> list[str]:
        return [row.actor.name for row in article.main_actors]


def index_by_name() -> None:
    backend().update(NamedKeys(), ArticleIndex().index_queryset())


# 1: slices


@pytest.fixture
def twenty_seven() -> list[int]:
    made = [make_article(f"Drought {number}", published_on=f"2025-01-{number:02}").pk for number in range(1, 28)]
    index_all()
    return made[::-1]


def test_trap_01_a_paginator_over_27_hits_sees_all_27(twenty_seven: list[int]) -> None:
    pages = Paginator(SearchQuerySet().filter(content="drought").order_by("-date"), 10)
    assert [[hit.pk for hit in pages.page(number)] for number in pages.page_range] == [
        twenty_seven[:10],
        twenty_seven[10:20],
        twenty_seven[20:],
    ]


def test_trap_01_a_slice_that_starts_anywhere_is_that_slice(twenty_seven: list[int]) -> None:
    slices = [(3, 17), (25, 40), (0, 27), (26, 27), (1, 2), (7, 14), (20, None), (None, 5), (27, 30), (40, 50)]
    for start, stop in slices:
        found = SearchQuerySet().filter(content="drought").order_by("-date")
        assert [hit.pk for hit in found[start:stop]] == twenty_seven[start:stop], (start, stop)


def test_trap_01_one_result_set_gives_slice_after_slice(twenty_seven: list[int]) -> None:
    found = SearchQuerySet().filter(content="drought").order_by("-date")
    for start, stop in [(25, 27), (3, 17), (0, 10), (16, 26)]:
        assert [hit.pk for hit in found[start:stop]] == twenty_seven[start:stop]
    assert pks(found) == twenty_seven


def test_trap_01_the_pages_of_the_api_hold_every_hit_once(twenty_seven: list[int], client: Client) -> None:
    link_, seen = "/api/v1/search?q=drought&page_size=10", []
    while link_:
        answer = client.get(link_).json()
        seen += [hit["slug"] for hit in answer["results"]]
        link_ = answer["next"]
    assert len(seen) == len(set(seen)) == answer["count"] == 27


# 2: facets and filters on keys


def test_trap_02_a_key_is_one_value_whatever_it_is_made_of() -> None:
    names = ["C++ (users’ group)", "Jalisco-New-Generation", "Smith, John", "World Bank", "the running runners", "Ñandú S.A."]
    made = {name: make_article("On money") for name in names}
    for name, article in made.items():
        link(article, actor=make_actor(name))
    make_article("On water")
    index_by_name()
    assert SearchQuerySet().facet("actor").facet_counts()["fields"]["actor"] == [(name, 1) for name in names]
    for name, article in made.items():
        for found in (
            SearchQuerySet().filter(actor=name),
            SearchQuerySet().filter(actor__exact=name),
            SearchQuerySet().filter(actor__in=[name]),
            SearchQuerySet().narrow(SQ(actor=name)),
        ):
            assert pks(found) == [article.pk], name
    assert not [part for part in ("Smith", "John", "World", "world bank", "run") if len(SearchQuerySet().filter(actor=part))]


def test_trap_02_the_page_counts_names_with_commas_and_spaces_as_one_value() -> None:
    smith, bank = make_actor("Smith, John", kind="person"), make_actor("World Bank")
    article = make_article("On money")
    link(article, actor=smith)
    link(article, actor=bank)
    index_all()
    assert counts(ask(), "actor") == {"smith-john": 1, "world-bank": 1}
    assert {value["name"] for value in ask().facets["actor"]} == {"Smith, John", "World Bank"}
    assert slugs(actor="world-bank") == [article.slug]


# 3: facets of nothing


def test_trap_03_a_narrowed_search_without_hits_still_has_its_facets() -> None:
    bank = make_actor("World Bank")
    link(make_article("On money"), actor=bank)
    make_article("On water")
    index_all()
    narrowed = SearchQuerySet().filter(content="water").narrow(f"actor:{bank.pk}").facet("actor").facet("topic")
    assert narrowed.count() == 0
    assert narrowed.facet_counts()["fields"] == {"actor": [], "topic": []}


def test_trap_03_a_choice_that_finds_nothing_leaves_the_other_choices_to_see() -> None:
    bank, fund = make_actor("World Bank"), make_actor("Fund")
    link(make_article("On money"), actor=bank)
    link(make_article("On water"), actor=fund)
    index_all()
    page = ask(q="water", actor="world-bank")
    assert page.count == 0
    assert counts(page, "actor") == {"fund": 1, "world-bank": 0}
    assert [value["slug"] for value in page.facets["actor"] if value["selected"]] == ["world-bank"]


def test_trap_03_an_article_without_a_value_makes_no_empty_bucket() -> None:
    make_article("Of nobody")
    link(make_article("On money"), actor=make_actor())
    index_all()
    fields = SearchQuerySet().facet("actor").facet("topic").facet("source").facet_counts()["fields"]
    assert [len(fields[name]) for name in ("actor", "topic", "source")] == [1, 0, 0]
    assert all(key not in (None, "", "None") for values in fields.values() for key, _ in values)
    page = ask()
    assert (page.totals, len(page.facets["actor"])) == ({"actor": 1, "topic": 0, "source": 0}, 1)


# 4: everything


def test_trap_04_everything_is_found_without_reading_a_single_posting_list(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {make_article(f"Number {number}").pk for number in range(5)}
    index_all()
    monkeypatch.setattr(snapshots.Snapshot, "postings", lambda *args: pytest.fail("a posting list was read"))
    assert set(pks(SearchQuerySet().all())) == set(pks(SearchQuerySet().filter(content="").all())) == made
    assert ask().count == 5


# 5: narrowing and any-of


def test_trap_05_or_inside_a_facet_and_and_between_facets() -> None:
    one, other, third = (make_actor(name) for name in ("One", "Other", "Third"))
    topic = make_topic("Trade")
    articles = {}
    for name, actors, topics in [
        ("a", [one], [topic]),
        ("b", [other], [topic]),
        ("c", [one, other], []),
        ("d", [third], [topic]),
        ("e", [], []),
    ]:
        articles[make_article(name).pk] = (name, actors, topics)
    for pk, (_, actors, topics) in articles.items():
        article = Article.objects.get(pk=pk)
        for actor in actors:
            link(article, actor=actor)
        for under in topics:
            link(article, topic=under)
    index_all()

    def found(sqs: SearchQuerySet) -> str:
        return "".join(sorted(articles[pk][0] for pk in pks(sqs)))

    either = SearchQuerySet().filter(actor__in=[one.pk, other.pk])
    assert found(either) == "abc"
    assert found(either.filter(topic=topic.pk)) == "ab"
    assert found(SearchQuerySet().filter(SQ(actor=one.pk) | SQ(actor=other.pk))) == "abc"
    assert found(SearchQuerySet().narrow(f"actor:{one.pk}").narrow(f"actor:{other.pk}")) == "c"
    assert found(SearchQuerySet().narrow(f"actor:{one.pk} OR actor:{other.pk}").narrow(f"topic:{topic.pk}")) == "ab"
    assert found(SearchQuerySet().narrow(SQ(actor=one.pk) | SQ(actor=third.pk))) == "acd"
    assert found(SearchQuerySet().filter(actor__in=[])) == ""
    assert ask(actor=["one", "other"]).count == 3
    assert ask(actor=["one", "other"], topic="trade").count == 2


# 6: one snapshot a process


@pytest.mark.folder
def test_trap_06_the_index_is_opened_once_a_process_not_once_a_search(
    monkeypatch: pytest.MonkeyPatch, client: Client, committed: Committing
) -> None:
    make_article("Drought")
    index_all()
    opened = []
    plain = snapshots.Snapshot.__init__
    monkeypatch.setattr(snapshots.Snapshot, "__init__", lambda self, *args: opened.append(1) or plain(self, *args))
    for _ in range(5):
        assert client.get("/api/v1/search?q=drought").json()["count"] == 1
        assert client.get("/search/?q=drought").status_code == 200
        assert len(SearchQuerySet().filter(content="drought")) == 1
    assert len(opened) == 1
    with committed():
        make_article("Drought again")
    assert [ask(q="drought").count for _ in range(3)] == [2, 2, 2]
    assert len(opened) == 2


def test_trap_06_facets_count_every_hit_whatever_the_slice() -> None:
    bank = make_actor()
    for number in range(30):
        link(make_article(f"Drought {number}"), actor=bank)
    index_all()
    found = SearchQuerySet().filter(content="drought").facet("actor")
    assert len(found[:1]) == 1
    assert found.facet_counts()["fields"]["actor"] == [(str(bank.pk), 30)]
    page = ask(q="drought", page_size="1")
    assert (len(page.results), counts(page, "actor")) == (1, {"world-bank": 30})


# 7: dates


@pytest.fixture
def dated() -> None:
    for printed in ("1989-03-05", "1989", "2025-01-31", "2025-11", "2025-11-10", "2025", None, None):
        make_article(f"Of {printed}", published_on=printed)
    index_all()


def test_trap_07_years_and_months_are_counted_to_the_precision_of_each_date(dated: None) -> None:
    page = ask()
    assert [(bar["value"], bar["count"]) for bar in page.years] == [("1989", 2), ("2025", 4)]
    assert [(bar["value"], bar["count"]) for bar in page.months] == [("1989-03", 1), ("2025-01", 1), ("2025-11", 2)]
    assert page.undated == 2


def test_trap_07_date_facet_counts_by_year_and_by_month(dated: None) -> None:
    def by(gap: str, first: date, last: date) -> list[tuple[date, int]]:
        return SearchQuerySet().date_facet("date", first, last, gap).facet_counts()["dates"]["date"]

    assert by("year", date(1980, 1, 1), date(2030, 1, 1)) == [(date(1989, 1, 1), 2), (date(2025, 1, 1), 4)]
    assert by("year", date(1990, 1, 1), date(2030, 1, 1)) == [(date(2025, 1, 1), 4)]
    assert by("month", date(2025, 1, 1), date(2025, 12, 1)) == [(date(2025, 1, 1), 1), (date(2025, 11, 1), 2)]


def test_trap_07_a_gap_that_is_not_counted_is_refused_in_a_sentence(dated: None) -> None:
    for gap, amount in [("day", 1), ("hour", 1), ("year", 2), ("month", 3)]:
        with pytest.raises(ValueError, match="one year or one month"):
            SearchQuerySet().date_facet("date", date(2025, 1, 1), date(2026, 1, 1), gap, amount).facet_counts()


# 8: nothing is lost


def test_trap_08_a_delete_during_another_write_is_refused_kept_and_done_later(index_path: Path, committed: Committing) -> None:
    article = make_article("Drought")
    index_all()
    Outbox.objects.all().delete()
    backend().index.timeout = 0.1
    with held_by_another_process(index_path / "write.lock"):
        with committed():
            article.delete()
        assert Outbox.objects.count() == 1
        with pytest.raises(IndexLocked, match="writing"):
            outbox.drain()
        with pytest.raises(IndexLocked):
            backend().remove("archive.article.1")
        assert SearchQuerySet().count() == 1
        assert ask().count == 0
    assert outbox.drain() == 1
    assert SearchQuerySet().count() == 0
    assert not Outbox.objects.exists()


@pytest.mark.folder
def test_trap_08_nothing_is_lost_once_an_update_has_returned() -> None:
    articles = [make_article(f"Drought {number}") for number in range(3)]
    index_all()
    for article in articles:
        backend().remove(article)
        backend().update(ArticleIndex(), ArticleIndex().index_queryset().filter(pk=article.pk))
        assert SearchQuerySet().count() == 3
    snapshots_of_a_new_process = snapshots.Snapshots(backend().index)
    assert len(snapshots_of_a_new_process.current().entries()) == 3


def test_trap_08_the_silence_of_silently_fail_is_not_ours(index_path: Path) -> None:
    backend().silently_fail = True
    for asked in (
        lambda: len(SearchQuerySet().all()),
        lambda: backend().remove("archive.article.1"),
        lambda: backend().searcher().entries(),
    ):
        with pytest.raises(IndexMissing):
            asked()


# 9: the transaction


def test_trap_09_a_rolled_back_change_leaves_no_entry(committed: Committing) -> None:
    index_all()
    with committed(), transaction.atomic():
        link(make_article("Drought"), actor=make_actor())
        transaction.set_rollback(True)
    assert not Outbox.objects.exists()
    outbox.drain()
    assert SearchQuerySet().count() == 0


def test_trap_09_rows_saved_after_the_article_arrive(committed: Committing) -> None:
    index_all()
    with committed():
        article = make_article("Drought")
        Stakeholder.objects.create(article=article, actor=make_actor("World Bank"), role="subject")
        ArticleTopic.objects.create(article=article, topic=make_topic("Trade"))
        link(article, source=make_source("Annual Report"))
    assert slugs(actor="world-bank", topic="trade", source="annual-report") == [article.slug]
    with committed():
        article.topics.set([make_topic("Water")])
    assert (slugs(topic="water"), slugs(topic="trade")) == ([article.slug], [])


def test_trap_09_renames_are_live_at_once_without_reindexing(client: Client) -> None:
    bank, topic, source = make_actor("World Bank"), make_topic("Trade"), make_source("Annual Report")
    article = make_article("On money")
    for linked in ({"actor": bank}, {"topic": topic}, {"source": source}):
        link(article, **linked)
    index_all()
    Outbox.objects.all().delete()
    before = backend().searcher().entries()
    for row, name in ((bank, "Bank of the World"), (topic, "Commerce"), (source, "Yearbook")):
        row.name = name
        row.save()
    answer = client.get("/api/v1/search?actor=world-bank").json()
    assert backend().searcher().entries() == before
    assert [answer["facets"][facet][0]["name"] for facet in ("actor", "topic", "source")] == ["Bank of the World", "Commerce", "Yearbook"]
    assert [answer["results"][0][many][0]["name"] for many in ("actors", "topics", "sources")] == [
        "Bank of the World",
        "Commerce",
        "Yearbook",
    ]
    assert not compare().ids


def test_trap_09_a_rename_that_changes_the_order_of_names_makes_no_entry_stale() -> None:
    article = make_article("On money")
    first, second = make_actor("Alpha"), make_actor("Beta")
    for actor in (first, second):
        link(article, actor=actor)
    index_all()
    first.name = "Omega"
    first.save()
    assert not compare().ids


# 10: rebuilding


def test_trap_10_searches_during_a_rebuild_find_the_old_index_whole() -> None:
    for number in range(4):
        make_article(f"Drought {number}")
    index_all()
    make_article("Drought 4")
    seen = []

    def searching() -> Iterator[Article]:
        for article in ArticleIndex().index_queryset():
            seen.append(ask(q="drought").count)
            yield article

    backend().index.rebuild(document(ArticleIndex(), article) for article in searching())
    assert len(backend().searcher().entries()) == 5
    assert seen == [4] * 5
    assert ask(q="drought").count == 5


def test_trap_10_a_rebuild_that_fails_in_the_middle_leaves_the_old_index(monkeypatch: pytest.MonkeyPatch, index_path: Path) -> None:
    for number in range(4):
        make_article(f"Drought {number}")
    index_all()
    files = sorted(file.name for file in index_path.iterdir())
    prepared = []

    def failing(index: ArticleIndex, article: Article) -> dict[str, object]:
        prepared.append(article)
        if len(prepared) == 3:
            raise RuntimeError("the disk is full")
        return super(ArticleIndex, index).full_prepare(article)

    monkeypatch.setattr(ArticleIndex, "full_prepare", failing)
    with pytest.raises(RuntimeError, match="disk"):
        call_command("rebuild_index", verbosity=0)
    assert ask(q="drought").count == 4
    assert sorted(file.name for file in index_path.iterdir()) == files


def test_trap_10_clearing_is_a_swap_too_and_other_options_lose_nothing() -> None:
    for number in range(4):
        make_article(f"Drought {number}")
    call_command("rebuild_index", "--noinput", "--workers=2", "--batch-size=1", "--nocommit", verbosity=0)
    assert SearchQuerySet().count() == 4
    call_command("clear_index", "--noinput", verbosity=0)
    assert SearchQuerySet().count() == 0


# 11: words


def test_trap_11_an_order_that_is_not_kept_is_refused_in_a_sentence() -> None:
    index_all()
    for order in [("date", "-score"), ("-date", "score"), ("date", "-date"), ("title",), ("score",)]:
        with pytest.raises(ValueError, match="ordered by date, -date or -score"):
            len(SearchQuerySet().order_by(*order))


def test_trap_11_what_is_printed_is_found_as_it_is_typed() -> None:
    printed = {
        "Plan B failed": ["b", "B"],
        "The climate has changed": ["clim*", "climates"],
        "Said O’Neil today": ["O'Neil", "oneil", "O’Neil"],
        "Written in C++": ["C++", "c++"],
        "Written in C#": ["C#"],
        "The Mérida Initiative": ["Merida", "Mérida", "merida", "Me\u0301rida"],
        "In the U.S. since": ["US", "U.S.", "us"],
        "All 140,000 deaths": ["140000", "140,000"],
        "NAFTA-era talks": ["nafta-era", "NAFTA"],
    }
    made = {text: make_article("A title", text) for text in printed}
    index_all()
    for text, typings in printed.items():
        for typed in typings:
            assert pks(SearchQuerySet().auto_query(typed)) == [made[text].pk], typed
            assert slugs(q=typed, exact="1") == [made[text].slug], typed


def test_trap_11_a_misspelt_word_gets_a_suggestion_on_zero_hits() -> None:
    make_article("A title", "The drought came early.")
    index_all()
    assert SearchQuerySet().filter(content="drougth").spelling_suggestion() == "drought"
    assert SearchQuerySet().auto_query("drougth").spelling_suggestion() == "drought"
    assert SearchQuerySet().all().spelling_suggestion("drougth early") == "drought early"
    assert SearchQuerySet().set_spelling_query("drougth").spelling_suggestion() == "drought"
    assert SearchQuerySet().filter(content="drought").spelling_suggestion() is None
    assert ask(q="drougth came").suggestion == "drought came"
    assert ask(q="drought").suggestion is None


def test_trap_11_gt_leaves_the_day_out_and_gte_takes_it_in() -> None:
    for day in ("09", "10", "11", "12"):
        make_article(day, published_on=f"2025-11-{day}")
    make_article("undated", published_on=None)
    index_all()
    for lookup, days in {"gt": "11 12", "gte": "10 11 12", "lt": "09", "lte": "09 10", "exact": "10"}.items():
        for value in ("2025-11-10", date(2025, 11, 10)):
            found = SearchQuerySet().filter(**{f"date__{lookup}": value}).order_by("date")
            assert " ".join(hit.title for hit in found) == days, lookup
    assert [hit.title for hit in SearchQuerySet().filter(date__range=("2025-11-10", "2025-11-11")).order_by("date")] == ["10", "11"]


def test_trap_11_a_storage_option_changes_nothing(index_path: Path) -> None:
    make_article("Drought")
    from search.backend import FolderBackend

    odd = FolderBackend("default", PATH=str(index_path), STORAGE="ram")
    odd.update(ArticleIndex(), ArticleIndex().index_queryset())
    assert (index_path / "CURRENT").is_file()
    assert SearchQuerySet().count() == 1


def test_trap_11_the_highlighter_marks_words_not_operators_and_escapes_the_text() -> None:
    make_article("A title", "Water OR <b>bold</b> & water, -not this; title: too.")
    index_all()
    hit = SearchQuerySet().filter(content=AutoQuery("water OR title:no -missing")).highlight()[0]
    marked = hit.highlighted["text"][0]
    assert marked == "<mark>Water</mark> OR &lt;b&gt;bold&lt;/b&gt; &amp; <mark>water</mark>, -not this; title: too."
    assert ask(q="water -missing").results[0].snippet == marked


# 12: a broken index


Break = Callable[[Path], None]


def broken_toc(index_path: Path) -> None:
    for toc in index_path.glob("build-*/_MAIN_*.toc"):
        toc.unlink()


def cut_toc(index_path: Path) -> None:
    for toc in index_path.glob("build-*/_MAIN_*.toc"):
        toc.write_bytes(toc.read_bytes()[:40])


def no_segment(index_path: Path) -> None:
    for file in index_path.glob("build-*/*.npx"):
        file.unlink()


def no_folder(index_path: Path) -> None:
    subprocess.run(["rm", "-r", str(index_path)], check=True)


def no_pointer(index_path: Path) -> None:
    (index_path / "CURRENT").unlink()


@pytest.mark.parametrize("break_it", [broken_toc, cut_toc, no_segment, no_folder, no_pointer])
def test_trap_12_an_index_that_breaks_in_service_is_a_503_that_says_so(break_it: Break, index_path: Path, client: Client) -> None:
    article = make_article("Drought")
    index_all()
    assert client.get("/api/v1/search?q=drought").json()["count"] == 1
    break_it(index_path)
    page, json = client.get("/search/?q=drought"), client.get("/api/v1/search?q=drought")
    assert (page.status_code, json.status_code) == (503, 503)
    assert list(json.json()) == ["error"]
    assert "search index" in json.json()["error"]
    assert str(index_path) not in json.json()["error"] + page.content.decode()
    assert "<h1>Search can’t answer just now</h1>" in page.content.decode()
    assert "0 articles" not in page.content.decode()
    for path in ("/", "/articles/", article.get_absolute_url(), "/actors/", "/api/v1/articles", "/healthz"):
        assert client.get(path).status_code == 200, path
    with pytest.raises((IndexMissing, IndexDamaged)):
        len(SearchQuerySet().filter(content="drought"))


@pytest.mark.parametrize("break_it", [broken_toc, cut_toc, no_segment])
def test_trap_12_an_index_that_is_broken_from_the_start_is_a_503(break_it: Break, index_path: Path, client: Client) -> None:
    make_article("Drought")
    index_all()
    break_it(index_path)
    assert client.get("/api/v1/search?q=drought").status_code == client.get("/search/").status_code == 503


def test_trap_12_nothing_on_a_read_path_makes_the_folder(index_path: Path, client: Client) -> None:
    article = make_article("Drought")
    for path in ("/", "/search/", "/search/?q=drought", "/api/v1/search", "/readyz", article.get_absolute_url()):
        client.get(path)
    for ask_ in (
        lambda: len(SearchQuerySet().all()),
        lambda: SearchQuerySet().facet("actor").facet_counts(),
        lambda: call_command("check_index"),
    ):
        with pytest.raises((IndexMissing, CommandError)):
            ask_()
    assert not index_path.exists()


# 13 to 15


def test_trap_13_no_syntax_of_whoosh_reaches_a_parser() -> None:
    for number in range(20):
        make_article(f"A law {number}", "aa ab ac zz " * 50)
    index_all()
    ask(q="law")
    dear = ["*a*", " OR ".join(["*a*"] * 10), "[a TO zzzz]", "law~9", "(" * 50 + "a" + ")" * 50, "a" * 1000, "NOT NOT", "date:[ TO ]", "<N"]
    for text in dear:
        before = monotonic()
        ask(q=text)
        assert len(SearchQuerySet().auto_query(text)) == len(SearchQuerySet().raw_search(text))
        assert monotonic() - before < 1, text


def test_trap_14_only_its_owner_may_write_into_the_index_folder(index_path: Path) -> None:
    index_all()
    assert [folder.stat().st_mode & 0o777 for folder in (index_path, *index_path.glob("build-*"))] == [0o700, 0o700]


def test_trap_15_a_row_that_is_drained_twice_does_no_harm(committed: Committing) -> None:
    index_all()
    with committed():
        article = make_article("Drought")
    before = backend().searcher().entries()
    for _ in range(2):
        Outbox.objects.create(article_id=article.pk)
        assert outbox.drain() == 1
    assert backend().searcher().entries() == before
    assert Actor.objects.count() == 0
