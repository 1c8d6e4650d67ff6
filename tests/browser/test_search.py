"""Searching in a browser: what swaps in place, what the keyboard and the pointer reach, and the same by plain links."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

scripted = pytest.mark.parametrize("page", [True], indirect=True, ids=["with JavaScript"])
"""For what only a script can do; the parameters and links it leads to are tested without one elsewhere."""


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def number(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text().split(" for ")[0]


def expect_number(page: Page, promised: int | str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"^{promised} article"))


def values(page: Page, facet: str = "Actors") -> Locator:
    return page.get_by_role("navigation", name=facet).get_by_role("listitem")


@pytest.fixture
def runs_scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the window runs scripts: as it was opened, since a busy machine may take its time to run them."""
    return bool(request.node.callspec.params["page"])


@pytest.fixture
def unloaded(page: Page) -> Iterator[Page]:
    """A search page that fails the test when it is loaded again: what happens on it must swap in place."""
    page.goto("/search/?q=fentanyl")
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    yield page
    assert loads == []


def test_each_value_of_a_facet_leads_to_as_many_articles_as_it_promises(page: Page) -> None:
    page.goto("/search/?q=fentanyl")
    value = values(page).nth(1)
    promised = value.locator("b").inner_text()
    value.get_by_role("link").click()
    expect_number(page, promised)
    expect(page).to_have_url(re.compile(r"actor="))
    expect(page.locator("#said")).to_contain_text(f"{promised} article")
    expect(page.locator("#said")).to_contain_text(", actor ")
    expect(page.locator("#find")).to_have_value("fentanyl")
    page.get_by_role("link", name="Oldest").click()
    expect(page).to_have_url(re.compile(r"actor=.*sort=oldest"))
    page.get_by_role("searchbox").or_(page.get_by_role("combobox", name="Search the archive")).first.press("Enter")
    expect(page).to_have_url(re.compile(r"q=fentanyl&actor=.*sort=oldest"))


@scripted
def test_the_answer_is_swapped_with_title_address_and_sentence_and_the_focus_stays(unloaded: Page) -> None:
    value = values(unloaded).nth(1).get_by_role("link")
    name, identity = value.inner_text(), value.get_attribute("id")
    value.focus()
    value.press("Enter")
    expect(unloaded.locator("#said")).to_contain_text(f"actor {name}")
    focused = unloaded.locator(":focus")
    expect(focused).to_have_attribute("id", identity or "")
    expect(focused).to_have_attribute("aria-current", "true")
    expect(unloaded.locator("link[rel=alternate]")).to_have_attribute("href", re.compile("actor="))
    unloaded.get_by_role("searchbox").or_(unloaded.locator("#find")).first.fill("cocaine")
    unloaded.locator("#find").press("Enter")
    expect(unloaded).to_have_title(re.compile("^cocaine · "))
    expect(unloaded.get_by_role("heading", level=1)).to_contain_text("cocaine")
    assert set(parameters(unloaded)) == {"q", "actor"}


@scripted
def test_a_removed_filter_leaves_the_focus_on_the_number_of_hits(unloaded: Page) -> None:
    values(unloaded).nth(1).get_by_role("link").click()
    chip = unloaded.get_by_role("link", name="Remove filter")
    chip.focus()
    chip.press("Enter")
    expect(chip).to_have_count(0)
    expect(unloaded.locator("h1:focus")).to_contain_text("fentanyl")


def test_going_back_shows_what_was_there(page: Page) -> None:
    page.goto("/search/?q=fentanyl")
    before = number(page)
    values(page).nth(2).get_by_role("link").click()
    expect(page.locator(".chips")).to_be_visible()
    narrowed = number(page)
    page.get_by_role("link", name="Oldest").click()
    expect(page).to_have_url(re.compile("sort=oldest"))
    page.get_by_role("main").get_by_role("article").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/articles/"))
    page.go_back()
    expect(page.get_by_role("link", name="Oldest")).to_have_attribute("aria-current", "true")
    expect(page.locator("header.bar")).to_be_visible()
    assert number(page) == narrowed
    page.go_back()
    expect(page.get_by_role("link", name="Relevance")).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(page.locator(".chips")).to_have_count(0)
    assert number(page) == before
    expect(page).to_have_title(re.compile("^fentanyl"))
    expect(page.locator("#find-form input[type=hidden]")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".chips")).to_be_visible()
    assert number(page) == narrowed
    values(page).nth(2).get_by_role("link").click()
    expect(page).not_to_have_url(re.compile("nothing"))


