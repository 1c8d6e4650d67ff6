"""Elements: what stands in an element of an HTML page."""

from itertools import islice
from typing import Any


def text_of(element: Any, pieces: int, characters: int | None = None) -> str:
    """The text of an element in one line, read no further than its first ``pieces`` of text and so many ``characters``."""
    return " ".join("".join(islice(element.itertext(), pieces))[:characters].split())
