"""The engine against brute force, and what a search promises."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine import (
    All,
    AnyOf,
    Between,
    Capitals,
    Everything,
    InTitle,
    Keys,
    Named,
    Node,
    Not,
    Nothing,
    Numbers,
    Phrase,
    Prefix,
    Query,
    Word,
    search,
)
from tests.search.engine import oracle
from tests.search.engine.conftest import Archive
from tests.search.engine.corpus import ACTORS, SOURCES, SPANISH_WORDS, TOPICS, WORDS, document, indexed

KEYS = {"actor": (*ACTORS, "nobody"), "topic": TOPICS, "source": SOURCES}

words = st.sampled_from((*WORDS, *SPANISH_WORDS, "absent", "MIGRACIONES"))
keys = st.sampled_from(sorted(KEYS)).flatmap(
    lambda field: st.builds(Keys, st.just(field), st.lists(st.sampled_from(KEYS[field]), max_size=3).map(tuple))
)
days = st.none() | st.sampled_from(
    (date(2024, 1, 1), date(2025, 1, 1), date(2025, 2, 1), date(2025, 2, 28), date(2025, 12, 31), date(2026, 1, 1))
)
leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Word, words),
    st.builds(Phrase, st.lists(words, min_size=1, max_size=3).map(tuple)),
    st.builds(Prefix, st.sampled_from(("cl", "mi", "Mérid", "f", "regi", "14", "o'n"))),
    st.builds(Capitals, st.sampled_from(("ICE", "CJNG", "us", "U.S.", "dea", "NATO"))),
    keys,
    st.builds(Between, days, days),
    st.builds(Numbers, st.frozensets(st.integers(0, 180))),
    st.builds(Everything),
    st.builds(Nothing),
)
trees = st.recursive(
    leaves,
    lambda child: st.one_of(
        st.builds(All, st.lists(child, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(child, max_size=3).map(tuple)),
        st.builds(Not, child),
        st.builds(InTitle, child),
    ),
    max_leaves=6,
)
selections = st.dictionaries(st.sampled_from(sorted(KEYS)), st.none(), max_size=2).flatmap(
    lambda fields: st.fixed_dictionaries({field: st.frozensets(st.sampled_from(KEYS[field]), max_size=2) for field in fields})
)
queries = st.builds(
    Query,
    tree=st.none() | trees,
    any_of=selections,
    all_of=selections,
    first=days,
    last=days,
    undated=st.sampled_from(("include", "exclude", "only")),
    sort=st.sampled_from(("relevance", "newest", "oldest")),
    start=st.integers(0, 30),
    stop=st.integers(0, 200),
    facet_limit=st.integers(1, 8),
)


@settings(max_examples=5 * settings().max_examples // 2, deadline=None)
@given(query=queries)
def test_every_answer_equals_brute_force(archive: Archive, query: Query) -> None:
    documents = archive.documents
    scores = archive.oracle.scores(query.tree)
    matching = [documents[id_] for id_ in scores]
    result = search(archive.snapshot, query)

    passing = [one for one in matching if oracle.passes(one, query)]
    if query.sort == "relevance" and query.start < query.stop:
        closeness = archive.oracle.closeness(query.tree, {one.id for one in passing})
        scores = {one.id: scores[one.id] + closeness[one.id] for one in passing}
    found = oracle.ordered(passing, {id_: round(scores[id_], 9) for id_ in {one.id for one in passing}}, query.sort)
    assert result.count == len(found)
    assert [hit.id for hit in result.hits] == found[query.start : query.stop]
    assert [hit.score for hit in result.hits] == pytest.approx([scores[hit.id] for hit in result.hits])

    for field in query.facets:
        chosen = query.any_of.get(field, frozenset()) | query.all_of.get(field, frozenset())
        counts = oracle.facet([one for one in matching if oracle.passes(one, query, without=field)], field, chosen, query.facet_limit)
        assert (list(result.facets[field].counts), result.facets[field].total) == counts

    dates = [one.date for one in matching if oracle.passes(one, query, dates=False)]
    years = sorted({printed[:4] for printed in dates if printed})
    months = sorted({printed[:7] for printed in dates if len(printed) >= 7})
    assert result.years == tuple((year, sum(printed[:4] == year for printed in dates)) for year in years)
    assert result.months == tuple((month, sum(printed[:7] == month for printed in dates)) for month in months)
    assert result.undated == dates.count("")


def test_the_small_archive_has_several_segments_and_deletions(archive: Archive) -> None:
    assert len(archive.snapshot.segments) > 1
    assert not archive.snapshot.whole
    assert archive.snapshot.live.sum() == len(archive.documents) == 150


def test_an_unresolved_name_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="was not resolved"):
        search(archive.snapshot, Query(All((Word("border"), Named("actor", "Rubio")))))


def test_an_unknown_order_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="no order"):
        search(archive.snapshot, Query(sort="random"))  # type: ignore[arg-type]


def test_a_word_without_any_letter_finds_nothing(archive: Archive) -> None:
    for leaf in (Word("!?"), Phrase(()), Prefix("*")):
        assert search(archive.snapshot, Query(leaf)).count == 0


def test_equal_scores_are_newest_first_then_by_number_with_undated_last(tmp_path: Path) -> None:
    dates = {4: "", 3: "2025", 20: "2026-01", 1: "2026-01", 100: ""}
    snapshot = indexed(tmp_path, *(document(number, text="fence", date=printed) for number, printed in dates.items()))
    assert [hit.django_id for hit in search(snapshot, Query(Word("fence"))).hits] == [1, 20, 3, 4, 100]
    assert [hit.django_id for hit in search(snapshot, Query(sort="oldest")).hits] == [3, 1, 20, 4, 100]


def test_a_word_means_what_its_language_makes_of_it(tmp_path: Path) -> None:
    english = document(1, text="The camera came late", language="en")
    spanish = document(2, text="Las migraciones de la región", language="es")
    snapshot = indexed(tmp_path, english, spanish)
    for typed, numbers in (("cameras", [1]), ("migración", [2]), ("MIGRACION", [2]), ("regiones", [2]), ("migrations", [])):
        assert [hit.django_id for hit in search(snapshot, Query(Word(typed))).hits] == numbers


def test_an_acronym_of_several_words_matches_them_in_capitals(tmp_path: Path) -> None:
    snapshot = indexed(
        tmp_path, document(1, text="AT&T grew"), document(2, text="we were at t junctions"), document(3, text="FGR-UIF accord")
    )
    assert [hit.django_id for hit in search(snapshot, Query(Capitals("AT&T"))).hits] == [1]
    assert [hit.django_id for hit in search(snapshot, Query(Capitals("FGR-UIF"))).hits] == [3]


def test_a_prefix_stands_for_every_word_that_begins_so(tmp_path: Path) -> None:
    many = " ".join(f"cl{number:04}" for number in range(3000))
    snapshot = indexed(tmp_path, document(1, text=many), document(2, text="clzzz"), document(3, title="Clüzz"), document(4, text="dl"))
    result = search(snapshot, Query(Prefix("cl")))
    assert {hit.django_id for hit in result.hits} == {1, 2, 3}
    assert {hit.score for hit in result.hits} == {1.0}


def test_a_phrase_does_not_reach_from_the_title_into_the_text(tmp_path: Path) -> None:
    snapshot = indexed(tmp_path, document(1, title="The border", text="fence stands"), document(2, text="the border fence"))
    assert [hit.django_id for hit in search(snapshot, Query(Phrase(("border", "fence")))).hits] == [2]


def test_a_long_phrase_with_repeated_words_is_found_where_it_stands(tmp_path: Path) -> None:
    words = ("no", "no", "no", "yes", "no", "no")
    snapshot = indexed(
        tmp_path, document(1, text="no no no yes no no"), document(2, text="no no yes no no no"), document(3, text="no " * 50 + "yes no no")
    )
    assert [hit.django_id for hit in search(snapshot, Query(Phrase(words), sort="oldest")).hits] == [1, 3]


def test_the_counts_of_a_facet_can_be_asked_for_some_of_its_keys(tmp_path: Path) -> None:
    snapshot = indexed(tmp_path, *(document(number, actor=("a", "b") if number % 2 else ("c",)) for number in range(9)))
    counts = search(snapshot, Query(within={"actor": frozenset({"b", "c", "unknown"})})).facets["actor"]
    assert counts.counts == (("c", 5), ("b", 4))
    assert counts.total == 2


def test_stored_fields_are_read_when_they_are_asked_for_and_hold_the_keys(tmp_path: Path) -> None:
    snapshot = indexed(tmp_path, document(1, title="Border", text="fence", date="2025-11", topic=("trade", "law")))
    (hit,) = search(snapshot, Query()).hits
    assert (hit.id, hit.stored["title"], hit.stored["text"], hit.stored["date"]) == ("archive.article.1", "Border", "fence", "2025-11")
    assert sorted(hit.keys["topic"]) == ["law", "trade"]


def test_a_letter_alone_is_found_but_counts_only_beside_its_neighbour(tmp_path: Path) -> None:
    snapshot = indexed(
        tmp_path,
        document(1, text="j j j j, a list of letters"),
        document(2, text="Antony said here that J was late today"),
        document(3, text="Antony J. Smith said that he was late"),
        document(4, text="Antony said there that J was late today"),
        *(document(number, text="nothing of the kind") for number in range(10, 20)),
    )
    anyone = search(snapshot, Query(AnyOf((Word("Antony"), Word("J"))))).hits
    assert [hit.django_id for hit in anyone] == [3, 2, 4, 1]
    assert anyone[-1].score == 0.0
    assert [hit.django_id for hit in search(snapshot, Query(Word("j"), sort="oldest")).hits] == [1, 2, 3, 4]
