"""Haystack's ``SearchQuerySet`` and commands on our engine, as Haystack documents them."""

import pickle
import warnings
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from haystack import connections
from haystack.exceptions import SkipDocument
from haystack.inputs import AutoQuery, Clean, Exact, Not, Raw
from haystack.models import SearchResult
from haystack.query import SQ, EmptySearchQuerySet, SearchQuerySet

from archive.models import Actor, Article
from search.engine import IndexMissing
from search.search_indexes import ArticleIndex
from tests.factories import index_all, link, make_actor, make_article, make_topic
from tests.search.asking import backend, pks

pytestmark = pytest.mark.django_db

TEXTS = {
    "a": ("Drought in the north", "Rain fell early. Water is short.", "2025-11-10"),
    "b": ("Water and trade", "The drought goes on; water ran out.", "2025-11"),
    "c": ("Trade talks", "Tariffs on steel, and a fair trade.", "2024"),
    "d": ("Steel", "Running mills, steel and water.", "2023-05-01"),
    "e": ("Harvest", "Fair weather and a fair harvest.", None),
}


@pytest.fixture
def five() -> dict[str, Article]:
    """Five articles by a letter; a and b by the Bank, c by the Fund, all but e under Trade."""
    bank, fund, trade = make_actor("Bank"), make_actor("Fund"), make_topic("Trade")
    made = {name: make_article(*text) for name, text in TEXTS.items()}
    for name, actor in (("a", bank), ("b", bank), ("c", fund)):
        link(made[name], actor=actor)
    for name in "abcd":
        link(made[name], topic=trade)
    index_all()
    return made


def letters(found: SearchQuerySet) -> str:
    by_title = {title: name for name, (title, *_) in TEXTS.items()}
    return "".join(sorted(by_title[hit.title] for hit in found))


def pk(name: str) -> int:
    return Actor.objects.get(name=name).pk


FILTERS = [
    ({"content": "drought"}, "ab"),
    ({"text": "drought"}, "ab"),
    ({"content": "droughts"}, "ab"),
    ({"content": "drought water"}, "ab"),
    ({"content": "water drought"}, "ab"),
    ({"content__contains": "drought"}, "ab"),
    ({"content": "fair trade"}, "c"),
    ({"content__exact": "fair trade"}, "c"),
    ({"content__exact": "trade fair"}, ""),
    ({"content": Exact("fair harvest")}, "e"),
    ({"content": Clean("drought AND -water")}, "b"),
    ({"content": Not("drought")}, "cde"),
    ({"content": AutoQuery('"fair trade" -drought')}, "c"),
    ({"content": AutoQuery("drought OR steel")}, "abcd"),
    ({"content": Raw("(drought OR steel) -north")}, "bcd"),
    ({"content__startswith": "run"}, "d"),
    ({"content__startswith": "ru"}, "d"),
    ({"content__in": ["drought", "harvest"]}, "abe"),
    ({"title": "drought"}, "a"),
    ({"title__exact": "Trade talks"}, "c"),
    ({"title": AutoQuery("trade -talks")}, "b"),
    ({"title__startswith": "wat"}, "b"),
    ({"content": "drought", "title": "trade"}, "b"),
    ({"date": "2025"}, "ab"),
    ({"date": "2025-11"}, "ab"),
    ({"date__exact": "2025-11-10"}, "a"),
    ({"date__gte": "2024"}, "abc"),
    ({"date__gt": "2024"}, "ab"),
    ({"date__lt": "2024"}, "d"),
    ({"date__lte": "2024"}, "cd"),
    ({"date__range": ("2023-05", "2025-11-10")}, "acd"),
    ({"content": "drought", "date__gte": "2025-11-10"}, "a"),
]


def test_filter_finds_what_its_lookup_says(five: dict[str, Article]) -> None:
    assert not [(filters, hits, found) for filters, hits in FILTERS if (found := letters(SearchQuerySet().filter(**filters))) != hits]


