"""References: what a bibliography has to say of one article, whatever format it is then written in."""

from dataclasses import dataclass
from datetime import UTC
from datetime import date as Day
from typing import Any

from django.utils.translation import gettext_lazy

from archive.exchange.names import Name, name_of
from archive.exchange.single_lines import bare_url, one_line

ARCHIVE = "Policy Archive"

BASES = {
    "masthead": gettext_lazy("from the masthead"),
    "byline": gettext_lazy("from the byline"),
    "dateline": gettext_lazy("from the dateline"),
    "meta": gettext_lazy("from the page’s metadata"),
    "url": gettext_lazy("from the page’s address"),
    "text": gettext_lazy("from the text"),
    "editor": gettext_lazy("set by an editor"),
}
"""Where a date is known from, in words."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as a bibliography names it. Every text is one line; dates are ISO 8601, printed to their precision.

    ``key`` is unique in the archive; an untitled article's ``title`` is its first words; ``date`` is empty where it is unknown;
    ``url`` is where the page came from (empty where nobody knows), ``archive_url`` where the archive shows it;
    ``accessed`` is when the archive published it first: the day from which its text could be read there.
    """

    key: str
    title: str
    archive_url: str
    untitled: bool = False
    authors: tuple[Name, ...] = ()
    date: str = ""
    date_basis: str = "none"
    outlet: str = ""
    url: str = ""
    accessed: Day | None = None
    version: int = 1
    language: str = ""
    keywords: tuple[str, ...] = ()
    rights: str = ""

    @property
    def date_parts(self) -> tuple[int, ...]:
        """Year, month and day, as far as they are known."""
        return parts_of(self.date)

    @property
    def accessed_parts(self) -> tuple[int, ...]:
        """Year, month and day from which the archive shows it, or nothing."""
        return parts_of(self.accessed.isoformat() if self.accessed else "")

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of it, in sentences: the date's basis, since when the archive holds it, a lacking title, the rights."""
        since = f" since {self.accessed.isoformat()}" if self.accessed else ""
        said = (
            f"Date {BASES.get(self.date_basis, 'of unknown basis')}." if self.date else "Undated.",
            "Untitled: the title is its first words." if self.untitled else "",
            f"In {ARCHIVE}{since}, version {self.version}: {self.archive_url}",
            f"Rights: {self.rights}" if self.rights else "",
        )
        return tuple(filter(None, said))


def parts_of(printed: str) -> tuple[int, ...]:
    """The numbers of an ISO date, as far as it goes: ``(2025, 11)`` of ``2025-11``."""
    return tuple(int(part) for part in printed.split("-")) if printed else ()


def reference_of(article: Any, site_url: str) -> Reference:
    """The reference of an article that was read ``with_entities``; ``site_url`` is the archive's origin.

    Keywords are its topics, then its actors.
    """
    topics = (row.topic.name for row in article.main_topics)
    actors = (row.actor.standing.name for row in article.main_actors)
    opened = article.first_published_at
    return Reference(
        key=article.slug,
        title=one_line(article.heading) or article.slug,
        archive_url=f"{site_url}{article.get_absolute_url()}",
        untitled=not article.title,
        authors=tuple(name_of(author, article.language) for author in article.authors if one_line(str(author))),
        date=article.printed_date or "",
        date_basis=article.date_basis,
        outlet=one_line(article.outlet),
        url=bare_url(article.url) if article.url.startswith(("http://", "https://")) else "",
        accessed=opened.astimezone(UTC).date() if opened else None,
        version=article.version,
        language=article.language,
        keywords=tuple(dict.fromkeys(one_line(name) for name in (*topics, *actors))),
        rights=one_line(article.rights),
    )
