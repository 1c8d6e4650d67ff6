"""A kept search holds what was asked and found; opened later it says what is new, gone, lost and changed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article
from search import receipts
from search.contract import BadSearch
from search.engine import IndexUnavailable
from search.models import Receipt, new_key
from search.receipts import Since, as_api_call, filters_said, for_methods, in_words, keep, request_of, since
from tests.factories import index_all, link, make_actor, make_article
from tests.search.asking import request, slugs

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles() -> list[Article]:
    """Three articles of an actor that are about drought, of which one is undated."""
    bank = make_actor("World Bank", names=(("WB", "acronym"),))
    made = [make_article(f"Drought {n}", f"Drought {'and ' * n}the World Bank.", day) for n, day in enumerate(("2025-11", "2026", None))]
    for article in made:
        link(article, actor=bank)
    index_all()
    return made


def test_a_receipt_holds_question_and_answer(articles: list[Article]) -> None:
    receipt = Receipt.objects.get(pk=keep(request(q="WB OR drought", actor="world-bank", from_="2025", page=3, page_size=5)).pk)
    assert receipt.pairs == [("q", "WB OR drought"), ("actor", "world-bank"), ("from", "2025")]
    assert receipt.filters == ["actor World Bank", "from 2025"]
    assert receipt.expanded == [{"text": "WB", "actor": "world-bank", "also": ["World Bank"]}]
    assert receipt.total == 2
    found = slugs(q="WB OR drought", actor="world-bank", from_="2025")
    assert [Article.objects.get(pk=pk).slug for pk, _ in receipt.hits] == found
    assert {version for _, version in receipt.hits} == {1}
    assert receipt.index_state.endswith("-000001, commit 1")
    assert request_of(receipt) == request(q="WB OR drought", actor="world-bank", from_="2025")


def test_nothing_has_changed_where_nothing_has(articles: list[Article]) -> None:
    assert since(keep(request(q="drought"))) == Since()


def test_what_is_new_gone_lost_and_changed_is_told_apart(articles: list[Article]) -> None:
    gone, changed, lost = articles
    receipt = keep(request(q="drought"))
    gone.status = "withdrawn"
    changed.version += 1
    lost.title = lost.body = "Rain"
    for article in articles:
        article.save()
    deleted = make_article("Not in the receipt")
    deleted.delete()
    new = make_article("Another drought")
    index_all()
    told = since(receipt)
    assert (told.new, told.lost, told.gone, told.changed) == ((new.pk,), (lost.pk,), (gone.pk,), (changed.pk,))
    assert told.anything


def test_a_deleted_article_is_gone(articles: list[Article]) -> None:
    receipt, pk = keep(request(q="drought")), articles[0].pk
    articles[0].delete()
    assert since(receipt).gone == (pk,)


def test_what_is_withdrawn_but_indexed_still_is_neither_kept_nor_counted(articles: list[Article]) -> None:
    Article.objects.filter(pk=articles[0].pk).update(status="withdrawn")
    receipt = keep(request(q="drought"))
    assert (receipt.total, len(receipt.hits)) == (2, 2)
    assert since(receipt) == Since()


def test_a_merged_actors_search_is_still_answered(articles: list[Article]) -> None:
    receipt = keep(request(actor="world-bank"))
    whole = make_actor("World Bank Group")
    bank = articles[0].stakeholders.get().actor
    bank.merged_into = whole
    bank.save()
    index_all()
    assert since(receipt) == Since()


def test_a_search_that_is_refused_today_or_an_index_that_is_away_is_said(articles: list[Article], index_path: Path) -> None:
    receipt = keep(request(q="drought", actor="world-bank"))
    receipt.parameters = [["actor", "nobody"]]
    assert since(receipt).why_unknown.endswith("There is no actor “nobody”.")
    receipt.parameters = [["q", "drought"]]
    for file in index_path.rglob("*"):
        if file.is_file():
            file.unlink()
    assert since(receipt).why_unknown.startswith("What has changed since can’t be told: ")
    with pytest.raises(IndexUnavailable):
        keep(request(q="drought"))


def test_a_receipt_holds_so_many_hits_at_most_and_says_nothing_of_new_ones_then(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "MOST_HITS", 2)
    receipt = keep(request(q="drought"))
    assert (receipt.total, len(receipt.hits)) == (3, 2)
    assert since(receipt).why_unknown == "New and lost articles can’t be told of a search with more than 2 of them."


def test_a_search_that_is_too_long_is_not_kept(articles: list[Article]) -> None:
    with pytest.raises(BadSearch, match="too long to be kept"):
        keep(request(actor=["world-bank"] + [f"{'x' * 90}-{n}" for n in range(50)]))
    assert not Receipt.objects.exists()


def test_fifty_thousand_hits_take_less_than_300_kilobytes() -> None:
    receipt = Receipt()
    receipt.hold([((7919 * n) % 100_003, n % 5 + 1) for n in range(50_000)])
    assert len(receipt.packed_hits) < 300_000


@given(st.lists(st.tuples(st.integers(1, 2**63 - 1), st.integers(1, 2**31 - 1))))
def test_hits_come_out_as_they_went_in(hits: list[tuple[int, int]]) -> None:
    receipt = Receipt()
    receipt.hold(hits)
    assert receipt.hits == hits


def test_keys_have_192_bits_and_are_never_the_same() -> None:
    keys = {new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize(
    ("asked", "words", "filters"),
    [
        ({}, "all articles", []),
        ({"q": "drought", "exact": "1"}, "“drought”", ["only the exact words, no other names"]),
        ({"q": "WB"}, "“WB” (WB also as World Bank)", []),
        (
            {"q": "WB drought", "match": "any", "undated": "only"},
            "“WB drought” (WB also as World Bank)",
            ["undated articles only", "any of the words"],
        ),
        ({"actor": ["world-bank", "fund"], "all": "actor"}, "all articles", ["actor World Bank and Fund"]),
        ({"actor": ["world-bank", "fund"], "to": "2026-01"}, "all articles", ["actor World Bank or Fund", "to January 2026"]),
    ],
)
def test_a_question_is_said_in_words(articles: list[Article], asked: dict[str, Any], words: str, filters: list[str]) -> None:
    make_actor("Fund")
    receipt = keep(request(**asked))
    assert (in_words(receipt), receipt.filters) == (words, filters)


def test_the_sentence_for_a_methods_section_says_all_that_is_needed(articles: list[Article]) -> None:
    receipt = keep(request(q="drought", actor="world-bank"))
    receipt.kept_at, receipt.key = datetime(2026, 11, 21, 9, 30, tzinfo=UTC), "key"
    assert for_methods(receipt) == (
        "Searched Policy Archive (http://127.0.0.1:8000) on 21 November 2026 for “drought” with filters: actor World Bank; 3 articles; "
        "receipt http://127.0.0.1:8000/search/kept/key/."
    )
    with override("es"):
        assert for_methods(receipt) == (
            "Búsqueda en Policy Archive (http://127.0.0.1:8000) el 21 de noviembre de 2026: «drought», con los filtros: actor World Bank; "
            "3 artículos; resguardo http://127.0.0.1:8000/search/kept/key/."
        )
    assert as_api_call(receipt) == "http://127.0.0.1:8000/api/v1/search?q=drought&actor=world-bank"


def test_what_is_kept_is_english_whoever_keeps_it(articles: list[Article]) -> None:
    with override("es"):
        receipt = keep(request(q="drought (", actor="world-bank", to="2026-01"))
        assert filters_said(receipt) == ["actor World Bank", "hasta enero de 2026"]
    kept = Receipt.objects.get(pk=receipt.pk)
    assert kept.filters == filters_said(kept) == ["actor World Bank", "to January 2026"]
    assert kept.notes == ["A bracket was not closed: it goes to the end."]


def test_filters_that_are_refused_today_are_said_as_they_were_kept(articles: list[Article]) -> None:
    receipt = keep(request(q="drought", actor="world-bank"))
    receipt.parameters = [("nonsense", "1")]
    with override("es"):
        assert filters_said(receipt) == ["actor World Bank"]
