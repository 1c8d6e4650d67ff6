from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange.oai_arguments import Fault, Place, Span, arguments_of, place_of, span_of, token_of

PRINTED = st.one_of(st.just(""), st.dates().map(str), st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat() + "Z"))


def refused(*pairs: tuple[str, str]) -> str:
    with pytest.raises(Fault) as caught:
        arguments_of(pairs)
    return caught.value.code


def test_a_verb_is_given_once_and_is_one_of_six() -> None:
    assert refused() == refused(("verb", "")) == refused(("verb", "identify")) == "badVerb"
    assert refused(("verb", "Identify"), ("verb", "Identify")) == "badVerb"
    assert arguments_of([("verb", "Identify")]) == {"verb": "Identify"}


def test_a_verb_takes_its_own_arguments_each_once() -> None:
    assert refused(("verb", "Identify"), ("set", "a")) == "badArgument"
    assert refused(("verb", "ListRecords")) == "badArgument"
    assert refused(("verb", "GetRecord"), ("metadataPrefix", "oai_dc")) == "badArgument"
    assert refused(("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("metadataPrefix", "oai_dc")) == "badArgument"
    assert refused(("verb", "ListRecords"), ("metadataPrefix", "oai dc")) == "badArgument"


def test_a_token_stands_alone() -> None:
    assert refused(("verb", "ListRecords"), ("resumptionToken", "x"), ("metadataPrefix", "oai_dc")) == "badArgument"
    assert arguments_of([("verb", "ListRecords"), ("resumptionToken", "x")])["resumptionToken"] == "x"
    assert refused(("verb", "GetRecord"), ("resumptionToken", "x")) == "badArgument"


def test_both_bounds_are_inclusive_to_their_granularity() -> None:
    assert span_of("2025-11-10", "2025-11-10") == Span(datetime(2025, 11, 10, tzinfo=UTC), datetime(2025, 11, 11, tzinfo=UTC))
    second = "2025-11-10T12:00:59Z"
    assert span_of(second, second) == Span(datetime(2025, 11, 10, 12, 0, 59, tzinfo=UTC), datetime(2025, 11, 10, 12, 1, tzinfo=UTC))
    assert span_of("", "") == span_of("", "9999-12-31") == Span(None, None)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        *(("2025-11-10", "2025-11-10T00:00:00Z"), ("2025-11-11", "2025-11-10"), ("2025", ""), ("2025-11", ""), ("2025-02-30", "")),
        *(("2025-11-10T00:00:00", ""), ("2025-11-10 00:00:00Z", ""), ("0000-01-01", ""), ("", "2025-11-10T25:00:00Z"), ("٢٠٢٥-١١-١٠", "")),
    ],
)
def test_a_date_of_another_shape_or_order_is_a_bad_argument(since: str, until: str) -> None:
    with pytest.raises(Fault) as caught:
        span_of(since, until)
    assert caught.value.code == "badArgument"


@given(
    st.builds(
        Place,
        since=st.just(""),
        until=PRINTED,
        spec=st.from_regex(r"[a-z0-9_-]{1,20}(:[a-z0-9_-]{1,20})?", fullmatch=True),
        changed=st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(9000, 1, 1), timezones=st.just(UTC)),
        pk=st.integers(0, 10**18 - 1),
        cursor=st.integers(0, 10**12 - 1),
        size=st.integers(0, 10**12 - 1),
    )
)
def test_a_token_says_its_place_again_to_the_microsecond(place: Place) -> None:
    assert place_of(token_of(place)) == place


@given(st.one_of(st.text(), st.from_regex(r"[0-9TZ:-]{0,9}~[0-9-]{0,9}~[a-z]{0,3}~[0-9]{1,19}~[0-9]{1,19}~[0-9]{1,3}~1", fullmatch=True)))
def test_any_other_token_is_refused_or_a_place(token: str) -> None:
    with suppress(Fault):
        assert token_of(place_of(token)).count("~") == token.count("~")
