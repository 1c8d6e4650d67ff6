from ipaddress import ip_address

import pytest

from archive.importing.addresses import NotFetched, WebAddress, is_public
from tests.archive.importing.spellings import INSIDE, INSIDE_6


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("http://example.org", ("http", "example.org", 80, "/", "example.org")),
        ("HTTPS://WWW.Example.ORG/A?b=C", ("https", "www.example.org", 443, "/A?b=C", "www.example.org")),
        ("https://example.org:80/a", ("https", "example.org", 80, "/a", "example.org:80")),
        ("https://example.org:443/a", ("https", "example.org", 443, "/a", "example.org")),
        ("https://bücher.example/año?q=ñ", ("https", "xn--bcher-kva.example", 443, "/a%C3%B1o?q=%C3%B1", "xn--bcher-kva.example")),
        ("https://example.org/a%20b/(c)?d=%2F", ("https", "example.org", 443, "/a%20b/(c)?d=%2F", "example.org")),
        ("http://8.8.8.8/", ("http", "8.8.8.8", 80, "/", "8.8.8.8")),
        ("http://[2606:4700:0::1111]:443/", ("http", "2606:4700::1111", 443, "/", "[2606:4700::1111]:443")),
        ("http://example.org?q=@127.0.0.1", ("http", "example.org", 80, "/?q=@127.0.0.1", "example.org")),
    ],
)
def test_an_address_is_taken_apart(text: str, parts: tuple[str, str, int, str, str]) -> None:
    address = WebAddress.parse(text)
    assert (address.scheme, address.host, address.port, address.target, address.authority) == parts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ftp://example.org/", "must begin with http:// or https://"),
        ("example.org/rain", "must begin with"),
        ("https://ada@example.org/", "user's name or password"),
        ("https://example.org:8080/", "a port other than 80 and 443"),
        ("https://exam ple.org/", "blanks"),
        ("https://example.org\\rain", "backslashes"),
        ("https://127.1/", "no host that is written in the usual way"),
        ("https://[1.2.3.4]/", "no host"),
        ("https://[::1/", "no host"),
        ("https://intranet/", "no host that is written in the usual way"),
        (f"https://example.org/{'a' * 2000}", "longer than 2000 characters"),
        (f"https://{'a' * 64}.org/", "no host"),
        (f"https://{'a.' * 130}org/", "no host"),
    ],
)
def test_an_address_that_is_refused_is_told_what_is_wrong_with_it(text: str, said: str) -> None:
    with pytest.raises(NotFetched, match=said):
        WebAddress.parse(text)


@pytest.mark.parametrize("text", [*INSIDE, *INSIDE_6, "::ffff:127.0.0.1", "64:ff9b::a00:1", "2606:4700::1%eth0", "2001:0:5db8:d70e::1"])
def test_machines_inside_and_special_ones_are_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    "8.8.8.8 93.184.215.14 172.15.0.1 172.32.0.1 100.63.0.1 100.128.0.1 192.0.1.1 168.63.129.17 "
    "2606:4700::1 2a00:1450:4001::8 ::ffff:8.8.8.8 64:ff9b::808:808".split(),
)
def test_machines_of_the_internet_are_public(text: str) -> None:
    assert is_public(ip_address(text))
