"""Citing: what the page of an article shows and says so that it can be cited, by people and by programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import override

from archive.exchange.formats import FORMATS, Format
from archive.exchange.linked_data import graph_of, script_of
from archive.exchange.page_metadata import Tag, coins_of, tags_of
from archive.exchange.references import BASES, Reference, reference_of
from archive.exchange.styles import Run, formatted
from archive.marking import MarkedBlock
from archive.models import Correction, Passage


@dataclass(frozen=True, slots=True)
class Citing:
    """The cite box and the metadata of an article's page."""

    reference: Reference
    basis: str
    styles: dict[str, tuple[Run, ...]]
    files: list[tuple[Format, str]]
    tags: list[Tag]
    coins: str
    linked_data: SafeString


def citing_of(
    article: Any, blocks: Sequence[MarkedBlock], passages: dict[str, list[Passage]], corrections: Sequence[Correction] = ()
) -> Citing:
    """Of an article that was read ``with_entities``, with its marked blocks, passages and corrections; asks the database nothing more."""
    reference = reference_of(article, settings.SITE_URL)
    actors = list(dict.fromkeys(row.actor.standing for row in article.main_actors))
    with override(settings.LANGUAGE_CODE):  # what programs read is the same on every page
        linked_data = script_of(graph_of(reference, actors, blocks, passages, settings.SITE_URL, corrections))
    return Citing(
        reference=reference,
        basis=str(BASES.get(reference.date_basis, "")),
        styles=formatted(reference),
        files=files_of(article.slug),
        tags=tags_of(reference),
        coins=coins_of(reference),
        linked_data=linked_data,
    )


def files_of(slug: str) -> list[tuple[Format, str]]:
    """The formats of an article's reference with their relative addresses."""
    return [(one, reverse(f"cite-{one.name}", args=[slug])) for one in FORMATS.values()]
