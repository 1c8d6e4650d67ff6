"""What an OAI-PMH request asks for: its arguments checked, its dates read, its resumption tokens. Pure.

After "The Open Archives Initiative Protocol for Metadata Harvesting", version 2.0 of 2002-06-14, sections 2.4 (sets), 2.7 (selective
harvesting), 3.3 (dates), 3.5 (flow control) and 3.6 (errors).
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

PREFIX = "oai_dc"
"""The one metadata format."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_WORD = r"[A-Za-z0-9\-_.!~*'()]+"
_LEGAL = {"metadataPrefix": re.compile(_WORD), "set": re.compile(f"{_WORD}(:{_WORD})*")}
"""What the protocol's schema lets these arguments hold."""
_TOKEN = re.compile(
    r"(?P<since>[0-9TZ:-]*)~(?P<until>[0-9TZ:-]*)~(?P<spec>[A-Za-z0-9_:-]*)"
    r"~(?P<changed>[0-9]{1,18})~(?P<pk>[0-9]{1,18})~(?P<cursor>[0-9]{1,12})~(?P<size>[0-9]{1,12})"
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Fault(Exception):
    """A request that the protocol refuses: one of its error codes, and a sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Verb(NamedTuple):
    """The arguments that one of the six requests must have and may have; ``exclusive`` stands for all the others."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    exclusive: str | None = None


_LIST = Verb(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), "resumptionToken")
VERBS: Mapping[str, Verb] = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(exclusive="resumptionToken"),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
    "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
}


def arguments_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The arguments of a request, each once, ``verb`` among them. Raises ``Fault`` for what its verb doesn't take."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    verb = given.get("verb", [])
    if len(verb) != 1 or verb[0] not in VERBS:
        said = "The verb is missing." if not verb else "There is one verb to a request." if len(verb) > 1 else "There is no such verb."
        raise Fault("badVerb", f"{said} The verbs are {', '.join(VERBS)}.")
    taken = VERBS[verb[0]]
    if repeated := [name for name, values in given.items() if len(values) > 1]:
        raise Fault("badArgument", f"“{repeated[0][:40]}” is given more than once.")
    arguments = {name: values[0] for name, values in given.items()}
    names = arguments.keys() - {"verb"}
    if taken.exclusive in names:
        if len(names) > 1:
            raise Fault("badArgument", f"{taken.exclusive} stands alone: its list goes on as it was begun.")
        return arguments
    if unknown := sorted(names - taken.required - taken.optional):
        raise Fault("badArgument", f"{verb[0]} takes no argument “{unknown[0][:40]}”.")
    if lacking := sorted(taken.required - names):
        raise Fault("badArgument", f"{verb[0]} needs {' and '.join(lacking)}.")
    for name, legal in _LEGAL.items():
        if name in names and not legal.fullmatch(arguments[name]):
            raise Fault("badArgument", f"{name} holds a character that it can't.")
    return arguments


class Span(NamedTuple):
    """A stretch of datestamps in UTC: from ``since`` on, and before ``before``; ``None`` where it is open."""

    since: datetime | None = None
    before: datetime | None = None


def span_of(since: str, until: str) -> Span:
    """The stretch that ``from`` and ``until`` name, both inclusive, empty for open. Raises ``Fault`` (badArgument)."""
    if since and until and len(since) != len(until):
        raise Fault("badArgument", "from and until must be of one granularity.")
    span = Span(_moment("from", since, last=False), _moment("until", until, last=True))
    if span.since and span.before and span.since >= span.before:
        raise Fault("badArgument", "from lies after until.")
    return span


def _moment(name: str, printed: str, last: bool) -> datetime | None:
    """When a date begins, or, of the ``last`` one, when it is over; what is over only at the end of time is open."""
    if not printed:
        return None
    if not (_DAY.fullmatch(printed) or _SECOND.fullmatch(printed)):
        raise Fault("badArgument", f"{name} must be printed YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
    try:
        begins = datetime.fromisoformat(printed[:10] if len(printed) == 10 else printed.rstrip("Z")).replace(tzinfo=UTC)
    except ValueError as error:
        raise Fault("badArgument", f"{name} is no date: {error}.") from error
    try:
        return begins + (timedelta(days=1) if len(printed) == 10 else timedelta(seconds=1)) if last else begins
    except OverflowError:
        return None


class Place(NamedTuple):
    """Where a list stands: what it was asked for, the datestamp and key of its last row, how many rows came, and how many there were."""

    since: str
    until: str
    spec: str
    changed: datetime
    pk: int
    cursor: int
    size: int


def token_of(place: Place) -> str:
    """The resumption token of a place: everything that the rest of the list needs, so that nothing is kept here and none expires."""
    changed = (place.changed - _EPOCH) // _MICROSECOND
    return f"{place.since}~{place.until}~{place.spec}~{changed}~{place.pk}~{place.cursor}~{place.size}"


def place_of(token: str) -> Place:
    """The place that a resumption token names. Raises ``Fault`` (badResumptionToken) for one that was never given out."""
    found = _TOKEN.fullmatch(token)
    try:
        if found:
            span_of(found["since"], found["until"])
            changed = _EPOCH + int(found["changed"]) * _MICROSECOND
            numbers = (int(found["pk"]), int(found["cursor"]), int(found["size"]))
            return Place(found["since"], found["until"], found["spec"], changed, *numbers)
    except (Fault, OverflowError):
        pass
    raise Fault("badResumptionToken", "This is no token of this archive: begin the list again.")
