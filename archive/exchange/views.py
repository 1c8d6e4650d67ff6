"""The addresses of references: files of an article's, and a page for citing one paragraph of it."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import conditional_page, require_safe

from archive.exchange.anchors import text_fragment
from archive.exchange.citing import files_of
from archive.exchange.formats import FORMATS
from archive.exchange.references import BASES, reference_of
from archive.exchange.styles import formatted
from archive.gone import missing
from archive.marking import marked_blocks
from archive.models import Article


@require_safe
@conditional_page
def cite_file(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The reference of an article in one of the formats, as a file; with an ETag of its bytes."""
    found = _published(slug)
    if found.slug != slug:
        return redirect(f"cite-{name}", found.slug, permanent=True)
    chosen = FORMATS[name]
    written = chosen.write(reference_of(found, settings.SITE_URL))
    response = HttpResponse(written, content_type=f"{chosen.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.{chosen.ending}"'
    return response


@require_safe
def cite_passage(request: HttpRequest, slug: str, anchor: str) -> HttpResponse:
    """A paragraph with the links that lead to it and references that do; 404 once its words are edited."""
    found = _published(slug)
    if found.slug != slug:
        return redirect("cite-passage", found.slug, anchor, permanent=True)
    block = next((block for block in marked_blocks(found.body, found.blocks, ()) if block.anchor == anchor), None)
    if block is None:
        raise Http404("The article has no paragraph of these words any more.")
    reference = reference_of(found, settings.SITE_URL)
    link = f"{reference.archive_url}#{anchor}"
    context = {
        "article": found,
        "words": block.words,
        "link": link,
        "marking_link": f"{link}{text_fragment(block.words)}",
        "reference": reference,
        "basis": BASES.get(reference.date_basis, ""),
        "styles": formatted(replace(reference, archive_url=link)),
        "files": files_of(found.slug),
    }
    return render(request, "archive/cite_passage.html", context)


def _published(slug: str) -> Any:
    """The published article of this slug, or that once had it, with its entities; 404 where there is none, or 410."""
    known = Article.by_slug(slug)
    found = Article.objects.published().with_entities().filter(pk=known.pk).first() if known else None
    if found is None:
        raise missing(slug)
    return found
