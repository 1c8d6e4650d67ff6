"""What each further choice would find."""

from datetime import date
from pathlib import Path

import pytest

from search.engine import FacetCounts, Query, Snapshot, Word, search
from search.engine.query import Undated
from tests.search.engine.corpus import document, indexed


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return indexed(
        tmp_path / "index",
        document(1, text="border", date="2025-11-10", actor=("a", "b"), topic=("t",)),
        document(2, text="border", date="2025-11", actor=("b",), topic=("u",)),
        document(3, text="border", date="2024", actor=("c",), topic=("t",)),
        document(4, text="border", actor=("a", "c")),
        document(5, text="fence", date="2023-01-01", actor=("d",)),
    )


def counts(snapshot: Snapshot, query: Query, field: str = "actor") -> dict[str, int]:
    return dict(search(snapshot, query).facets[field].counts)


def test_a_field_is_counted_as_if_nothing_were_selected_in_it(snapshot: Snapshot) -> None:
    """Trap 5: several values of one facet are alternatives."""
    query = Query(Word("border"), any_of={"actor": frozenset({"a", "c"})})
    assert search(snapshot, query).count == 3
    assert counts(snapshot, query) == {"a": 2, "b": 2, "c": 2}
    assert counts(snapshot, query, "topic") == {"t": 2}


def test_with_all_of_a_field_is_counted_after_adding_the_key(snapshot: Snapshot) -> None:
    query = Query(all_of={"actor": frozenset({"a"})})
    assert search(snapshot, query).count == 2
    assert counts(snapshot, query) == {"a": 2, "b": 1, "c": 1}


def test_selections_of_different_fields_are_combined(snapshot: Snapshot) -> None:
    query = Query(any_of={"actor": frozenset({"a", "c"}), "topic": frozenset({"t"})})
    assert [hit.django_id for hit in search(snapshot, query).hits] == [1, 3]
    assert counts(snapshot, query) == {"a": 1, "b": 1, "c": 1}


def test_a_field_without_selected_keys_selects_nothing_out(snapshot: Snapshot) -> None:
    assert search(snapshot, Query(any_of={"actor": frozenset()}, all_of={"topic": frozenset()})).count == 5


def test_selected_keys_are_listed_even_at_zero_and_beyond_the_limit(snapshot: Snapshot) -> None:
    query = Query(Word("fence"), any_of={"actor": frozenset({"a", "gone"})})
    assert search(snapshot, query).facets["actor"] == FacetCounts(("d", "a", "gone"), (1, 0, 0), 1)
    limited = search(snapshot, Query(any_of={"actor": frozenset({"d"})}, facet_limit=1)).facets["actor"]
    assert limited == FacetCounts(("a", "d"), (2, 1), 4)


def test_keys_are_ordered_by_count_and_then_by_key(snapshot: Snapshot) -> None:
    assert search(snapshot, Query()).facets["actor"].counts == (("a", 2), ("b", 2), ("c", 2), ("d", 1))


def test_a_search_without_hits_still_has_facets(snapshot: Snapshot) -> None:
    """Trap 3: a narrowed search with no hits comes back without any."""
    result = search(snapshot, Query(Word("border"), any_of={"actor": frozenset({"d"})}))
    assert result.count == 0
    assert dict(result.facets["actor"].counts) == {"a": 2, "b": 2, "c": 2, "d": 0}
    assert result.facets["topic"] == FacetCounts((), (), 0)


def test_a_document_without_keys_makes_no_bucket_of_its_own(snapshot: Snapshot) -> None:
    """Trap 3: stock Whoosh adds a bucket None."""
    assert counts(snapshot, Query(), "topic") == {"t": 2, "u": 1}
    assert counts(snapshot, Query(), "source") == {}


def test_years_and_months_are_counted_without_the_date_bounds(snapshot: Snapshot) -> None:
    """Trap 7. A year alone has no month."""
    result = search(snapshot, Query(first=date(2025, 1, 1), undated="exclude"))
    assert result.count == 2
    assert result.years == (("2023", 1), ("2024", 1), ("2025", 2))
    assert result.months == (("2023-01", 1), ("2025-11", 2))
    assert result.undated == 1


@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [
        (date(2025, 11, 10), date(2025, 11, 10), [1]),
        (date(2025, 11, 11), None, []),
        (date(2025, 11, 1), date(2025, 11, 30), [1, 2]),
        (date(2025, 11, 2), date(2025, 11, 30), [1]),
        (date(2024, 1, 1), date(2024, 12, 31), [3]),
        (date(2024, 1, 2), date(2024, 12, 31), []),
        (None, date(2023, 1, 1), [5]),
        (None, date(2022, 12, 31), []),
        (date(2026, 1, 1), date(2025, 1, 1), []),
    ],
)
def test_a_date_matches_when_all_its_days_lie_within_the_bounds(
    snapshot: Snapshot, first: date | None, last: date | None, numbers: list[int]
) -> None:
    """Trap 11: ``pub_date__gt`` includes that day. Ours says what it means: both bounds are included."""
    assert [hit.django_id for hit in search(snapshot, Query(first=first, last=last, undated="exclude")).hits] == numbers


def test_undated_documents_are_in_out_or_alone_as_asked(snapshot: Snapshot) -> None:
    cases: tuple[tuple[Undated, list[int]], ...] = (("include", [1, 2, 4]), ("exclude", [1, 2]), ("only", [4]))
    for undated, numbers in cases:
        query = Query(first=date(2025, 1, 1), last=date(2025, 12, 31), undated=undated)
        assert [hit.django_id for hit in search(snapshot, query).hits] == numbers
    assert search(snapshot, Query(undated="exclude")).count == 4
