"""The requests of a run, each made by chance from its number alone, so that the same seed makes the same ones."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple
from urllib.parse import quote_from_bytes

from benchmarks.drills.fuzzing.hostile import ODD, encoded, hostile
from benchmarks.drills.fuzzing.ways import Way, Ways
from benchmarks.drills.fuzzing.wire import Request

TOKEN = b"fuzz" * 8
"""A token against forged requests that cookie and form agree on: forms are to be read, not refused at the door."""
OF_THE_DESK = 0.1
"""The share of requests by an administrator."""
METHODS = {b"GET": 72, b"HEAD": 6, b"OPTIONS": 3, b"POST": 12, b"PUT": 2, b"PATCH": 1, b"DELETE": 2, b"TRACE": 0.5, b"get": 0.5, b"ODD": 1}
KEEPING_USERS = (b"username", b"usable_password")
"""Fields without which no form of the desk changes a user."""
FORM = b"application/x-www-form-urlencoded"
Pairs = list[tuple[bytes, bytes]]
HEADERS: dict[bytes, tuple[bytes, ...]] = {
    b"Accept": (b"*/*", b"application/json", b"text/html;q=x", b"a/b;q=9, */*;q=-1", b",,;"),
    b"Accept-Language": (b"es", b"es-MX,es;q=0.9", b"xx", b"*", b"en;q=nan", b"-" * 90, b"e" * 700, b"es;q=1" * 200),
    b"Accept-Encoding": (b"gzip", b"identity;q=0", b"br;q=x", b"gzip;q=99", b"*", b","),
    b"If-None-Match": (b"*", b'"a"', b'W/"a", "b"', b"a", b'"', b'"' * 300, b'W/"'),
    b"If-Modified-Since": (
        b"Thu, 01 Jan 1970 00:00:00 GMT",
        b"Sun, 99 Nov 2094 08:49:37 GMT",
        b"now",
        b"0",
        b"Fri, 31 Dec 9999 23:59:59 GMT",
    ),
    b"If-Match": (b"*", b'"a"'),
    b"If-Unmodified-Since": (b"Thu, 01 Jan 1970 00:00:00 GMT", b"Thu, 00 Jan 0000 99:99:99 GMT"),
    b"If-Range": (b'"a"',),
    b"Range": (b"bytes=0-10", b"bytes=-1", b"bytes=9-1", b"bytes=0-,0-,0-", b"bytes=99999999999999999999-", b"lines=1-2", b"bytes=x"),
    b"Cookie": (
        b"sessionid=x",
        b"sessionid=" + b"a" * 32,
        b"csrftoken=short",
        b'sessionid="; csrftoken="',
        b"language=es",
        b"language=xx",
        b"language=../../etc",
        b"messages=W1siX19qc29uX21lc3NhZ2UiLDAsMjUsIngiXV0:1:x",
        b"=; ;;; =x; a",
        b"language=" + b"e" * 3_000,
    ),
    b"Host": (b"example.org", b"127.0.0.1:99999", b"[::1]", b"[", b"a b", b"localhost", b"127.0.0.1\\x", b"-", b"1" * 300),
    b"X-Forwarded-For": (b"203.0.113.5", b"x, y", b"::1", b"fe80::1%25eth0", b"1" * 500, b","),
    b"X-Forwarded-Proto": (b"https", b"x", b"https,http"),
    b"X-Forwarded-Host": (b"example.org",),
    b"X-Request-ID": (b"a", b"a\\nb", b"9" * 70),
    b"X-Requested-With": (b"XMLHttpRequest",),
    b"X-Method-Override": (b"DELETE",),
    b"HX-Request": (b"true",),
    b"HX-Target": (b"results", b"x"),
    b"HX-Current-URL": (b"http://[", b"/search/", b"http://127.0.0.1/%ff"),
    b"HX-Current-URL-URI-AutoEncoded": (b"true",),
    b"Origin": (b"null", b"https://example.org", b"http://["),
    b"Referer": (b"http://[", b"https://example.org/", b"\xff", b"/articles/%ff/"),
    b"User-Agent": (b"", b"bot", b"\xff\xfe", b"x" * 2_000),
    b"Access-Control-Request-Method": (b"PUT", b"x"),
    b"Content-Length": (b"0",),
    b"Expect": (b"100-continue", b"x"),
    b"Connection": (b"close", b"keep-alive, Upgrade"),
    b"Upgrade": (b"websocket", b"h2c"),
    b"DNT": (b"1",),
    b"Purpose": (b"prefetch",),
}
"""Headers that something reads, as few clients send them."""


class Made(NamedTuple):
    """A request, and for a form of the desk the address where its fields are read first, with what is to be done to them."""

    request: Request
    opened: bytes = b""
    seed: str = ""


class Maker:
    """Makes the requests of a run from ``ways``, those of the desk with an administrator's cookie."""

    def __init__(self, ways: Ways, seed: str, host: bytes, cookie: bytes) -> None:
        self.ways, self.seed, self.host = ways, seed, host
        self.cookie = b"sessionid=%b; csrftoken=%b" % (cookie, TOKEN)
        self.public = [way for way in ways.all.values() if not way.is_of_the_desk]
        self.desk = [way for way in ways.all.values() if way.is_of_the_desk and "logout" not in way.template]
        self.names = sorted({name for way in self.public for name in way.names})

    def made(self, number: int) -> Made:
        """The request of that number."""
        seed = f"{self.seed}:{number}"
        chance = Random(seed)
        if chance.random() < OF_THE_DESK:
            way = chance.choice(self.desk)
            if _sends_a_form(way, chance):
                path = self._path(way, chance, good=0.95)
                headers = ((b"Host", self.host), (b"Cookie", self.cookie))
                return Made(Request(b"POST", path, headers), path, seed)
            return Made(self._request(way, chance, b"GET", ((b"Cookie", self.cookie),)))
        way = chance.choice(self.public if chance.random() < 0.95 else self.desk)
        return Made(self._request(way, chance, chance.choices(list(METHODS), list(METHODS.values()))[0]))

    def _request(self, way: Way, chance: Random, method: bytes, own: Iterable[tuple[bytes, bytes]] = ()) -> Request:
        target = self._path(way, chance)
        if query := self._pairs(way, chance):
            target += b"?" + joined(query, chance)
        headers = {b"Host": self.host, **dict(own)}
        for name in chance.sample(list(HEADERS), chance.choice((0, 0, 0, 1, 1, 2, 5))):
            if name not in dict(own):
                headers[name] = chance.choice(HEADERS[name]) if chance.random() < 0.85 else hostile(chance)[:900]
        if method in (b"GET", b"HEAD", b"OPTIONS", b"TRACE") and chance.random() < 0.97:
            headers.pop(b"Content-Length", None)
            headers.pop(b"Expect", None)
            return Request(method, target, tuple(headers.items()))
        kind, body = self._body(way, chance)
        headers |= {b"Content-Type": kind} if chance.random() < 0.95 else {}
        if chance.random() < 0.6:
            headers[b"Cookie"] = b"csrftoken=" + TOKEN
        return with_body(method, target, headers, body, chance)

    def _path(self, way: Way, chance: Random, good: float = 0.7) -> bytes:
        """An address of that way: most parts real, else what stands elsewhere, or what is none."""
        parts = way.template.encode().split(b"<")
        path = b"/" + parts[0]
        for slot, part in zip(way.slots, parts[1:], strict=True):
            known, kind = list(self.ways.parts.get(slot, ())), chance.random()
            if kind > good and kind < good + 0.1:
                known = list(chance.choice(list(self.ways.parts.values())))
            value = chance.choice(known).encode() if known and kind < good + 0.1 else hostile(chance)
            path += encoded(value, chance, "/" if chance.random() < 0.5 else "") + part.partition(b">")[2]
        return path if chance.random() < 0.98 else path + chance.choice((b"/", b"//", b"%00", b"%ff", b"..", b";x", b"\xff", b" "))

    def _pairs(self, way: Way, chance: Random) -> Pairs:
        """Parameters, mostly those that the way has, with good and bad values; now and then one twice."""
        pairs: Pairs = []
        own = list(way.names)
        for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 5))):
            kind = chance.random()
            if kind < 0.85 and own:
                name = chance.choice(own)
            elif kind < 0.97:
                name = chance.choice(self.names)
            else:
                pairs.append((hostile(chance)[:60], hostile(chance)))
                continue
            known = list(way.names.get(name, ())) or [""]
            value = chance.choice(known).encode("utf-8", "replace") if chance.random() < 0.45 else hostile(chance)
            pairs += [(name.encode("utf-8", "replace"), value)] * (2 if chance.random() < 0.05 else 1)
        return pairs

    def _body(self, way: Way, chance: Random) -> tuple[bytes, bytes]:
        """A body and what it is said to be."""
        pairs = [*self._pairs(way, chance), (b"csrfmiddlewaretoken", TOKEN)]
        match chance.randrange(8):
            case 0:
                return b"application/json", chance.choice((b"{", b"[1,", b"null", b'{"a": NaN}', b"[" * 3_000, b'{"a": 1}'))
            case 1:
                return chance.choice((FORM, b"text/plain; charset=x", b"", b"\xff", FORM + b"; charset=utf-16")), hostile(chance)
            case 2 | 3:
                return multipart(pairs, chance)
            case _:
                return FORM, joined(pairs, chance)


