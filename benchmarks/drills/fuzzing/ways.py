"""Ways into the archive: every route of the URL map, with the parts and parameters that the archive's own pages give it."""

import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from django.urls import Resolver404, URLResolver, get_resolver, resolve
from django.urls.resolvers import RegexPattern
from lxml import etree, html

from archive.exchange.oai_arguments import PREFIX, VERBS
from benchmarks.drills.fuzzing.wire import Answer

MOST_VALUES, VISITS = 40, 2
"""Values that are kept of a part or parameter, and addresses that are opened of a route."""
OWN = ("", "127.0.0.1", "localhost")
UNLINKED = (
    f"/oai?verb=ListRecords&metadataPrefix={PREFIX}",
    "/oai?verb=GetRecord&identifier=x&from=2025&until=2025&set=x&resumptionToken=x",
)
"""What harvesters know without a link."""
_ADDRESS = re.compile(r"""(?:href=|action=|src=|<loc>|"(?:next|previous|url|href)": ?)["']?([^"'<>\s]+)""")
_TAGGED = re.compile(r"<(identifier|resumptionToken|setSpec)\b[^>]*>([^<]+)<")
Values = dict[str, None]
"""Values in the order in which they were seen, each once."""


@dataclass
class Way:
    """A route, as ``articles/<slug>/``; what its parameters (and its forms' fields) were seen to be."""

    template: str
    names: dict[str, Values] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        literals = re.split(r"<(\w+)>", self.template)
        self.slots = [(before.strip("/").rpartition("/")[2], name) for before, name in zip(literals[::2], literals[1::2], strict=False)]
        self.pattern = re.compile("".join("(.+)" if odd % 2 else re.escape(part) for odd, part in enumerate(literals)))

    @property
    def is_of_the_desk(self) -> bool:
        """Whether only editors get in."""
        return self.template.startswith("admin/")


class Ways:
    """All ways, and what stood in their parts, by what stands before a part and its name."""

    def __init__(self) -> None:
        self.all = {route: Way(template) for route, template in routes(get_resolver().url_patterns)}
        self.parts: dict[tuple[str, str], Values] = defaultdict(dict)
        for verb in VERBS:
            _keep(self.all["oai"].names["verb"], verb)
        self._waiting: deque[str] = deque()

    def explore(self, get: Callable[[str], Answer]) -> None:
        """Follows the archive's own links, a few addresses a route, and keeps what they and the forms hold."""
        visited: dict[str, int] = defaultdict(int)
        self._waiting.extend(f"/{way.template}" for way in self.all.values() if not way.slots and "logout" not in way.template)
        for address in UNLINKED:
            self.learn(address)
        seen = set()
        while self._waiting:
            address = self._waiting.popleft()
            route = route_of(address)
            if address in seen or route is None or visited[route] >= VISITS:
                continue
            seen.add(address)
            visited[route] += 1
            self._read(address, get(address))

    def learn(self, address: str) -> Way | None:
        """Keeps what an address holds, and the way it belongs to; ``None`` where that isn't the archive's."""
        parts = urlsplit(address)
        route = route_of(address)
        if route is None or parts.hostname not in (*OWN, None):
            return None
        way = self.all[route]
        if found := way.pattern.fullmatch(unquote(parts.path)[1:]):
            for slot, value in zip(way.slots, found.groups(), strict=True):
                _keep(self.parts[slot], value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            _keep(way.names[name], value)
        if "logout" not in way.template:
            self._waiting.append(parts._replace(scheme="", netloc="", fragment="").geturl())
        return way

    def _read(self, address: str, answer: Answer) -> None:
        text = answer.body.decode("utf-8", "replace")
        links = {unescape(found) for found in _ADDRESS.findall(text)}
        for link in sorted(links | {answer.headers.get("Location", "")} - {""}):
            self.learn(_joined(address, link))
        for name, value in _TAGGED.findall(text):
            _keep(self.all["oai"].names[name], unescape(value))
        if address.endswith("openapi.json"):
            self._read_description(text)
        elif "html" in answer.headers.get("Content-Type", ""):
            for action, fields in forms_of(answer.body):
                if way := self.learn(_joined(address, action or address)):
                    for name, value in fields:
                        _keep(way.names[name], value)

    def _read_description(self, text: str) -> None:
        """The API's parameters."""
        by_template = {way.template: way for way in self.all.values()}
        for path, methods in json.loads(text)["paths"].items():
            way = by_template[path[1:].replace("{", "<").replace("}", ">")]
            for parameter in methods["get"].get("parameters", ()):
                values = way.names[parameter["name"]]
                for value in _choices(parameter["schema"]):
                    _keep(values, str(value))


def routes(patterns: Iterable[Any], before: tuple[str, str] = ("", "")) -> Iterator[tuple[str, str]]:
    """Each route as Django writes it, and with bare names in its angle brackets."""
    for pattern in patterns:
        own = str(pattern.pattern)
        bare = _bare(own) if isinstance(pattern.pattern, RegexPattern) else re.sub(r"<\w+:(\w+)>", r"<\1>", own)
        route = before[0] + (own.removeprefix("^") if before[0] else own), before[1] + bare
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def _bare(expression: str) -> str:
    """A route by a regular expression as a path is written: its groups are parts, those without a name are ``it``."""
    return re.sub(r"\((?:\?P<(\w+)>)?[^)]*\)", lambda group: f"<{group[1] or 'it'}>", expression).strip("^$")


def route_of(address: str) -> str | None:
    """The route that answers at an address; ``None`` where none does."""
    try:
        return resolve(unquote(urlsplit(address).path)).route
    except Resolver404:
        return None


def forms_of(page: bytes) -> list[tuple[str, list[tuple[str, str]]]]:
    """The forms of an HTML page: where they go, and the fields with each value that they can have."""
    fields = [(form, [(name, value) for name in form.fields for value in _values(form.inputs[name])]) for form in _forms(page)]
    return [(form.get("action") or "", pairs) for form, pairs in fields]


def filled(page: bytes) -> list[tuple[str, str]]:
    """The longest form of a page, as a browser would send it back."""
    return max(([(name, value or "") for name, value in form.form_values()] for form in _forms(page)), key=len, default=[])


def _forms(page: bytes) -> list[Any]:
    try:
        whole: Any = html.document_fromstring(page.decode(errors="replace"))  # a page of the desk names its encoding in its header alone
    except etree.ParserError:
        return []
    return list(whole.forms)


def _values(control: Any) -> list[str]:
    options = getattr(control, "value_options", None)
    return [str(value) for value in options] if options else [str(control.value or "")]


def _choices(schema: Any) -> Iterator[Any]:
    """What a schema says that a value can be."""
    yield from schema.get("enum", ())
    yield from (schema[key] for key in ("const", "default", "example", "maximum") if schema.get(key) is not None)
    yield from (choice for below in (*schema.get("anyOf", ()), schema.get("items", {})) if below for choice in _choices(below))


def _joined(address: str, link: str) -> str:
    try:
        return urljoin(address, link)
    except ValueError:
        return ""


def _keep(values: Values, value: str) -> None:
    if len(values) < MOST_VALUES:
        values[value] = None
