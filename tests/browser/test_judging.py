"""The judging page, as an editor works on it: by keyboard from a pasted page to a published article, and without JavaScript too."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Picture
from tests.browser.test_tasks import another_page, log_in, paste
from tests.conftest import SHARED

pytestmark = pytest.mark.browser
SEED = next(iter(sorted((SHARED / "seeds").glob("*"))), None)
MOST_PRESSES = 25
only_with_javascript = pytest.mark.parametrize("page", [True], indirect=True, ids=["with JavaScript"])


class Keyboard:
    """Keys that are pressed on a page, counted; typing and pasting text is not."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, *keys: str) -> None:
        """Presses keys one after another."""
        for key in keys:
            self.presses += 1
            self.page.keyboard.press(key)

    def decide(self, key: str) -> None:
        """Presses a key that decides, and waits for the answer: the number of those that wait, or the form."""
        before = self.page.locator("#waiting").get_attribute("data-number")
        self.press(key)
        expect(self.page.locator("#waiting")).not_to_have_attribute("data-number", before or "")
        expect(self.page.locator(".row:focus")).to_have_count(1)


@only_with_javascript
@pytest.mark.skipif(SEED is None, reason="the seeds are not beside the project")
def test_a_seed_is_pasted_judged_corrected_and_published_in_25_key_presses(page: Page) -> None:
    assert SEED is not None
    log_in(page)
    page.goto("/admin/archive/article/add/")
    keys = Keyboard(page)
    page.keyboard.insert_text(SEED.read_text(encoding="utf-8"))
    keys.press("Control+Enter")
    page.wait_for_url(re.compile(r"/judge/"))

    kinds = [one.get_attribute("data-kind") for one in page.locator(".kind > ol > .row.proposed").all()]
    for kind in dict.fromkeys(kinds):
        expect(page.locator("*:focus")).to_have_attribute("data-kind", kind or "")
        if kind == "quotation":
            keys.press("e")
            expect(page.locator(".row-form input[name=actor_name]")).to_be_visible()
            page.locator(".row-form input[name=role]").fill("who was there")
            keys.press("Enter")
            expect(page.locator(".row-form")).to_have_count(0)
            expect(page.locator(".row:focus")).to_have_count(1)
        elif kind == "figure":
            keys.decide("r")
        waits = page.locator(f"#kind-{kind} > ol > .row.proposed").count()
        if waits:
            keys.decide("Shift+A" if waits > 1 else "a")
    expect(page.locator("#waiting")).to_have_text("All is decided")
    keys.press("p", "Enter")
    expect(page.get_by_text("is published")).to_be_visible()
    assert keys.presses <= MOST_PRESSES


@only_with_javascript
def test_the_row_that_has_the_focus_shows_its_words_in_the_text_and_decides_by_one_key(page: Page, picture: Picture) -> None:
    log_in(page)
    paste(page, another_page())
    keys, row = Keyboard(page), page.locator(".kind > ol > .row:focus")
    for _ in range(30):
        if row.get_attribute("data-kind") == "figure":
            break
        keys.press("j")
    expect(page.locator(".judged-text .current")).to_be_in_viewport()
    picture(page, "judging")
    key = row.get_attribute("data-key")
    keys.decide("a")
    expect(page.locator(f"#line-{key}")).to_have_attribute("data-state", "accepted")
    expect(page.locator(f"#line-{key}")).not_to_be_focused()
    keys.press("k")
    page.locator(f"#line-{key}").focus()
    keys.decide("u")
    expect(page.locator(f"#line-{key}")).to_have_attribute("data-state", "proposed")


@only_with_javascript
def test_words_selected_in_the_text_become_a_passage(page: Page) -> None:
    log_in(page)
    paste(page, another_page())
    page.evaluate(
        """() => {
            const text = document.querySelector('.judged-text'), walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf('new scanners');
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 12);
                text.focus();
                return;
            }
        }"""
    )
    page.keyboard.press("n")
    expect(page.get_by_label("by its words")).to_have_value("new scanners")
    page.locator(".by-hand select").select_option("forecast")
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    form = page.locator("#made-by-hand .row-form")
    form.get_by_label("Horizon").fill("before summer")
    form.get_by_role("button", name="Add").press("Enter")
    made = page.locator("#kind-forecast .row.accepted")
    expect(made).to_contain_text("new scanners")
    expect(made).to_be_focused()


def test_a_page_is_judged_row_by_row_by_buttons(page: Page) -> None:
    log_in(page)
    paste(page, another_page())
    quotation = page.locator("#kind-quotation > ol > .row").first
    quotation.get_by_role("button", name="Accept").click()
    expect(quotation).to_have_class(re.compile("accepted"))
    figure = page.locator("#kind-figure > ol > .row").first
    figure.get_by_role("button", name="Reject").click()
    expect(figure).to_have_class(re.compile("rejected"))
    figure.get_by_role("link", name="Correct").click()
    page.get_by_label("Unit").fill("kilogram")
    page.get_by_role("button", name="Correct and accept").click()
    expect(page.locator("#kind-figure > ol > .row").first).to_have_class(re.compile("accepted"))
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("is published")).to_be_visible()
