"""OAI-PMH 2.0: ``/oai``, from which libraries and aggregators harvest the archive. The six verbs, ``oai_dc``, topics as sets.

Deletions are kept for good: what was withdrawn or deleted goes on being listed as deleted. Refusals are answers of the protocol with
status 200 (section 3.6).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from lxml import etree

from archive.exchange.dublin_core import elements_of
from archive.exchange.harvesting import Changes, Header, Sets, whole
from archive.exchange.oai_arguments import PREFIX, Fault, Place, arguments_of, place_of, span_of, token_of

PER_LIST = 100
"""Records a response."""
_OAI = "http://www.openarchives.org/OAI/2.0/"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LOCATION = f"{{{_XSI}}}schemaLocation"
_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, not even escaped (section 2.2, Char)."""


@csrf_exempt  # a harvester may POST its question; nothing is written
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Answers a harvester, by GET or POST: XML, whatever is asked."""
    given = request.POST if request.method == "POST" else request.GET
    answer = etree.Element(f"{{{_OAI}}}OAI-PMH", nsmap={None: _OAI, "xsi": _XSI})  # type: ignore[dict-item]
    answer.set(_LOCATION, f"{_OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd")
    _add(answer, "responseDate", printed(timezone.now()))
    asked = _add(answer, "request", base_url())
    try:
        arguments = arguments_of((name, value) for name, values in given.lists() for value in values)
        body = _ANSWERS[arguments["verb"]](arguments)
    except Fault as fault:
        body = _element("error", str(fault), code=fault.code)
    if body.get("code") not in ("badVerb", "badArgument"):
        for name, value in arguments.items():
            asked.set(name, text_of(value))
    answer.append(body)
    data = etree.tostring(answer, encoding="utf-8", xml_declaration=True)
    return HttpResponse(data, content_type="text/xml; charset=utf-8")


def base_url() -> str:
    """The address of the repository."""
    return f"{settings.SITE_URL}{reverse('oai')}"


def identifier_of(pk: int) -> str:
    """What an article is called for good, wherever its page moves."""
    return f"{_namespace()}{pk}"


def _namespace() -> str:
    return f"oai:{urlsplit(settings.SITE_URL).hostname}:"


def printed(moment: datetime) -> str:
    """A moment in UTC, to the second, as the protocol prints it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def text_of(text: str) -> str:
    """A text without what XML can't hold."""
    return _NO_CHARACTER.sub("", text)


def _element(name: str, text: str = "", **attributes: str) -> Any:
    element = etree.Element(f"{{{_OAI}}}{name}", attributes)
    element.text = text_of(text) or None
    return element


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = _element(name, text, **attributes)
    parent.append(element)
    return element


# the six verbs -------------------------------------------------------------------------------------------------------------------------


def _identify(arguments: dict[str, str]) -> Any:
    answer = _element("Identify")
    first = Changes().after(None, 0, 1)
    stated = {
        "repositoryName": "Policy Archive",
        "baseURL": base_url(),
        "protocolVersion": "2.0",
        "adminEmail": f"webmaster@{urlsplit(settings.SITE_URL).hostname}",  # RFC 2142, section 5: who answers for a site
        "earliestDatestamp": printed(first[0].changed if first else timezone.now()),
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }
    for name, text in stated.items():
        _add(answer, name, text)
    return answer


def _list_metadata_formats(arguments: dict[str, str]) -> Any:
    if "identifier" in arguments:
        _find(arguments["identifier"])
    answer = _element("ListMetadataFormats")
    stated = _add(answer, "metadataFormat")
    _add(stated, "metadataPrefix", PREFIX)
    _add(stated, "schema", _DC_SCHEMA)
    _add(stated, "metadataNamespace", _OAI_DC)
    return answer


def _list_sets(arguments: dict[str, str]) -> Any:
    if "resumptionToken" in arguments:
        raise Fault("badResumptionToken", "The list of sets is given whole, without tokens.")
    sets = Sets()
    if not sets.topics:
        raise Fault("noSetHierarchy", "The archive has no topics yet.")
    answer = _element("ListSets")
    for pk, spec in sorted(sets.specs.items(), key=lambda pair: pair[1]):
        one = _add(answer, "set")
        _add(one, "setSpec", spec)
        _add(one, "setName", sets.topics[pk].name)
    return answer


