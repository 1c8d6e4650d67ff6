"""An article's page in a browser: what follows the reader, and what points at what; with the keyboard alone, and without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def article(page: Page) -> Page:
    """The longest of the sample articles, on a wide screen."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/search/?q=title:harvests+title:guns")
    page.get_by_role("main").get_by_role("article").first.get_by_role("link").first.click()
    expect(page.locator("nav.outline a").nth(3)).to_be_visible()
    return page


@pytest.fixture
def scripted(article: Page, request: pytest.FixtureRequest) -> Page:
    """The same, where there is JavaScript."""
    if "without JavaScript" in request.node.name:
        pytest.skip("it takes JavaScript")
    return article


def lit(within: Locator) -> Locator:
    return within.locator(".lit")


def line_of(page: Page, words: Locator) -> Locator:
    return page.locator(f"#line-{words.get_attribute('id')}")


def scrolled(page: Page, key: str) -> None:
    """Presses the key and waits until the page rests again: chromium drops a Home that comes while it still glides to the End."""
    page.evaluate("window.rest = new Promise((rested) => addEventListener('scrollend', rested, {once: true})); null")
    page.locator("body").press(key)
    page.evaluate("window.rest.then(() => null)")


def test_a_link_of_the_outline_leads_to_its_section_and_back_it_is_marked_only_by_a_script(article: Page, request: Any) -> None:
    link = article.locator("nav.outline a").nth(4)
    link.focus()
    link.press("Enter")
    expect(article.locator(f"{link.get_attribute('href')}")).to_be_in_viewport()
    if "without JavaScript" in request.node.name:
        expect(article.locator("nav.outline [aria-current]")).to_have_count(0)
    else:
        expect(link).to_have_attribute("aria-current", "true")


def test_the_outline_follows_the_reader_to_the_last_section_and_back(scripted: Page) -> None:
    last, current = scripted.locator("nav.outline a").last, scripted.locator("nav.outline [aria-current=true]")
    scrolled(scripted, "End")
    expect(last).to_have_attribute("aria-current", "true")
    expect(current).to_have_count(1)
    scrolled(scripted, "Home")
    expect(last).not_to_have_attribute("aria-current", "true")
    assert current.count() < 2


def test_words_and_their_line_lead_to_each_other_by_keyboard(article: Page) -> None:
    words = article.locator("mark.figure").first
    way = words.get_by_role("link", name="This figure beside the text")
    line = line_of(article, words)
    way.focus()
    way.press("Enter")
    expect(line).to_be_focused()
    expect(line).to_be_in_viewport()
    line.press("Enter")
    assert article.url.endswith(f"#{words.get_attribute('id')}")
    expect(words).to_be_in_viewport()


def test_a_line_that_is_folded_away_opens_for_its_words(article: Page) -> None:
    words = article.locator("mark.figure").last
    line = line_of(article, words)
    expect(line).to_be_hidden()
    way = words.locator("a.line")
    way.focus()
    way.press("Enter")
    expect(line).to_be_visible()


def test_pointing_at_a_line_lights_its_words_and_at_words_their_line(scripted: Page) -> None:
    words = scripted.locator("mark.figure").first
    line = line_of(scripted, words)
    line.hover()
    expect(words).to_have_class("figure proposed lit")
    words.hover()
    expect(lit(scripted.locator("#figures + ul"))).to_contain_text(line.inner_text())
    expect(line).to_be_in_viewport()
    scripted.mouse.move(2, 2)
    expect(scripted.locator(".lit")).to_have_count(0)
    words.locator("a.line").focus()
    expect(lit(scripted.locator("#figures + ul"))).to_contain_text(line.inner_text())


def test_an_actor_that_is_focused_shows_its_mentions_and_its_card_until_escape(scripted: Page) -> None:
    link = scripted.locator(".text a.actor.person").first
    mentions = scripted.locator(f".text a.actor[href='{link.get_attribute('href')}']")
    wide = scripted.locator("html").evaluate("e => [e.scrollWidth, e.scrollHeight]")
    requests: list[str] = []
    scripted.on("request", lambda request: requests.append(request.url))
    scripted.locator(".text a.actor").first.focus()
    scripted.keyboard.press("Tab")
    scripted.keyboard.press("Shift+Tab")
    link.focus()
    card = scripted.locator("#card")
    expect(card).to_be_visible()
    expect(card).to_contain_text("person · ")
    expect(card).to_contain_text("geographer")
    expect(link).to_have_attribute("aria-describedby", "card")
    expect(lit(scripted.locator(".text"))).to_have_count(mentions.count())
    assert scripted.locator("html").evaluate("e => [e.scrollWidth, e.scrollHeight]") == wide
    assert requests == []
    scripted.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()


def test_a_card_stays_while_it_is_pointed_at_and_goes_when_nothing_is(scripted: Page) -> None:
    link = scripted.locator(".text a.actor").first
    link.hover()
    card = scripted.locator("#card")
    expect(card).to_be_visible()
    card.hover()
    scripted.wait_for_timeout(600)
    expect(card).to_be_visible()
    expect(card.get_by_role("link").first).to_have_attribute("href", link.get_attribute("href") or "")
    scripted.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_without_javascript_a_line_marks_the_words_that_it_leads_to(article: Page) -> None:
    line = article.locator("#figures + ul a[id^=line-]").first
    line.click()
    words = article.locator(f"{line.get_attribute('href')}")
    expect(words).to_be_in_viewport()
    marked = words.evaluate("e => getComputedStyle(e).boxShadow")
    assert marked != "none"


def test_the_page_fits_any_window_and_loads_little(article: Page) -> None:
    loaded: list[int] = []
    article.on("response", lambda response: loaded.append(response.request.sizes()["responseBodySize"]))
    article.reload()
    article.wait_for_load_state("networkidle")
    assert len(loaded) < 15
    assert sum(loaded) < 100_000
    for width in (320, 360, 700, 1000, 1440):
        article.set_viewport_size({"width": width, "height": 800})
        wide = article.locator("html").evaluate("e => e.scrollWidth")
        assert wide <= width, f"{wide} pixels wide in a window of {width}"
