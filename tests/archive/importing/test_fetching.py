import gzip
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from ipaddress import IPv4Address, ip_address, ip_network
from pathlib import Path
from shutil import which
from threading import Event, Thread
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.addresses import IPAddress, NotFetched
from archive.importing.fetching import fetch
from archive.reading import RawPage
from archive.reading.page.decoding import MAX_BYTES, decode
from tests.archive.importing.sites import PUBLIC, Canary, answer, moved, site
from tests.archive.importing.spellings import INSIDE, INSIDE_6, spellings

RAIN = b"<html><title>Rain in May</title><body><h1>Rain in May</h1><p>It rained for a week in the valley.</p></body></html>"
SPELLINGS = spellings()


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    """Counts who connects to this machine."""
    listening = Canary()
    yield listening
    listening.close()


def refused(asked: str, **by: object) -> str:
    """The sentence by which an address is refused."""
    try:
        fetch(asked, **by)  # type: ignore[arg-type]
    except NotFetched as refusal:
        sentence = str(refusal)
    else:
        pytest.fail(f"{asked!r} was fetched")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def here(host: str) -> list[str]:
    """What old systems make of a host: numbers in any spelling; and every name is this machine's."""
    try:
        return [str(socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)[0][4][0])]
    except OSError:
        return ["127.0.0.1"]


def test_the_canary_sings(canary: Canary) -> None:
    before = canary.count()
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.9.10"):
        canary.dial(ip_address(address), 80, 1).close()
    assert canary.count() == before + 4


def test_two_hundred_spellings_of_machines_inside_are_refused_and_none_is_asked(canary: Canary) -> None:
    assert len(SPELLINGS) >= 200
    before = canary.count()
    for asked in SPELLINGS:
        refused(asked, resolve=here, dial=canary.dial)
    assert canary.count() == before


def test_a_redirect_to_any_of_them_is_refused_too(canary: Canary) -> None:
    before = canary.count()
    with site({}) as away:

        def dial(address: IPAddress, port: int, seconds: float) -> socket.socket:
            return (away if str(address) == PUBLIC else canary).dial(address, port, seconds)

        for to in SPELLINGS:
            away.pages = {"/": moved(to)}
            refused("http://example.org/", resolve=lambda host: [PUBLIC] if host == "example.org" else here(host), dial=dial)
    assert {address for address, _ in away.dialled} == {PUBLIC}
    assert canary.count() == before


def test_a_name_that_leads_inside_is_refused_wherever_else_it_leads(canary: Canary) -> None:
    before = canary.count()
    for inside in (*INSIDE, *INSIDE_6, "::ffff:127.0.0.1", "fe80::1%lo", "2606:4700::1%lo"):
        for found in ([inside], [PUBLIC, inside], [inside, PUBLIC]):
            said = refused("https://rain.example.org/", resolve=lambda host, found=found: found, dial=canary.dial)
            assert said == "rain.example.org is no site that is open to everybody."
    assert canary.count() == before