def test_a_refused_date_says_so_and_can_be_mended(page: Page) -> None:
    page.goto("/search/?q=fentanyl")
    page.get_by_label("From").fill("2025-13")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("alert")).to_contain_text("2025-13")
    page.get_by_label("From").fill("2025")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".chips")).to_contain_text("from 2025")


def test_an_answer_that_is_an_error_is_shown_as_a_page(browser: Browser, archive: str) -> None:
    page = browser.new_page(base_url=archive)
    page.goto("/search/?q=fentanyl")
    page.route("**/search/?q=fentanyl&actor=*", lambda route: route.fulfill(status=503, body="<h1>Out of order</h1>"))
    values(page).first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Out of order")
    page.close()


@pytest.fixture
def narrow(page: Page) -> Page:
    """A window of a telephone's width."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/search/?q=fentanyl")
    return page


def test_on_a_narrow_screen_filters_open_and_lead_back_to_the_hits(narrow: Page, runs_scripts: bool) -> None:
    expect(values(narrow).first).to_be_hidden()
    narrow.get_by_role("link", name="Filters").click()
    values(narrow).nth(1).get_by_role("link").click()
    expect(narrow.locator("#said")).to_contain_text("actor")
    if runs_scripts:  # they stay open, so that more can be chosen
        expect(narrow.locator(":focus")).to_have_attribute("aria-current", "true")
        narrow.get_by_role("link", name=re.compile("^Show ")).click()
    expect(values(narrow).first).to_be_hidden()
    expect(narrow.locator(".hit").first).to_be_visible()


def test_a_long_facet_is_found_in_by_typing_or_unfolded(page: Page, runs_scripts: bool) -> None:
    page.goto("/search/")
    facet = page.get_by_role("navigation", name="Actors")
    expect(values(page).nth(20)).to_be_hidden()
    if not runs_scripts:
        expect(facet.get_by_role("searchbox")).to_have_count(0)
        facet.locator("summary").click()
        expect(values(page).nth(20)).to_be_visible()
        return
    name = facet.locator("li a").nth(20).text_content() or ""
    facet.get_by_role("searchbox").fill(name.upper())
    shown = facet.get_by_role("link")
    expect(shown.first).to_have_text(name)
    assert all(name.lower() in one.lower() for one in shown.all_inner_texts())
    shown.first.click()
    expect(page.locator("#said")).to_contain_text(f"actor {name}")
    expect(page.locator(":focus")).to_have_attribute("aria-current", "true")
    expect(facet.get_by_role("searchbox")).to_have_value(name.upper())
    facet.get_by_role("searchbox").fill("")
    expect(values(page).first).to_be_visible()


def bars(page: Page) -> Locator:
    return page.locator(".dates .bars").first.locator("li:not(.undated-bar)")


def labels(page: Page) -> list[str]:
    return [one.locator(".label").inner_text() for one in bars(page).all()]


def counted(page: Page, first: int, last: int) -> int:
    return sum(int((bars(page).nth(place).locator(".n").inner_text()).split()[0]) for place in range(first, last + 1))


def test_a_bar_is_a_link_to_its_articles(page: Page) -> None:
    page.goto("/search/")
    bar = bars(page).filter(has=page.get_by_role("link")).first
    label, promised = bar.locator(".label").inner_text(), bar.locator(".n").inner_text().split()[0]
    bar.get_by_role("link").click()
    expect_number(page, promised)
    assert parameters(page)["from"] == parameters(page)["to"] == [label]


@scripted
def test_dragging_over_bars_chooses_their_range(page: Page) -> None:
    page.goto("/search/?undated=include")
    named = labels(page)
    promised = counted(page, 0, 2)
    boxes = [bars(page).nth(place).bounding_box() for place in (0, 2)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    page.mouse.move(boxes[1]["x"] + 3, boxes[1]["y"] + 20)
    page.mouse.down()
    page.mouse.move(boxes[0]["x"] + 3, boxes[0]["y"] + 20, steps=5)
    expect(page.locator(".dates output")).to_contain_text(f"{named[0]} to {named[2]}: {promised} articles")
    page.mouse.up()
    expect_number(page, promised)
    assert parameters(page) == {"from": [named[0]], "to": [named[2]]}
    expect(page.locator(".bars .chosen")).to_have_count(3)


@scripted
def test_shift_and_arrow_keys_choose_a_range_and_enter_applies_it(page: Page) -> None:
    page.goto("/search/")
    named = labels(page)
    linked = [place for place, bar in enumerate(bars(page).all()) if bar.get_by_role("link").count()]
    first, second, third = linked[:3]
    promised = counted(page, first, third)
    bars(page).nth(first).get_by_role("link").focus()
    page.keyboard.press("ArrowRight")
    expect(bars(page).nth(second).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    expect(bars(page).nth(first).get_by_role("link")).to_be_focused()
    expect(page.locator(".dates output")).to_contain_text(f"{named[first]} to {named[third]}: {promised} articles")
    page.keyboard.press("Enter")
    expect_number(page, promised)
    assert parameters(page) == {"from": [named[first]], "to": [named[third]]}


@scripted
def test_suggestions_are_reached_by_the_keyboard_and_lead_to_their_pages(page: Page) -> None:
    page.goto("/")
    before = page.locator("main").bounding_box()
    box = page.get_by_role("combobox", name="Search the archive")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("mexi", delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("group", name="Actors")).to_be_visible()
    assert page.locator("main").bounding_box() == before, "nothing else moves"
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("mexi")
    box.press("ArrowDown")
    name = options.first.inner_text()
    box.press("ArrowDown")
    if box.get_attribute("aria-activedescendant") != options.first.get_attribute("id"):
        box.press("ArrowUp")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/actors/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_enter_without_a_chosen_suggestion_searches(page: Page) -> None:
    page.goto("/actors/")
    page.locator("#find").press_sequentially("fentanyl", delay=30)
    page.locator("#find").press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=fentanyl$"))
    expect(page.get_by_role("listbox")).to_have_count(0)


@scripted
def test_suggestions_are_asked_for_once_the_typing_rests(page: Page) -> None:
    page.goto("/search/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggest?" in request.url else None)
    page.locator("#find").press_sequentially("fentanyl", delay=15)
    page.wait_for_timeout(400)
    assert len(asked) == 1
    assert asked[0].endswith("suggest?q=fentanyl")


def test_the_hit_is_still_marked_in_its_article_and_the_next_one_a_step_away(page: Page, runs_scripts: bool) -> None:
    page.goto("/search/?q=fentanyl")
    page.get_by_role("main").get_by_role("article").filter(has=page.locator("mark")).first.get_by_role("link").first.click()
    marks = page.locator("mark.match")
    assert all(text.lower() == "fentanyl" for text in marks.all_inner_texts())
    places = page.get_by_role("navigation", name="Places found")
    if runs_scripts and marks.count() > 1:
        page.keyboard.press("n")
        assert not page.url.endswith("#hit-1"), "a letter is a key only among the places found (WCAG 2.1.4)"
        places.get_by_role("button", name="Next").focus()
        page.keyboard.press("n")
        page.keyboard.press("n")  # at once: the address follows a moment after a key
        expect(page.locator("#hit-2")).to_be_in_viewport()
        expect(places).to_contain_text("2 of")
        places.get_by_role("button", name="Previous").click()
        assert page.url.endswith("#hit-1")
        expect(page.locator("#hit-1")).to_be_in_viewport()
    else:
        places.get_by_role("link", name="1", exact=True).click()
        expect(page.locator("#hit-1")).to_be_in_viewport()
    places.get_by_role("link", name="Clear marks").click()
    expect(marks).to_have_count(0)
    assert not urlsplit(page.url).query


def test_a_search_that_finds_nothing_says_what_finds_something(page: Page) -> None:
    page.goto("/search/?q=fentanyl&to=1900")
    way = page.get_by_role("listitem").filter(has_text="Without to 1900")
    promised = (way.text_content() or "").split(": ")[1].split()[0]
    way.get_by_role("link").click()
    expect_number(page, promised)


def test_a_page_of_hits_is_light_and_asks_for_little(page: Page) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/search/?q=fentanyl", wait_until="networkidle")
    assert len(sizes) < 15
    assert sum(sizes) < 100_000
