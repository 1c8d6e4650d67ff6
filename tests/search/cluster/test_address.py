"""What SEARCH_URL may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.cluster.address import Address


def test_everything_that_can_be_said() -> None:
    said = Address.read("opensearch://desk:p%40ss%2Fword@one.example:9200,10.0.0.2,[::1]:9201/archive-7?ca=/etc/ca.pem&shards=4")
    assert said == Address(
        (("one.example", 9200), ("10.0.0.2", 9200), ("[::1]", 9201)), "archive-7", "desk", "p@ss/word", "/etc/ca.pem", tls=True, shards=4
    )


def test_a_host_and_a_name_are_enough() -> None:
    assert Address.read("opensearch://localhost/archive") == Address((("localhost", 9200),), "archive")
    assert Address.read("opensearch://localhost/archive?tls=1").tls


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("opensearch://localhost", "must look like"),
        ("opensearch:///archive", "must look like"),
        ("https://localhost/archive", "must look like"),
        ("opensearch://desk:se@cret@localhost/archive", "must look like"),
        ("opensearch://localhost/", "the name of the index"),
        ("opensearch://localhost/Archive", "the name of the index"),
        ("opensearch://localhost/a*", "the name of the index"),
        ("opensearch://localhost/-a", "the name of the index"),
        ("opensearch://local host/archive", "is no host"),
        ("opensearch://localhost:0/archive", "is no host"),
        ("opensearch://localhost:99999/archive", "is no host"),
        ("opensearch://localhost/archive?verify=0", "knows no option 'verify'"),
        ("opensearch://localhost/archive?shards=0", "shards must be"),
        ("opensearch://localhost/archive?shards=²", "shards must be"),
        ("opensearch://localhost/archive?tls=yes", "tls must be"),
    ],
)
def test_what_says_none_is_refused_in_a_sentence(url: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Address.read(url)


@given(password=st.text("PASSWORD", min_size=9), host=st.text("host/?#:", min_size=1))
def test_no_refusal_repeats_a_password(password: str, host: str) -> None:
    with pytest.raises(ValueError, match=r"it must|it knows|is no host|the name") as error:
        Address.read(f"opensearch://desk:{password}@{host}/Archive")
    assert password not in str(error.value)
