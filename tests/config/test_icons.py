"""How the archive looks outside its own pages: icons, the web manifest, and the card that is shown with a link."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

STATIC = Path(__file__).resolve().parent.parent.parent / "static"


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_the_manifest_names_pictures_of_the_sizes_it_says() -> None:
    manifest = json.loads((STATIC / "site.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == "Policy Archive"
    sizes = {icon["src"]: icon["sizes"] for icon in manifest["icons"] if icon["type"] == "image/png"}
    assert {src: "{}x{}".format(*size_of(STATIC / src)) for src in sizes} == sizes
    assert set(sizes.values()) == {"192x192", "512x512"}
    assert all((STATIC / icon["src"]).exists() for icon in manifest["icons"])


def test_the_card_is_of_the_size_that_sites_ask_for_and_light() -> None:
    assert size_of(STATIC / "img" / "card.png") == (1200, 630)
    assert (STATIC / "img" / "card.png").stat().st_size < 40_000


@pytest.mark.django_db
def test_every_page_names_its_icons_its_manifest_and_its_card(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://archive.example.org"
    head = html.fromstring(client.get("/about/").content.decode()).find("head")
    hrefs = {link.get("rel"): link.get("href") for link in head.xpath("link")}
    assert hrefs["icon"] == "/static/img/favicon.svg"
    assert hrefs["apple-touch-icon"] == "/static/img/icon-180.png"
    assert size_of(STATIC / "img" / "icon-180.png") == (180, 180)
    assert hrefs["manifest"] == "/static/site.webmanifest"
    assert head.xpath("meta[@property='og:image']/@content") == ["https://archive.example.org/static/img/card.png"]
    assert head.xpath("meta[@name='twitter:card']/@content") == ["summary_large_image"]


@pytest.mark.django_db
def test_the_browser_is_told_the_colour_of_the_bar_in_light_and_dark(client: Client) -> None:
    css = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    metas = html.fromstring(client.get("/about/").content.decode()).xpath("//meta[@name='theme-color']")
    light, dark = (meta.get("content") for meta in metas)
    assert f"--card: light-dark({light}, {dark})" in css
