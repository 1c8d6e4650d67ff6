"""Forms of a page, as a browser would send them."""

from typing import Any

from lxml import html


def filled_in(page: bytes, form: str) -> dict[str, str]:
    """What the form with this id holds, its buttons left out. ``KeyError`` where the page has none."""
    found: Any = html.fromstring(page.decode())  # a page of the desk says only in its header that it is UTF-8
    return {name: value or "" for name, value in found.get_element_by_id(form).form_values() if not name.startswith("_")}
