"""What researchers come to do, by keyboard alone: every stop on the way can be seen, and nothing holds the focus."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

MOST_STOPS = 400
"""Of a page, before a test says that a thing can't be reached."""
FOCUSED = """() => {
  const stop = document.activeElement, style = getComputedStyle(stop), box = stop.getBoundingClientRect();
  const drawn = box.width > 0 || getComputedStyle(stop, '::after').content !== 'none';
  return {
    what: stop.outerHTML.slice(0, 200),
    nowhere: stop === document.body,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: drawn && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right >= 0 && box.left < innerWidth,
  };
}"""


@pytest.fixture(autouse=True)
def _without_motion(page: Page) -> None:
    """What is scrolled to is there at once."""
    page.emulate_media(reduced_motion="reduce")


def step(page: Page) -> dict[str, Any]:
    """Goes one stop on; the focus is somewhere in the window, with an outline around it (WCAG 2.4.7, 2.4.11)."""
    page.keyboard.press("Tab")
    stop: dict[str, Any] = page.evaluate(FOCUSED)
    if not stop["nowhere"]:
        assert stop["outlined"], f"no outline: {stop['what']}"
        assert stop["inside"], f"out of sight: {stop['what']}"
    return stop


def reach(page: Page, target: Locator) -> None:
    """Goes on stop by stop until the focus is on ``target``."""
    for _ in range(MOST_STOPS):
        step(page)
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{target} can't be reached")


def follow(page: Page, target: Locator) -> None:
    """Reaches a link or button and presses it."""
    reach(page, target)
    page.keyboard.press("Enter")


def heading(page: Page) -> Locator:
    """The page's first heading."""
    return page.get_by_role("heading", level=1)


def test_a_researcher_searches_filters_opens_an_article_and_follows_an_actor(page: Page) -> None:
    page.goto("/")
    reach(page, page.locator("input[type=search]").first)
    page.keyboard.type("fentanyl")
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("fentanyl")

    value = page.get_by_role("navigation", name="Actors").get_by_role("listitem").nth(2)
    promised = value.locator("b").inner_text()
    follow(page, value.get_by_role("link"))
    expect(heading(page)).to_contain_text(f"{promised} article")

    hit = page.get_by_role("main").get_by_role("article").first.get_by_role("link").first
    title = hit.inner_text()
    follow(page, hit)
    expect(heading(page)).to_contain_text(title.rstrip("…"))

    actor = page.locator("article a.actor").first
    name = actor.get_attribute("href") or "nowhere"
    follow(page, actor)
    expect(heading(page)).to_be_visible()
    assert page.url.endswith(name)


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    page.goto(PAGES["article"])
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).not_to_be_in_viewport()
    step(page)
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    step(page)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_references_open_and_close(page: Page) -> None:
    page.goto(PAGES["article"])
    reach(page, page.locator("summary", has_text="Reference and files"))
    reference = page.locator("#reference-apa")
    for key, seen in (("Enter", True), ("Space", False), ("Space", True)):
        page.keyboard.press(key)
        expect(reference).to_be_visible(visible=seen)


def test_a_list_is_narrowed_by_arrow_keys(page: Page) -> None:
    page.goto("/actors/")
    kind = page.locator("main select[name='kind']")
    reach(page, kind)
    page.keyboard.press("ArrowDown")
    chosen = kind.input_value()
    assert chosen
    follow(page, page.locator("main form button").first)
    page.wait_for_url(f"**/actors/?*kind={chosen}*")
    expect(kind).to_have_value(chosen)


def test_filters_of_a_narrow_window_open_and_are_the_next_stop(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto("/search/?q=fentanyl")
    filters = page.locator("#filters")
    expect(filters).to_be_hidden()
    follow(page, page.get_by_role("link", name="Filters", exact=True))
    expect(filters).to_be_visible()
    step(page)
    assert filters.evaluate("one => one.contains(document.activeElement)")


def test_a_researcher_keeps_a_search(page: Page) -> None:
    page.goto("/search/?q=fentanyl")
    promised = heading(page).inner_text().partition(" for ")[0]
    follow(page, page.get_by_role("link", name="Keep this search"))
    expect(heading(page)).not_to_contain_text(promised)
    follow(page, page.get_by_role("button", name="Keep it"))
    page.wait_for_url("**/search/kept/*/")
    expect(page.get_by_role("main")).to_contain_text(promised)


@pytest.mark.parametrize("name", ["home", "search", "person", "events", "reply", "log-in"])
def test_every_stop_of_a_page_is_seen_and_the_last_lets_the_focus_go(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    if name == "log-in":  # the focus begins in its first field
        page.evaluate("document.activeElement.blur()")
    stops = 0
    while stops < MOST_STOPS and not step(page)["nowhere"]:
        stops += 1
    assert 2 <= stops < MOST_STOPS
