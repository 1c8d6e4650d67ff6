"""What search robots are told: ``/sitemap.xml`` with every public page, and ``/robots.txt``."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models import Actor, Article, Citation, Source, Stakeholder, State, Topic

PER_FILE = 10_000
"""Addresses a file; above it the sitemap is an index of files. The protocol allows 50,000."""


class _Section(Sitemap):
    """Addresses of one kind, at the archive's public origin however it was asked."""

    limit = PER_FILE

    def get_domain(self, site: Any = None) -> str:
        """The host of the public origin."""
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        """Its scheme."""
        return urlsplit(settings.SITE_URL).scheme

    def get_latest_lastmod(self) -> datetime | None:
        """Unknown, if not said otherwise."""
        return None


class Lists(_Section):
    """The pages that list things."""

    names = ("home", "articles", "undated", "actors", "topics", "sources", "claims", "forecasts", "quotations", "about")

    def items(self) -> tuple[str, ...]:
        """Names of addresses."""
        return self.names

    def location(self, item: str) -> str:
        """The page's path."""
        return reverse(item)


class _Entities(_Section):
    """Pages of rows with a slug, each row as its slug and, where it is known, when it was last written."""

    page: str

    def __init__(self) -> None:
        self._before, _, self._after = reverse(self.page, args=["-"]).rpartition("-")  # once: 10,000 addresses are made of it

    def location(self, item: tuple[str, datetime | None]) -> str:
        """The row's path."""
        return f"{self._before}{item[0]}{self._after}"

    def lastmod(self, item: tuple[str, datetime | None]) -> datetime | None:
        """When it was last written."""
        return item[1]


class Articles(_Entities):
    """Published articles."""

    page = "article"

    def items(self) -> "QuerySet[Any]":
        """By key: a new one changes no file but the last."""
        return Article.objects.published().order_by("pk").values_list("slug", "updated_at")

    def get_latest_lastmod(self) -> datetime | None:
        """Of the one that was written last."""
        latest: datetime | None = Article.objects.published().aggregate(latest=Max("updated_at"))["latest"]
        return latest


class _Undated(_Entities):
    """Rows whose pages change with the articles that name them."""

    rows: "QuerySet[Any]"

    def items(self) -> "QuerySet[Any]":
        """By key."""
        return self.rows.order_by("pk").values_list("slug")

    def lastmod(self, item: Any) -> None:
        """Unknown."""
        return


class Actors(_Undated):
    """Actors that stand in a published article."""

    page = "actor"
    rows = Actor.objects.shown().filter(
        Exists(Stakeholder.objects.shown().filter(actor=OuterRef("pk"), article__status=Article.Status.PUBLISHED))
    )


class Topics(_Undated):
    """All topics that stand."""

    page = "topic"
    rows = Topic.objects.standing()


class Sources(_Undated):
    """Sources that can be met again and that a published article cites."""

    page = "source"
    rows = Source.objects.named().filter(
        Exists(Citation.objects.exclude(state=State.REJECTED).filter(source=OuterRef("pk"), article__status=Article.Status.PUBLISHED))
    )


SECTIONS: Mapping[str, type[_Section]] = {"lists": Lists, "articles": Articles, "actors": Actors, "topics": Topics, "sources": Sources}


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses in one file, or, above ``PER_FILE``, an index of the files of each section."""
    sections = {name: section() for name, section in SECTIONS.items()}
    if sum(section.paginator.count for section in sections.values()) <= PER_FILE:
        return views.sitemap(request, dict(sections))
    files = []
    for name, section in sections.items():
        address, written = f"{settings.SITE_URL}{reverse('sitemap-section', args=[name])}", section.get_latest_lastmod()
        for page in section.paginator.page_range:
            files.append({"location": f"{address}?p={page}" if page > 1 else address, "last_mod": written})
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": files}, content_type="application/xml")


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """A file of one section; ``?p=`` is the number of the file."""
    return views.sitemap(request, dict(SECTIONS), section)


ROBOTS = """\
User-agent: *
Allow: /admin/login/
Disallow: /admin/
Disallow: /search/export
Allow: /

Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Robots may read all but the desk behind its log-in and exports of searches, and are told of the sitemap."""
    return HttpResponse(ROBOTS.format(sitemap=f"{settings.SITE_URL}{reverse('sitemap')}"), content_type="text/plain; charset=utf-8")
