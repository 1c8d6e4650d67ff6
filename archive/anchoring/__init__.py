"""Anchoring: where a passage stands after its text changed. Pure.

Where both texts are known, ``moved`` lays them beside each other; where only a passage's words and context are, ``places`` looks for
those, and ``is_sure`` says whether a place of them can be trusted.
"""

from archive.anchoring.moving import moved
from archive.anchoring.selectors import is_sure, places
from archive.anchoring.stretches import Span

__all__ = ["Span", "is_sure", "moved", "places"]
