"""Pictures of an archive's pages: ``python -m tests.browser.pictures ADDRESS FILE`` lays each kind of page side by side on one sheet.

A row a kind of page, and in it the page in light and dark, 1,280 and 360 pixels wide, down to the height of two windows. ``--one PATH``
takes one page in light instead, as the README shows it. The archive at ``ADDRESS`` must be running; what it holds none of has no row.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = ("--no-sandbox", "--disable-gpu", "--force-color-profile=srgb")
FIXED = {
    "Home": "/",
    "Articles": "/articles/",
    "Search": "/search/?q=cartel",
    "Nothing found": "/search/?q=zzzqqq",
    "Actors": "/actors/",
    "Topics": "/topics/",
    "Sources": "/sources/",
    "Claims": "/claims/",
    "Disagreements": "/claims/disagreements/",
    "Forecasts": "/forecasts/",
    "Quotations": "/quotations/",
    "Events": "/events/",
    "Gaps": "/gaps/",
    "About": "/about/",
    "Log-in": "/admin/login/",
}
FIRST_OF = {"An article": "/articles/", "An actor": "/actors/", "A topic": "/topics/", "A source": "/sources/", "A measure": "/claims/"}
"""Kinds of pages whose first one is linked from a list."""
ASKING = """path => [...document.querySelectorAll('main a[href]')]
    .map(link => new URL(link.getAttribute('href'), location).pathname).find(found => found.match(path))"""
WIDTHS = {1280: 250, 360: 110}
"""Of windows, and of their pictures on the sheet, in pixels."""
WINDOW = 900


def addresses(page: Page) -> Iterator[tuple[str, str]]:
    """Kinds of pages with an address of each in this archive."""
    yield from FIXED.items()
    for kind, path in FIRST_OF.items():
        page.goto(path)
        listed = r"^/articles/(?!\d{4}/|undated/)[^/]+/$" if path == "/articles/" else rf"^{path}(?!disagreements/|unnamed/)[^/]+/$"
        if first := page.evaluate(ASKING, listed):
            yield kind, first


def taken(browser: Browser, origin: str, folder: Path) -> Iterator[tuple[str, list[tuple[Path, int]]]]:
    """Each kind of page with its pictures and the width of each on the sheet."""
    windows = [
        (browser.new_page(base_url=origin, viewport={"width": width, "height": 2 * WINDOW}, color_scheme=theme), small)
        for width, small in WIDTHS.items()
        for theme in ("light", "dark")
    ]
    for kind, address in list(addresses(windows[0][0])):
        shots = []
        for number, (window, small) in enumerate(windows):
            window.goto(address)
            shots.append((folder / f"{kind}-{number}.png", small))
            window.screenshot(path=shots[-1][0])
        yield kind, shots


def sheet(browser: Browser, origin: str, to: Path) -> None:
    """Writes the sheet."""
    with tempfile.TemporaryDirectory() as made:
        rows = [
            f"<h2>{escape(kind)}</h2><p>" + "".join(f'<img src="{shot.name}" width="{small}">' for shot, small in shots) + "</p>"
            for kind, shots in taken(browser, origin, Path(made))
        ]
        style = "body { font: 16px sans-serif; background: #ccc } img { margin-right: 12px; vertical-align: top } h2 { margin: 20px 0 6px }"
        laid = Path(made, "sheet.html")
        laid.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(rows)}", encoding="utf-8")
        page = browser.new_page(viewport={"width": 800, "height": WINDOW})
        page.goto(laid.as_uri())
        page.screenshot(path=to, full_page=True, type="jpeg", quality=55)


def main() -> None:
    """Reads what is wanted, and makes it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="where the archive runs")
    parser.add_argument("file", type=Path, help="a .jpg, or with --one a .png")
    parser.add_argument("--one", metavar="PATH", help="one page alone")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        if asked.one:
            page = browser.new_page(base_url=asked.address, viewport={"width": 1280, "height": 860})
            page.goto(asked.one)
            page.screenshot(path=asked.file)
        else:
            sheet(browser, asked.address, asked.file)


if __name__ == "__main__":
    main()