SETS: list[tuple[Callable[[], SearchQuerySet], str]] = [
    (lambda: SearchQuerySet().exclude(content="drought"), "cde"),
    (lambda: SearchQuerySet().filter(content="water").exclude(content="drought"), "d"),
    (lambda: SearchQuerySet().exclude(content="drought").filter(content="water"), "d"),
    (lambda: SearchQuerySet().exclude(content="drought").exclude(content="steel"), "e"),
    (lambda: SearchQuerySet().filter(SQ(content="drought") | SQ(content="harvest")), "abe"),
    (lambda: SearchQuerySet().filter(SQ(content="drought") & SQ(title="trade")), "b"),
    (lambda: SearchQuerySet().filter(~SQ(content="drought")), "cde"),
    (lambda: SearchQuerySet().filter(~SQ(content="drought") & SQ(content="water")), "d"),
    (lambda: SearchQuerySet().filter(~(SQ(content="drought") | SQ(content="harvest"))), "cd"),
    (lambda: SearchQuerySet().filter((SQ(content="drought") | SQ(content="steel")) & ~SQ(title="trade")), "ad"),
    (lambda: SearchQuerySet().filter(SQ(actor=pk("Bank")) | SQ(actor=pk("Fund"))), "abc"),
    (lambda: SearchQuerySet().filter(actor__in=[pk("Bank"), pk("Fund")]).exclude(title="trade"), "a"),
    (lambda: SearchQuerySet().filter_or(content="harvest").filter_or(content="north"), "ae"),
    (lambda: SearchQuerySet().filter(content="drought") | SearchQuerySet().filter(content="harvest"), "abe"),
    (lambda: SearchQuerySet().filter(content="drought") & SearchQuerySet().filter(title="trade"), "b"),
    (lambda: SearchQuerySet().auto_query("water -steel"), "ab"),
    (lambda: SearchQuerySet().auto_query("trade", fieldname="title"), "bc"),
    (lambda: SearchQuerySet().raw_search("drought OR title:harvest"), "abe"),
    (lambda: SearchQuerySet().filter(actor=Actor.objects.get(name="Bank")), "ab"),
    (lambda: SearchQuerySet().all(), "abcde"),
    (lambda: SearchQuerySet().none(), ""),
    (lambda: SearchQuerySet().using("default").filter(content="harvest"), "e"),
]


def test_result_sets_combine_like_sets(five: dict[str, Article]) -> None:
    assert not [(number, hits, found) for number, (asked, hits) in enumerate(SETS) if (found := letters(asked())) != hits]


def test_and_or_and_not_in_any_nesting_are_those_of_sets(five: dict[str, Article]) -> None:
    sets = {"drought": set("ab"), "water": set("abd"), "trade": set("bc"), "fair": set("ce")}
    for one in sets:
        for other in sets:
            for third in sets:
                tree = SQ(content=one) & ~(SQ(content=other) | ~SQ(content=third))
                assert set(letters(SearchQuerySet().filter(tree))) == (sets[one] & sets[third]) - sets[other], tree


NARROWINGS = [
    ("drought", "ab"),
    ("drought OR harvest", "abe"),
    (SQ(content="drought"), "ab"),
    (SQ(content="drought") | SQ(content="harvest"), "abe"),
    (~SQ(content="drought"), "cde"),
    (SQ(content="water") & ~SQ(title="trade"), "ad"),
    (SQ(content__exact="fair trade"), "c"),
    (SQ(content=Exact("fair harvest")), "e"),
    (SQ(content=Not("drought")), "cde"),
    (SQ(content=AutoQuery("water -steel")), "ab"),
    (SQ(title="trade OR"), ""),
    (SQ(title__startswith="har"), "e"),
    (SQ(content__in=["harvest", "north"]), "ae"),
]


def test_narrow_takes_text_and_query_objects(five: dict[str, Article]) -> None:
    for narrowing, hits in NARROWINGS:
        assert letters(SearchQuerySet().narrow(narrowing)) == hits, narrowing
        assert set(letters(SearchQuerySet().filter(content="drought").narrow(narrowing))) == set(hits) & set("ab"), narrowing


