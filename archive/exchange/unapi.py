"""unAPI, version 1: how a program asks for the reference of what a page shows. Zotero asks here first.

``/unapi`` lists the formats, ``?id=`` those of one article, ``?id=&format=`` gives it. An ``id`` is the article's address in the archive;
it holds nothing that needs percent-encoding, since Zotero puts it into the query as it is.
"""

from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from archive.exchange.formats import FORMATS
from archive.exchange.references import reference_of
from archive.models import Article


@require_safe
def unapi(request: HttpRequest) -> HttpResponse:
    """The formats (300 for those of one article), or a reference; 404 for what the archive doesn't hold, 406 for other formats."""
    identifier, name = request.GET.get("id", ""), request.GET.get("format", "")
    if not identifier:
        return _formats(200, "") if not name else _sentence(400, "“format” needs an “id”: the address of an article.")
    found = article_at(identifier)
    if found is None:
        return _sentence(404, "The archive has no article at this address.")
    if not name:
        return _formats(300, identifier)
    if name not in FORMATS:
        return _sentence(406, f"There is no such format; the formats are {', '.join(FORMATS)}.")
    written = FORMATS[name].write(reference_of(found, settings.SITE_URL))
    return HttpResponse(written, content_type=f"{FORMATS[name].media_type}; charset=utf-8")


def article_at(address: str) -> Article | None:
    """The published article that an absolute address of the archive leads to, a former one included."""
    if not address.startswith(f"{settings.SITE_URL}/") or "\0" in address:
        return None
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None
    if match.url_name != "article":
        return None
    held = Article.objects.published().with_entities()
    former = Article.by_slug(match.kwargs["slug"])
    return held.filter(pk=former.pk).first() if former else None


def _formats(status: int, identifier: str) -> HttpResponse:
    of = f" id={quoteattr(identifier)}" if identifier else ""
    rows = "".join(f'<format name="{one.name}" type="{one.media_type}"/>' for one in FORMATS.values())
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<formats{of}>{rows}</formats>\n'
    return HttpResponse(xml, status=status, content_type="application/xml; charset=utf-8")


def _sentence(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")
