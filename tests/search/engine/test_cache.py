"""Results that are kept."""

from search.engine.cache import Cache


def test_a_kept_value_is_not_made_again() -> None:
    cache: Cache[str] = Cache(100)

    first = cache.get("a", lambda: [1], len)

    assert cache.get("a", lambda: [2], len) is first


def test_the_longest_unused_value_goes_when_the_room_is_used_up() -> None:
    cache: Cache[str] = Cache(40)
    for key in "abcd":
        cache.get(key, lambda key=key: key * 10, len)  # type: ignore[misc]
    cache.get("a", lambda: "read again", len)

    cache.get("e", lambda: "e" * 10, len)

    made = [key for key in "abcde" if cache.get(key, lambda: "made anew!", len) == "made anew!"]
    assert made[0] == "b"


def test_a_value_that_takes_more_than_a_quarter_is_not_kept() -> None:
    cache: Cache[str] = Cache(40)
    cache.get("a", lambda: "a" * 11, len)

    assert cache.get("a", lambda: "b", len) == "b"


def test_values_never_take_more_than_the_limit() -> None:
    cache: Cache[int] = Cache(1000)
    for number in range(500):
        cache.get(number % 37, lambda number=number: bytes(number % 230), len)  # type: ignore[misc]

    assert sum(size for _, size in cache._kept.values()) == cache._size <= 1000