def _sends_a_form(way: Way, chance: Random) -> bool:
    """Half of what is asked of objects and of new ones; few are deleted, since all others ask for them, and the administrator is not."""
    share = 0.5 if "<" in way.template or way.template.endswith("/add/") else 0.0
    if way.template.endswith("/delete/"):
        share = 0.0 if "/user/" in way.template else 0.01
    return chance.random() < share


def joined(pairs: Pairs, chance: Random) -> bytes:
    """A query string or a form's body."""
    return chance.choice((b"&", b"&", b"&", b"&", b"&&", b";")).join(encoded(a, chance) + b"=" + encoded(b, chance) for a, b in pairs)


def multipart(pairs: Pairs, chance: Random) -> tuple[bytes, bytes]:
    """A form in parts, in three of ten broken, and what it is said to be."""
    lines = []
    for name, value in pairs:
        file = b'; filename="%b"' % hostile(chance)[:40] if chance.random() < 0.3 else b""
        kind = b"\r\nContent-Transfer-Encoding: base64" if chance.random() < 0.1 else b""
        lines.append(b'--odd\r\nContent-Disposition: form-data; name="%b"%b%b\r\n\r\n%b\r\n' % (name, file, kind, value))
    body = b"".join(lines) + b"--odd--\r\n"
    if chance.random() < 0.3:
        body = body[: chance.randrange(len(body))]
    said = (
        b"multipart/form-data; boundary=odd"
        if chance.random() < 0.9
        else b"multipart/form-data" + chance.choice((b"", b"; boundary=", b"; boundary=\xff"))
    )
    return said, body


