"""The stylesheets: small, in layers, of this site alone, and nothing in them that no page uses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.text import slugify

from archive.comparing import Label
from archive.ledgers.due import Status
from archive.models import Actor, Mention

PROJECT = Path(__file__).resolve().parent.parent
SHEETS = sorted((PROJECT / "static" / "css").glob("*.css"))
OF_THE_DESK = [sheet for sheet in SHEETS if sheet.name in ("desk.css", "judge.css")]
"""They lie over Django's own, which knows no layers and would win over any."""
OURS = [sheet for sheet in SHEETS if sheet not in OF_THE_DESK]
"""Those of the public pages."""
MOST_BYTES, MOST_OF_THE_DESK = 25_000, 10_000
FROM_VALUES = {*Actor.Kind.values, *Mention.Strength.values, *Status, *map(slugify, Label)}
"""Classes that templates take from a row."""
OF_LIBRARIES = {"errorlist", "htmx-request", "field-proposed_because", "model-reply", "password-reset-link", "results"}
"""Classes that Django's forms, htmx and Django's admin set."""


def css(sheet: Path) -> str:
    """A sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


def selectors(sheet: Path) -> Iterator[str]:
    """What stands before each brace, but for at-rules."""
    yield from (found for found in re.findall(r"([^{};]+)\{", css(sheet)) if not found.strip().startswith("@"))


def used_classes() -> Iterator[str]:
    """Words that templates, Python that writes HTML and scripts have for classes."""
    for template in (PROJECT / "templates").rglob("*.html"):
        html = template.read_text(encoding="utf-8")
        for text in (html, re.sub(r"\{[%{].*?[%}]\}", " ", html)):
            yield from " ".join(re.findall(r'class="([^"]*)"', text)).split()
    for module in (*(PROJECT / "archive").rglob("*.py"), *(PROJECT / "search").rglob("*.py")):
        code = module.read_text(encoding="utf-8")
        if re.search(r"\b(format_html|trusted)\(", code):
            strings = (node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant) and isinstance(node.value, str))
            yield from re.findall(r"[\w-]+", " ".join(strings))
    for script in (PROJECT / "static" / "js").glob("*.js"):
        yield from re.findall(r"[\w-]+", " ".join(re.findall(r'"[^"\n]*"|`[^`]*`', script.read_text(encoding="utf-8"))))


def test_all_stylesheets_together_are_small() -> None:
    assert sum(sheet.stat().st_size for sheet in OURS) <= MOST_BYTES
    assert sum(sheet.stat().st_size for sheet in OF_THE_DESK) <= MOST_OF_THE_DESK


def test_every_class_of_a_stylesheet_is_used() -> None:
    used = {*used_classes(), *FROM_VALUES, *OF_LIBRARIES}
    named = {name for sheet in SHEETS for selector in selectors(sheet) for name in re.findall(r"\.(-?[a-zA-Z][\w-]*)", selector)}
    assert len(named) > 100
    assert named - used == set()


def test_every_token_is_used_and_every_used_one_is_set() -> None:
    whole = "".join(map(css, OURS))
    assert set(re.findall(r"(--[\w-]+):", whole)) == set(re.findall(r"var\((--[\w-]+)", whole))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_stylesheet_asks_no_other_host(sheet: Path) -> None:
    assert "//" not in css(sheet)
    assert "@import" not in css(sheet)


@pytest.mark.parametrize("sheet", OURS, ids=lambda sheet: sheet.name)
def test_all_of_a_stylesheet_is_in_layers_of_the_stated_order(sheet: Path) -> None:
    order, *_ = re.findall(r"@layer ([\w, ]+);", css(PROJECT / "static" / "css" / "tokens.css"))
    outside, layers, depth = "", [], 0
    for piece in re.split(r"([{}])", re.sub(r"@layer [\w, ]+;", "", css(sheet))):
        if depth == 0 and piece not in ("{", "}"):
            layers += re.findall(r"@layer (\w+)", piece)
            outside += re.sub(r"@layer \w+", "", piece)
        depth += (piece == "{") - (piece == "}")
    assert outside.strip() == ""
    assert layers
    assert set(layers) <= set(order.split(", "))


@pytest.mark.parametrize("page", ["base.html", "500.html"])
def test_the_order_of_layers_comes_first_on_a_page(page: str) -> None:
    linked = re.findall(r"css/(\w+\.css)", (PROJECT / "templates" / page).read_text(encoding="utf-8"))
    assert linked[0] == "tokens.css"
    assert len(linked) > 1
