"""Links of searches, computed in Python so that templates only print them."""

from urllib.parse import urlencode

from django.urls import reverse

from search.contract import SearchRequest


def link_to(view: str, request: SearchRequest) -> str:
    """The relative address at which ``view`` answers ``request``."""
    query = urlencode(request.pairs())
    return reverse(view) + (f"?{query}" if query else "")