def with_body(method: bytes, target: bytes, headers: dict[bytes, bytes], body: bytes, chance: Random) -> Request:
    """A request whose body's length is said; in one of ten it comes in chunks, some of them broken, in another another length is said."""
    kind = chance.random()
    if kind < 0.1:
        headers.pop(b"Content-Length", None)
        chunks = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
        end = chance.choice((b"0\r\n\r\n", b"0\r\n\r\n", b"", b"zz\r\n", b"-1\r\n", b"fffffffffffffffff\r\n", b"0\r\nX: y\r\n\r\n"))
        return Request(method, target, (*headers.items(), (b"Transfer-Encoding", b"chunked")), chunks + end, closing=True)
    length = str(len(body)).encode()
    if kind < 0.15:
        odd = chance.choice((b"-1", b"x", b"1e3", b"%d" % (len(body) // 2), b"%d" % (len(body) + 9), b"9" * 30, length + b", " + length))
        whole = not odd.isdigit() or int(odd) <= len(body)
        return Request(method, target, tuple((headers | {b"Content-Length": odd}).items()), body, closing=True, whole=whole)
    return Request(method, target, tuple((headers | {b"Content-Length": length}).items()), body)


def broken(fields: Sequence[tuple[str, str]], opened: bytes, seed: str) -> bytes:
    """A form as it was given, a few of its fields spoilt, lost or doubled, as the body of a request.

    No user is changed: one of them is the administrator.
    """
    chance = Random(f"{seed}:{len(fields)}")
    pairs = [(name.encode("utf-8", "replace"), value.encode("utf-8", "replace")) for name, value in fields if name != "csrfmiddlewaretoken"]
    if b"/auth/user/" in opened:
        pairs = [(name, value) for name, value in pairs if name not in KEEPING_USERS]
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8)) if pairs else 0):
        place = chance.randrange(len(pairs))
        name, value = pairs[place]
        match chance.randrange(6):
            case 0:
                del pairs[place]
            case 1:
                pairs.append((name, chance.choice(ODD)))
            case 2:
                pairs[place] = name, value[: len(value) // 2] + hostile(chance) + value[len(value) // 2 :]
            case 3:
                pairs[place] = name, chance.choice(pairs)[1]
            case _:
                pairs[place] = name, hostile(chance)
        if not pairs:
            break
    pairs.append((b"csrfmiddlewaretoken", TOKEN))
    return b"&".join(quote_from_bytes(name).encode() + b"=" + quote_from_bytes(value).encode() for name, value in pairs)