def test_whether_a_name_exists_inside_is_not_told() -> None:
    def unknown(host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    addresses: list[Sequence[str]] = [["10.0.0.1"], [], ["not an address"]]
    said = {refused("http://wiki.example.org/", resolve=lambda host, found=found: found) for found in addresses}
    assert said | {refused("http://wiki.example.org/", resolve=unknown)} == {"wiki.example.org is no site that is open to everybody."}


def test_a_name_is_looked_up_once_so_that_a_second_answer_leads_nowhere() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with site({"/": answer(RAIN)}) as away:
        fetch("http://example.org/", resolve=lambda host: next(answers), dial=away.dial)
    assert away.dialled == [(PUBLIC, 80)]
    assert next(answers) == ["127.0.0.1"]


def test_after_a_redirect_the_same_name_is_judged_again() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with site({"/": moved("/again")}) as away:
        said = refused("http://example.org/", resolve=lambda host: next(answers), dial=away.dial)
    assert "open to everybody" in said
    assert away.dialled == [(PUBLIC, 80)]


def test_the_system_itself_knows_this_machine_and_is_not_believed(canary: Canary) -> None:
    before = canary.count()
    for name in ("localhost.localdomain", socket.gethostname()):
        refused(f"http://{name}/", dial=canary.dial)
    assert canary.count() == before


def test_a_page_is_fetched_as_it_stands() -> None:
    with site({"/rain?m=5": answer(RAIN, kind="text/html; charset=utf-8")}) as away:
        fetched = away.fetch("http://example.org/rain?m=5#top")
    assert fetched.page == RawPage("fetched.html", RAIN)
    assert fetched.address == "http://example.org/rain?m=5"
    head = away.heads[0].decode()
    assert "Host: example.org\r\n" in head
    assert "Accept-Encoding: identity\r\n" in head
    assert not {"cookie", "authorization", "referer"} & {line.split(":")[0].lower() for line in head.splitlines()}


@pytest.mark.parametrize(
    "page",
    [
        answer(RAIN, Content_Length=""),
        answer(b"%x\r\n" % len(RAIN) + RAIN + b"\r\n0\r\n\r\n", Content_Length="", Transfer_Encoding="chunked"),
        b"HTTP/1.1 100 Continue\r\n\r\n" + answer(RAIN),
        answer(RAIN).replace(b"HTTP/1.1", b"HTTP/1.0"),
        answer(RAIN, Content_Encoding="identity"),
    ],
    ids=["until it ends", "chunked", "after a 100", "HTTP/1.0", "said to be plain"],
)
def test_a_page_may_come_in_any_of_the_ways_of_http(page: bytes) -> None:
    with site({"/": page}) as away:
        assert away.fetch("http://example.org/").page.data == RAIN


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("text/plain", "fetched.txt"),
        ("TEXT/HTML", "fetched.html"),
        ("text/markdown; charset=utf-8", "fetched.md"),
        ("application/xhtml+xml", "fetched.xhtml"),
    ],
)
def test_pages_of_text_are_taken_under_a_name_of_ours(kind: str, name: str) -> None:
    with site({"/a.jsonl": answer(RAIN, kind)}) as away:
        assert away.fetch("http://example.org/a.jsonl").page.name == name


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (answer(RAIN, "application/pdf"), "not HTML, Markdown or plain text"),
        (answer(RAIN, "application/x-ndjson"), "not HTML, Markdown or plain text"),
        (answer(RAIN, ""), "not HTML, Markdown or plain text"),
        (answer(RAIN, "; text/html"), "not HTML, Markdown or plain text"),
        (answer(gzip.compress(RAIN), Content_Encoding="gzip"), "compressed"),
        (answer(RAIN, Content_Encoding="gzip, identity"), "compressed"),
        (answer(RAIN, Content_Encoding="x"), "compressed"),
        (answer(b"secret", status="404 Not Found"), "example.org answered with status 404 instead of a page."),
        (answer(b"secret", status="500 secret"), "example.org answered with status 500 instead of a page."),
        (answer(RAIN, status="206 Partial Content"), "status 206"),
        (answer(RAIN, Content_Length="5000"), "only a part"),
        (answer(b"5000\r\nRain", Content_Length="", Transfer_Encoding="chunked"), "as a web site does"),
        (answer(b"-5\r\nRain", Content_Length="", Transfer_Encoding="chunked"), "as a web site does"),
        (answer(RAIN, Content_Length=str(10**15)), "only a part"),
        (answer(b"a" * (MAX_BYTES + 1)), "larger than 4 MB"),
        (answer(b"a" * (MAX_BYTES + 300_000), Content_Length=""), "larger than 4 MB"),
        (answer(b"1\r\na\r\n" * 900_000, Content_Length="", Transfer_Encoding="chunked"), "larger than 4 MB"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", "as a web site does"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n", "as a web site does"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 200_000, "larger than 4 MB"),
        (b"SSH-2.0-OpenSSH_9.2 secret\r\n", "as a web site does"),
        (b"HTTP/1.1 two hundred\r\n\r\n", "as a web site does"),
        (b"HTTP/2.0 200 OK\r\n\r\n", "as a web site does"),
        (b"", "No connection to example.org could be made, or it broke."),
        (answer(status="302 Found"), "doesn't say where to"),
        (moved("https://[example"), "as a web site does"),
        (moved("http://example.org/" + "a" * 2000), "longer than 2000 characters"),
    ],
)
def test_what_is_no_page_is_refused_in_a_sentence_that_repeats_nothing_of_it(page: bytes, said: str) -> None:
    with site({"/": page}) as away:
        sentence = refused("http://example.org/", resolve=away.resolve, dial=away.dial)
    assert said in sentence
    assert "secret" not in sentence


def slowly(piece: bytes) -> object:
    """Writes a piece again and again, for as long as anybody listens."""

    def write(told: BinaryIO) -> None:
        while True:
            told.write(piece)
            told.flush()
            time.sleep(0.02)

    return write


@pytest.mark.parametrize(
    "page",
    [
        lambda told: time.sleep(2),
        slowly(b"H"),
        lambda told: (told.write(b"HTTP/1.1 200 OK\r\nA: "), slowly(b"a")(told)),  # type: ignore[operator]
        slowly(b"HTTP/1.1 100 Continue\r\n\r\n"),
        lambda told: (told.write(answer(b"", Content_Length="")), slowly(b"a")(told)),  # type: ignore[operator]
        lambda told: (told.write(answer(b"", Content_Length="", Transfer_Encoding="chunked")), slowly(b"1\r\na\r\n")(told)),  # type: ignore[operator]
    ],
    ids=["nothing", "its first line", "a header", "heads", "the page", "the page in chunks"],
)
def test_what_drips_is_given_up_when_the_time_is_over(page: object) -> None:
    with site({"/": page}) as away:  # type: ignore[dict-item]
        start = time.monotonic()
        said = refused("http://example.org/", resolve=away.resolve, dial=away.dial, seconds=0.5)
    assert said == "example.org took too long to answer."
    assert time.monotonic() - start < 1.8


