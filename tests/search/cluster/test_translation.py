"""Trees of the engine as query DSL: what can be told without a cluster. That it finds the same is told by the contract."""

import json
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from archive.synthetic import vocabulary
from search.cluster.translation import DATES, MOST_CLAUSES, NONE, Selections, bounded, clause, dated, leaves
from search.engine import All, AnyOf, InTitle, Keys, Named, Not, Phrase, Prefix, Query, QueryTooLarge, Word, parse
from search.engine.limits import MOST_WORDS
from tests.search.engine.test_executor import queries

PARSERS = {"query_string", "simple_query_string", "match", "multi_match", "regexp", "wildcard", "script"}
"""Queries that would have OpenSearch read what a visitor typed."""


def kinds(inside: Any) -> set[str]:
    """All names within a body."""
    if isinstance(inside, dict):
        return set(inside).union(*map(kinds, inside.values()))
    return set().union(*map(kinds, inside)) if isinstance(inside, list) else set()


def depth(inside: Any) -> int:
    """How many bool queries stand within each other."""
    if isinstance(inside, dict):
        return ("bool" in inside) + max(map(depth, inside.values()), default=0)
    return max(map(depth, inside), default=0) if isinstance(inside, list) else 0


@given(query=queries)
def test_no_parser_of_the_cluster_is_asked_and_every_body_is_json(query: Query) -> None:
    body = {"query": clause(query.tree), "post_filter": Selections(query).but()}
    assert kinds(body) & PARSERS == set()
    assert json.loads(json.dumps(body)) == body


def test_operators_that_somebody_typed_are_words() -> None:
    tree = parse('title:"drought* AND (rain" OR -field:x*').tree
    assert kinds(clause(tree)) & PARSERS == set()


def test_a_search_as_long_as_may_be_has_fewer_clauses_than_the_cluster_takes() -> None:
    words = vocabulary("en")[:MOST_WORDS]
    phrases = [f'"{one} {other}"' for one, other in pairwise(words[::2])]
    for typed in (" ".join(words), " OR ".join(words), " ".join(phrases)):
        tree = parse(typed).tree
        assert tree is not None
        assert leaves(clause(tree)) < 800


def test_a_search_with_more_clauses_than_the_cluster_takes_is_refused_before_it_is_sent() -> None:
    names = [Phrase((f"x{number}", "x")) for number in range(MOST_CLAUSES)]
    assert leaves(bounded(AnyOf(tuple(names)))) == MOST_CLAUSES
    with pytest.raises(QueryTooLarge, match="1,001 clauses"):
        bounded(AnyOf((*names, Phrase(("x", "x")))))


def test_brackets_within_brackets_stay_within_what_the_cluster_takes() -> None:
    tree = parse("(a (b OR (c -(d " * 40 + "x").tree
    assert depth(clause(tree)) < 30


def test_a_word_that_stems_alike_in_both_languages_is_looked_up_once() -> None:
    assert clause(InTitle(Word("maíz"))) == {"term": {"title": {"value": "maiz"}}}
    assert {"terms": {"tongue": ["es"]}} in clause(InTitle(Word("Sinaloa")))["bool"]["should"][1]["bool"]["filter"]


def test_what_can_match_nothing_says_so() -> None:
    assert clause(Word("…")) == clause(Phrase(())) == clause(Prefix("…")) == clause(AnyOf(())) == NONE


def test_an_exclusion_takes_away_from_what_is_wanted() -> None:
    found = clause(All((InTitle(Word("rain")), Not(Keys("actor", ("7",))))))
    assert found["bool"]["must"] == [{"term": {"title": {"value": "rain"}}}]
    assert found["bool"]["must_not"] == [{"constant_score": {"filter": {"terms": {"actor": ["7"]}}, "boost": 0}}]


def test_an_unresolved_name_is_refused() -> None:
    with pytest.raises(ValueError, match="was not resolved"):
        clause(Not(Named("actor", "Rubio")))


def test_dates_without_bounds_select_nothing_out() -> None:
    assert dated(None, None, "include") == []
    assert len(dated(date(2025, 1, 1), None, "include")) == 1
    assert len(dated(date(2025, 1, 1), date(2025, 12, 31), "exclude")) == 3


def test_a_count_leaves_its_own_selection_out() -> None:
    selections = Selections(
        Query(any_of={"actor": frozenset("7"), "topic": frozenset()}, all_of={"source": frozenset("1")}, first=date(2025, 1, 1))
    )
    assert selections.whole == [{"term": {"source": "1"}}]
    assert len(selections.but()["bool"]["filter"]) == 2
    assert {"terms": {"actor": ["7"]}} not in selections.but("actor")["bool"]["filter"]
    assert selections.but(DATES)["bool"]["filter"] == [{"terms": {"actor": ["7"]}}]
