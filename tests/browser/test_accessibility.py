"""axe finds nothing to object to: on every kind of page, on a wide window and on a telephone's, in light and in dark."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES
from tests.browser.test_tasks import log_in

pytestmark = pytest.mark.browser

ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What a change of colours can change."""
WIDTHS = (1440, 360)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(name: str, browser: Browser, archive: str) -> None:
    page = browser.new_page(base_url=archive, viewport={"width": WIDTHS[0], "height": 900})
    try:
        page.goto(PAGES[name])
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = [said for width in WIDTHS for said in violations(page, width)]
    finally:
        page.close()
    assert found == []


def violations(page: Page, width: int) -> Iterator[str]:
    """What axe says of the open page in a window so many pixels wide: colours, rule, element and what would mend it."""
    page.set_viewport_size({"width": width, "height": 900})
    for colours, rules in (("light", ALL), ("dark", OF_COLOUR)):
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        result = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        for violation in result.response["violations"]:
            for node in violation["nodes"]:
                yield f"{width} px, {colours}: {violation['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"


def test_axe_finds_no_violation_in_suggestions(browser: Browser, archive: str) -> None:
    page = browser.new_page(base_url=archive, viewport={"width": WIDTHS[0], "height": 900})
    try:
        page.goto("/")
        page.get_by_role("combobox").first.press_sequentially("fen")
        page.get_by_role("option").first.wait_for()
        found = [said for width in WIDTHS for said in violations(page, width)]
    finally:
        page.close()
    assert found == []


DESK = {
    "front page": "/admin/",
    "adding": "/admin/archive/article/add/",
    "judging": "/admin/archive/article/4/judge/",
    "a figure by hand": "/admin/archive/article/4/judge/new/?kind=figure",
    "who did what": "/admin/archive/article/4/trail/",
    "history": "/admin/archive/article/4/history/",
    "version": "/admin/archive/article/4/history/4/",
    "taking down": "/admin/archive/article/4/take-down/",
    "merging": "/admin/archive/actor/merge/?row=1&row=2",
    "splitting": "/admin/archive/actor/1/split/",
    "printed forms": "/admin/archive/actor/1/names/",
    "uses": "/admin/archive/actor/1/uses/articles/",
    "gazetteer": "/admin/archive/actor/import/",
    "inviting": "/admin/auth/user/invite/",
}
"""The archive's own pages of the desk."""
OF_SELECT2 = ".select2-selection__rendered"
"""Within the box that Django's desk brings along for finding rows by typing: a second role without a name. The box itself has one."""


@pytest.mark.parametrize("path", DESK.values(), ids=DESK)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_no_violation_where_editors_work(path: str, colours: Literal["light", "dark"], browser: Browser, archive: str) -> None:
    """Each page is opened anew: Django's desk lets its colours change slowly."""
    context = browser.new_context(base_url=archive, color_scheme=colours, viewport={"width": WIDTHS[0], "height": 900})
    found = []
    try:
        page = context.new_page()
        log_in(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            result = Axe().run(page, context={"exclude": [OF_SELECT2]}, options={"runOnly": ALL, "resultTypes": ["violations"]})
            found += [f"{width} px: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in result.response["violations"]]
    finally:
        context.close()
    assert found == []