def test_all_redirects_share_the_time() -> None:
    def late(told: BinaryIO) -> None:
        time.sleep(0.3)
        told.write(moved("/"))

    with site({"/": late}) as away:
        assert "too long" in refused("http://example.org/", resolve=away.resolve, dial=away.dial, seconds=1)
    assert 1 < len(away.heads) < 5


def test_a_name_that_nobody_answers_for_is_given_up_too() -> None:
    answered = Event()
    start = time.monotonic()
    refused("http://example.org/", resolve=lambda host: [PUBLIC] if answered.wait(5) else [], seconds=0.2)
    assert time.monotonic() - start < 1.8
    answered.set()


def test_one_page_is_fetched_at_a_time() -> None:
    asked, enough = Event(), Event()

    def wait(told: BinaryIO) -> None:
        asked.set()
        enough.wait(5)
        told.write(answer(RAIN))

    with site({"/": wait}) as away:
        first = Thread(target=away.fetch, args=["http://example.org/"])
        first.start()
        assert asked.wait(5)
        assert "Another page is being fetched" in refused("http://example.org/", resolve=away.resolve, dial=away.dial)
        enough.set()
        first.join()
        assert away.fetch("http://example.org/").page.data == RAIN


def test_redirects_are_followed_but_not_without_end() -> None:
    pages = {f"/{number}": moved(f"/{number + 1}") for number in range(5)} | {"/5": answer(RAIN), "/loop": moved("loop")}
    with site(pages) as away:
        assert away.fetch("http://example.org/0").page.data == RAIN
        assert away.paths == ["/0", "/1", "/2", "/3", "/4", "/5"]
        said = refused("http://example.org/loop", resolve=away.resolve, dial=away.dial)
    assert said == "The address leads on more than 5 times."
    assert away.paths.count("/loop") == 6


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ("302 Found", "302 Found", "http://example.org/"),
        ("301 Moved", "308 Moved", "http://c.example.org/rain"),
        ("301 Moved", "302 Found", "http://b.example.org/"),
        ("307 Moved", "301 Moved", "http://example.org/"),
    ],
)
def test_a_page_stands_where_it_was_moved_to_for_good(first: str, second: str, stands: str) -> None:
    pages = {"/": moved("//b.example.org/b", first), "/b": moved("http://c.example.org/rain#end", second), "/rain": answer(RAIN)}
    with site(pages) as away:
        expected = stands.replace("b.example.org/", "b.example.org/b")
        assert away.fetch("http://example.org/").address == expected
    assert away.looked_up == ["example.org", "b.example.org", "c.example.org"]
    assert [head.split(b"Host: ")[1].split(b"\r\n")[0].decode() for head in away.heads] == away.looked_up


def test_a_redirect_may_be_written_in_any_script() -> None:
    with site({"/": moved("/año"), "/a%C3%B1o": answer(RAIN)}) as away:
        assert away.fetch("http://example.org/").page.data == RAIN


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("windows-1251", "Дождь в мае".encode("windows-1251")),
        ('"shift_jis"', "五月の雨".encode("shift_jis")),
        ("ISO-8859-1", "“Lluvia” en mayo, otra vez el año".encode("cp1252")),
        ("iso-8859-1", "“Lluvia” en mayo, otra vez el año".encode()),
        ("utf-8", "Дождь в мае".encode()),
        ("windows-1251", "Дождь в мае".encode("utf-16")),
        ("no-such-charset", "Lluvia otra vez en el año".encode("cp1252")),
        ("hex", "Lluvia otra vez en el año".encode("cp1252")),
        ("utf-16", "Lluvia otra vez en el año".encode("cp1252")),
    ],
)
def test_what_a_sites_answer_says_of_its_letters_is_heeded_where_it_can_be(charset: str, data: bytes) -> None:
    texts = "Дождь в мае", "五月の雨", "“Lluvia” en mayo, otra vez el año", "Lluvia otra vez en el año"
    with site({"/": answer(data, f"text/plain; charset={charset}")}) as away:
        text = decode(away.fetch("http://example.org/").page.data)
    assert text in texts


def test_proxies_that_the_environment_names_are_not_asked(monkeypatch: pytest.MonkeyPatch, canary: Canary) -> None:
    before = canary.count()
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
    with site({"/": answer(RAIN)}) as away:
        assert away.fetch("http://example.org/").page.data == RAIN
    assert canary.count() == before


