"""Links filled into a pattern are those that would be written one by one."""

from hypothesis import given
from hypothesis import strategies as st

from search.contract import FACETS, SearchRequest
from search.links import link_to, toggling, within

SLUGS = st.text("abc-é&%+ /", min_size=1, max_size=5)
REQUESTS = st.builds(
    SearchRequest,
    q=st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",)), max_size=12),
    any_words=st.booleans(),
    chosen=st.dictionaries(st.sampled_from(FACETS), st.lists(SLUGS, max_size=2, unique=True).map(tuple)),
    all_actors=st.booleans(),
    first=st.sampled_from(["", "2024", "2024-11"]),
    last=st.sampled_from(["", "2025"]),
    undated=st.sampled_from(["", "include", "only"]),
    exact=st.booleans(),
    sort=st.sampled_from(["", "oldest"]),
    page=st.integers(1, 3),
    page_size=st.sampled_from([20, 7]),
)


@given(REQUESTS, st.sampled_from(FACETS), SLUGS)
def test_a_filled_in_link_is_the_one_of_that_click(request: SearchRequest, facet: str, slug: str) -> None:
    if slug not in request.chosen.get(facet, ()):
        assert toggling("search", request, facet)(slug) == link_to("search", request.toggled(facet, slug))


@given(REQUESTS, st.sampled_from(["2023", "2025-11"]))
def test_a_filled_in_bar_is_the_one_of_that_click(request: SearchRequest, value: str) -> None:
    assert within("search", request)(value) == link_to("search", request.within(value))