def _list_identifiers(arguments: dict[str, str]) -> Any:
    return _list(arguments, lambda headers, sets: (_header(header, sets[header.pk]) for header in headers))


def _list_records(arguments: dict[str, str]) -> Any:
    return _list(arguments, _records)


def _get_record(arguments: dict[str, str]) -> Any:
    header = _find(arguments["identifier"])
    _check_format(arguments)
    answer = _element("GetRecord")
    answer.extend(_records([header], Sets().of([header])))
    return answer


_ANSWERS: dict[str, Callable[[dict[str, str]], Any]] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_metadata_formats,
    "ListSets": _list_sets,
    "ListIdentifiers": _list_identifiers,
    "ListRecords": _list_records,
    "GetRecord": _get_record,
}


def _find(identifier: str) -> Header:
    """The header of an identifier. Raises ``Fault`` (idDoesNotExist)."""
    key = identifier.removeprefix(_namespace())
    if key != identifier and re.fullmatch("[1-9][0-9]{0,17}", key) and (header := Changes().one(int(key))):
        return header
    raise Fault("idDoesNotExist", f"There is no record of this identifier; one looks like {identifier_of(1)}.")


def _check_format(arguments: dict[str, str]) -> None:
    if arguments["metadataPrefix"] != PREFIX:
        raise Fault("cannotDisseminateFormat", f"The one format is {PREFIX}.")


def _list(arguments: dict[str, str], shown: Callable[[list[Header], dict[int, list[str]]], Iterable[Any]]) -> Any:
    """A list of changes from where the request says on, ``PER_LIST`` of them, with a token where more follow."""
    sets, place = Sets(), None
    if token := arguments.get("resumptionToken", ""):
        place = place_of(token)
        since, until, spec = place.since, place.until, place.spec
    elif "resumptionToken" in arguments:
        raise Fault("badResumptionToken", "The token is empty: the list that it came with was whole.")
    else:
        _check_format(arguments)
        since, until, spec = (arguments.get(name, "") for name in ("from", "until", "set"))
        if "" in (arguments.get("from"), arguments.get("until")):
            raise Fault("badArgument", "A date is empty.")
    span, topic = span_of(since, until), sets.topic(spec)
    if spec and topic is None:
        raise Fault("badResumptionToken" if place else "noRecordsMatch", f"There is no set {spec[:100]}.")
    changes = Changes(span, topic)
    found = changes.after(place and place.changed, place.pk if place else 0, PER_LIST + 1)
    if not found and place is None:
        raise Fault("noRecordsMatch", "Nothing changed in this stretch of time.")
    answer = _element(arguments["verb"])
    answer.extend(shown(found[:PER_LIST], sets.of(found[:PER_LIST])))
    more = len(found) > PER_LIST
    if more or place:
        cursor, size = (place.cursor, place.size) if place else (0, changes.count())
        last = found[:PER_LIST][-1] if found else None
        token = token_of(Place(since, until, spec, last.changed, last.pk, cursor + PER_LIST, size)) if more and last else ""
        _add(answer, "resumptionToken", token, completeListSize=str(size), cursor=str(cursor))
    return answer


# records -------------------------------------------------------------------------------------------------------------------------------


def _records(headers: list[Header], sets: dict[int, list[str]]) -> Iterator[Any]:
    articles = whole(headers)
    for header in headers:
        article = articles.get(header.pk)
        record = _element("record")
        record.append(_header(header if article else header._replace(deleted=True), sets[header.pk]))
        if article:
            _add(record, "metadata").append(_dublin_core(article))
        yield record


def _header(header: Header, specs: list[str]) -> Any:
    element = _element("header", **({"status": "deleted"} if header.deleted else {}))
    _add(element, "identifier", identifier_of(header.pk))
    _add(element, "datestamp", printed(header.changed))
    for spec in specs:
        _add(element, "setSpec", spec)
    return element


def _dublin_core(article: Any) -> Any:
    element = etree.Element(f"{{{_OAI_DC}}}dc", nsmap={"oai_dc": _OAI_DC, "dc": _DC, "xsi": _XSI})
    element.set(_LOCATION, f"{_OAI_DC} {_DC_SCHEMA}")
    for name, text in elements_of(article, settings.SITE_URL):
        etree.SubElement(element, f"{{{_DC}}}{name}").text = text_of(text)
    return element