def test_where_one_address_does_not_answer_the_next_is_asked() -> None:
    with site({"/": answer(RAIN)}) as away:

        def dial(address: IPAddress, port: int, seconds: float) -> socket.socket:
            if str(address) != PUBLIC:
                raise ConnectionRefusedError
            return away.dial(address, port, seconds)

        fetched = fetch("http://example.org/", resolve=lambda host: ["2606:4700::1", PUBLIC], dial=dial)
        assert fetched.page.data == RAIN
        assert "No connection" in refused("http://example.org/", resolve=lambda host: [PUBLIC, "2606:4700::1"][1:], dial=dial)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of example.org with its key, which nobody else vouches for."""
    if not which("openssl"):
        pytest.skip("openssl makes the certificate")
    made = tmp_path_factory.mktemp("tls")
    names = ["-subj", "/CN=example.org", "-addext", "subjectAltName=DNS:example.org"]
    key = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", str(made / "key.pem"), "-out", str(made / "own.pem")]
    subprocess.run(["openssl", *key, *names], check=True, capture_output=True)
    return made


def test_https_asks_for_the_addresss_own_name_and_believes_no_other(certificate: Path) -> None:
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate / "own.pem", certificate / "key.pem")
    named: list[str | None] = []
    serving.sni_callback = lambda _, name, __: named.append(name)
    trusting = ssl.create_default_context(cafile=str(certificate / "own.pem"))
    with site({"/": answer(RAIN)}, partial(serving.wrap_socket, server_side=True)) as away:
        assert away.fetch("https://example.org/", tls=trusting).page.data == RAIN
        for asked, by in (("https://example.net/", trusting), ("https://8.8.8.8/", trusting), ("https://example.org/", None)):
            assert "No secure connection" in refused(asked, resolve=away.resolve, dial=away.dial, tls=by)
    assert named[:2] == ["example.org", "example.net"]
    assert away.dialled[0] == (PUBLIC, 443)
    assert len(away.heads) == 1


CLOSED = [
    ip_network(network)
    for network in "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
    "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 "
    "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 2001::/23 2001:db8::/32 2002::/16 4000::/2 8000::/1".split()
]
"""What is never asked, written down once more."""
OF_IPV4 = ip_network("::ffff:0:0/96"), ip_network("64:ff9b::/96")
MACHINES = st.one_of(st.ip_addresses().map(str), st.sampled_from([*INSIDE, *INSIDE_6]), st.sampled_from([PUBLIC, "127.0.0.1", "::1"]))
HOSTS = st.one_of(
    st.just("example.org"),
    MACHINES.map(lambda address: f"[{address}]" if ":" in address else address),
    st.one_of(st.integers(0, 2**33).map(str), st.text(max_size=20)),
)
ADDRESSES = st.one_of(
    st.builds("{}{}/".format, st.sampled_from(["http://", "https://"]), HOSTS),
    st.builds(
        "{}{}{}{}{}".format,
        st.sampled_from(["http://", "https://", "http:/", "HTTP://", "//", "ftp://", "http:\\\\", "http:", ""]),
        st.sampled_from(["", "a@", "a:b@", "example.org@", "\t"]),
        HOSTS,
        st.sampled_from(["", ":80", ":443", ":22", ":", ":０"]),
        st.text(max_size=10),
    ),
)
LOOKED_UP = st.one_of(st.lists(MACHINES, min_size=1, max_size=2), st.lists(st.text(max_size=5), max_size=1))
ANSWERS = st.one_of(st.binary(max_size=80), ADDRESSES.map(lambda to: moved(to.encode("utf-8", "replace").decode())), st.just(answer(RAIN)))


@given(asked=ADDRESSES, found=LOOKED_UP, answers=st.lists(ANSWERS, max_size=4))
def test_whatever_is_asked_only_public_machines_are_and_all_else_is_a_refusal(asked: str, found: list[str], answers: list[bytes]) -> None:
    dialled: list[IPAddress] = []
    ends: list[socket.socket] = []
    coming = iter(answers)

    def dial(address: IPAddress, port: int, seconds: float) -> socket.socket:
        dialled.append(address)
        assert port in (80, 443)
        ours, theirs = socket.socketpair()
        theirs.sendall(next(coming, b""))
        theirs.shutdown(socket.SHUT_WR)
        ends.append(theirs)
        return ours

    with suppress(NotFetched):
        fetch(asked, resolve=lambda host: found, dial=dial, tls=_TLS, seconds=5)
    for end in ends:
        end.close()
    dialled = [IPv4Address(address.packed[-4:]) if any(address in network for network in OF_IPV4) else address for address in dialled]
    assert [address for address in dialled if any(address in network for network in CLOSED)] == []


_TLS = ssl.create_default_context()
