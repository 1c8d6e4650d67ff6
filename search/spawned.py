"""What another process of a rebuild runs. Its functions are imported before Django is started there, so nothing of it is named above."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.engine import Document


def start() -> None:
    """Starts Django."""
    import django

    django.setup()


def documents_of(keys: tuple[int, int]) -> "Iterator[Document]":
    """See ``rebuilding.documents_of``."""
    from search.rebuilding import documents_of

    return documents_of(keys)