REFUSED: list[Callable[[], SearchQuerySet]] = [
    lambda: SearchQuerySet().filter(colour="red"),
    lambda: SearchQuerySet().filter(actor__gt="1"),
    lambda: SearchQuerySet().filter(content__fuzzy="law"),
    lambda: SearchQuerySet().filter(date__startswith="20"),
    lambda: SearchQuerySet().filter(date="yesterday"),
    lambda: SearchQuerySet().facet("language"),
    lambda: SearchQuerySet().narrow(SQ(date="2025")),
]


def test_what_the_index_cannot_answer_is_refused_in_a_sentence_not_ignored(five: dict[str, Article]) -> None:
    for asked in REFUSED:
        with pytest.raises(ValueError, match=r"\.$"):
            len(asked())


@pytest.mark.parametrize(
    ("refused", "sentence"),
    [
        (lambda found: found.boost("drought", 2.0), "weight of its own"),
        (lambda found: found.within("place", (0, 0), (1, 1)), "no places"),
        (lambda found: found.dwithin("place", (0, 0), 1), "no places"),
        (lambda found: found.distance("place", (0, 0)), "no places"),
        (lambda found: found.stats("date"), "can't add up date"),
        (lambda found: found.stats_facet("date", "actor"), "can't add up date"),
    ],
)
def test_what_the_engine_does_not_do_is_refused_in_a_sentence(refused: Callable[[SearchQuerySet], object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        refused(SearchQuerySet().filter(content="drought"))


def test_an_article_is_found_by_its_key(five: dict[str, Article]) -> None:
    for name, article in five.items():
        for found in ({"django_id": article.pk}, {"pk": article.pk}, {"id": f"archive.article.{article.pk}"}):
            assert letters(SearchQuerySet().filter(**found)) == name
    assert letters(SearchQuerySet().filter(django_id__in=[five["a"].pk, five["c"].pk])) == "ac"


def test_the_order_is_by_score_or_by_date_with_the_undated_last(five: dict[str, Article]) -> None:
    def titles(*order: str) -> str:
        by_title = {title: name for name, (title, *_) in TEXTS.items()}
        return "".join(by_title[hit.title] for hit in SearchQuerySet().order_by(*order))

    assert titles("-date") == titles("-score") == titles() == "abcde"
    assert titles("date") == "dcbae"
    assert SearchQuerySet().filter(content="water").latest("date").title == TEXTS["a"][0]
    assert SearchQuerySet().filter(content="steel").best_match().title == "Steel"
    scores = [hit.score for hit in SearchQuerySet().filter(content="water")]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_facets_count_fields_and_queries(five: dict[str, Article]) -> None:
    found = SearchQuerySet().filter(content="drought").facet("actor").facet("topic")
    found = (
        found.query_facet("content", "north")
        .query_facet("title", "trade")
        .query_facet("actor", str(pk("Fund")))
        .query_facet("date", "2025")
    )
    counts = found.facet_counts()
    assert counts["fields"]["actor"] == [(str(pk("Bank")), 2)]
    assert [number for _, number in counts["fields"]["topic"]] == [2]
    assert list(counts["queries"].values()) == [1, 1, 0, 2]
    assert counts["queries"]["content_north"] == 1
    assert SearchQuerySet().facet_counts() == {}


def test_highlight_gives_the_marked_text_and_nothing_else_does(five: dict[str, Article]) -> None:
    hit = SearchQuerySet().filter(content="tariffs").highlight()[0]
    assert hit.highlighted == {"text": ["<mark>Tariffs</mark> on steel, and a fair trade."]}
    assert SearchQuerySet().filter(content="tariffs")[0].highlighted is None


def test_a_result_knows_its_object_its_fields_and_its_score(five: dict[str, Article]) -> None:
    hit = SearchQuerySet().filter(content="tariffs")[0]
    assert isinstance(hit, SearchResult)
    assert hit.object == five["c"]
    assert (hit.model, hit.pk, hit.app_label, hit.model_name) == (Article, five["c"].pk, "archive", "article")
    assert (hit.title, hit.text, hit.date, hit.language) == (*TEXTS["c"], "en")
    assert hit.id == f"archive.article.{hit.pk}"
    assert pickle.loads(pickle.dumps(hit)).title == hit.title


def test_a_result_class_of_ones_own(five: dict[str, Article]) -> None:
    class Row(SearchResult):
        pass

    assert isinstance(SearchQuerySet().result_class(Row)[0], Row)
    assert type(SearchQuerySet().result_class(Row).result_class(None)[0]) is SearchResult


def test_values_and_values_list(five: dict[str, Article]) -> None:
    found = SearchQuerySet().filter(content="drought").order_by("-date")
    a, b = five["a"].pk, five["b"].pk
    assert list(found.values("pk", "title")) == [{"pk": a, "title": TEXTS["a"][0]}, {"pk": b, "title": TEXTS["b"][0]}]
    assert list(found.values_list("pk", "date")) == [[a, "2025-11-10"], [b, "2025-11"]]
    assert list(found.values_list("pk", flat=True)) == [a, b]
    assert list(found.values_list("id", flat=True)[1:2]) == [f"archive.article.{b}"]


def test_load_all_takes_two_handfuls_of_queries_and_leaves_out_what_is_gone(
    five: dict[str, Article], django_assert_num_queries: object
) -> None:
    # The articles, and with them their stakeholders, topics and citations.
    with django_assert_num_queries(4):  # type: ignore[operator]
        assert [hit.object.title for hit in SearchQuerySet().order_by("-date").load_all()] == [TEXTS[name][0] for name in "abcde"]
    Article.objects.filter(pk=five["b"].pk).update(status=Article.Status.WITHDRAWN)
    assert [hit.object.title for hit in SearchQuerySet().order_by("-date").load_all()] == [TEXTS[name][0] for name in "acde"]
    assert SearchQuerySet().filter(django_id=five["b"].pk)[0].object is None


def test_counting_and_slicing(five: dict[str, Article]) -> None:
    found = SearchQuerySet().order_by("-date")
    assert (len(found), found.count(), SearchQuerySet().none().count()) == (5, 5, 0)
    assert found[2].pk == five["c"].pk
    assert [hit.pk for hit in found[1:3]] == [five["b"].pk, five["c"].pk]
    assert found[5:9] == []
    assert isinstance(SearchQuerySet().none(), EmptySearchQuerySet)
    with pytest.raises(IndexError):
        SearchQuerySet().filter(content="nowhere")[0]


def test_models_narrow_to_what_is_indexed(five: dict[str, Article]) -> None:
    assert SearchQuerySet().models(Article).count() == 5
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert SearchQuerySet().models(Actor).count() == 0
        assert SearchQuerySet().models(Actor, Article).count() == 5


def test_a_query_can_be_printed(five: dict[str, Article]) -> None:
    assert "drought" in str(SearchQuerySet().filter(content="drought").query)


# more like this


@pytest.fixture
def droughts() -> list[Article]:
    made = [make_article(f"Drought {number}", "Drought, rain and rivers. " * (number + 1)) for number in range(25)]
    link(made[3], actor=make_actor("Bank"))
    make_article("Steel", "Mills; tariffs.")
    for number in range(40):
        make_article(f"Other {number}", "Nothing to do with it.")
    index_all()
    return made


def test_more_like_this_finds_the_neighbours_and_never_the_thing_itself(droughts: list[Article]) -> None:
    found = SearchQuerySet().more_like_this(droughts[0])
    assert set(pks(found)) == {article.pk for article in droughts[1:]}
    assert found.count() == len(found) == 24
    assert SearchQuerySet().more_like_this(make_article("Not indexed")).count() == 0


def test_more_like_this_can_be_sliced_anywhere(droughts: list[Article]) -> None:
    whole = pks(SearchQuerySet().more_like_this(droughts[0]))
    for start, stop in [(0, 5), (5, 10), (3, 17), (20, 30)]:
        assert [hit.pk for hit in SearchQuerySet().more_like_this(droughts[0])[start:stop]] == whole[start:stop]


def test_more_like_this_keeps_to_the_other_filters(droughts: list[Article]) -> None:
    assert pks(SearchQuerySet().filter(actor=pk("Bank")).more_like_this(droughts[0])) == [droughts[3].pk]
    assert pks(SearchQuerySet().models(Article).filter(title="steel").more_like_this(droughts[0])) == []


# writing, and Haystack's commands


def test_the_backend_updates_removes_and_clears(five: dict[str, Article]) -> None:
    backend().remove(five["a"])
    backend().remove(f"archive.article.{five['b'].pk}")
    assert letters(SearchQuerySet().all()) == "cde"
    backend().update(ArticleIndex(), [five["a"], five["c"]] and Article.objects.with_entities().filter(pk__in=[five["a"].pk, five["c"].pk]))
    assert letters(SearchQuerySet().all()) == "acde"
    backend().clear(models=[Actor])
    assert letters(SearchQuerySet().all()) == "acde"
    backend().clear(models=[Article])
    assert letters(SearchQuerySet().all()) == ""
    backend().update(ArticleIndex(), ArticleIndex().index_queryset())
    backend().clear()
    assert letters(SearchQuerySet().all()) == ""


def test_removing_from_no_index_is_an_error_not_a_silence() -> None:
    with pytest.raises(IndexMissing):
        backend().remove("archive.article.1")


def test_updating_makes_an_index_where_there_is_none() -> None:
    make_article()
    backend().update(ArticleIndex(), ArticleIndex().index_queryset())
    assert SearchQuerySet().count() == 1


def test_a_document_that_its_index_skips_is_left_out() -> None:
    class Picky(ArticleIndex):
        def full_prepare(self, article: Article) -> dict[str, object]:
            if "secret" in article.title:
                raise SkipDocument
            return super().full_prepare(article)

    make_article("A secret")
    make_article("A title")
    backend().update(Picky(), ArticleIndex().index_queryset())
    assert [hit.title for hit in SearchQuerySet().all()] == ["A title"]


def test_update_index_adds_and_with_remove_takes_away(five: dict[str, Article]) -> None:
    five["a"].delete()
    Article.objects.filter(pk=five["b"].pk).update(status=Article.Status.WITHDRAWN)
    Article.objects.filter(pk=five["c"].pk).update(body="Now of droughts.")
    call_command("update_index", verbosity=0)
    assert letters(SearchQuerySet().filter(content="droughts")) == "abc"
    call_command("update_index", "--remove", "--batch-size=2", verbosity=0)
    assert letters(SearchQuerySet().all()) == "cde"
    assert letters(SearchQuerySet().filter(content="droughts")) == "c"


def test_clear_index_and_haystack_info(five: dict[str, Article]) -> None:
    call_command("clear_index", interactive=False, verbosity=0)
    assert SearchQuerySet().count() == 0
    said = StringIO()
    call_command("haystack_info", stdout=said)
    assert "ArticleIndex" in said.getvalue()


def test_haystack_has_one_index_of_articles() -> None:
    unified = connections["default"].get_unified_index()
    assert unified.get_indexed_models() == [Article]
    assert isinstance(unified.get_index(Article), ArticleIndex)
    assert unified.document_field == "text"


def test_a_lazy_set_is_asked_when_it_is_read_not_before() -> None:
    def lazily() -> Iterator[SearchQuerySet]:
        yield SearchQuerySet().filter(content="drought").facet("actor").highlight().load_all().order_by("-date")

    assert list(lazily())
    with pytest.raises(IndexMissing):
        next(lazily()).count()
