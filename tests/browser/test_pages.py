"""The table of pages is whole."""

import pytest
from django.urls import URLPattern, get_resolver, resolve

from tests.browser.pages import FILES, LEFT_OUT, PAGES


def names() -> set[str]:
    """Names of our own addresses; the desk's and the API's are named in spaces of their own."""
    return {pattern.name or "" for pattern in get_resolver().url_patterns if isinstance(pattern, URLPattern)} | {
        pattern.name or ""
        for resolver in get_resolver().url_patterns
        if not isinstance(resolver, URLPattern) and not resolver.namespace
        for pattern in resolver.url_patterns
    }


def in_the_table() -> set[str | None]:
    """Names of the addresses that the table has."""
    paths = (address.partition("#")[0].partition("?")[0] for name, address in PAGES.items() if name != "no such page")
    return {resolve(path).url_name for path in paths}


@pytest.mark.parametrize("name", sorted(names()))
def test_every_address_is_in_the_table_or_left_out_for_a_reason(name: str) -> None:
    left_out = name in LEFT_OUT or name.endswith(FILES)
    assert (name in in_the_table()) is not left_out


def test_nothing_is_left_out_that_is_not_there() -> None:
    assert set(LEFT_OUT) <= names()
