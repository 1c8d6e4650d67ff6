"""What else editors do, by keyboard, with JavaScript and without: likenesses, two at once, merges and their undoing, versions.

``make pictures`` keeps what these tests see as the pictures of docs/editing.md.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Picture
from tests.browser.sample_archive import COLLEAGUE
from tests.browser.test_tasks import another_page, log_in, paste

pytestmark = pytest.mark.browser


def press(one: Locator, key: str = "Enter") -> None:
    """Focuses a link, button or box, and presses a key."""
    one.focus()
    one.press(key)


def save(page: Page) -> None:
    """Saves the form that is open."""
    press(page.get_by_role("button", name="Save and continue editing"))


@pytest.fixture
def colleague(browser: Browser, archive: str, page: Page) -> Iterator[Page]:
    """Another editor's window, on another machine."""
    context = browser.new_context(base_url=archive, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    log_in(opened, COLLEAGUE)
    yield opened
    context.close()


def test_two_editors_collide_and_both_see_what_the_other_wrote(page: Page, colleague: Page, picture: Picture) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    log_in(page)
    paste(page, another_page())
    press(page.get_by_role("link", name="correct these, or the text"))
    form = page.url
    before = page.locator("#id_body").input_value()
    page.locator("#id_body").fill(before.replace("before summer", "before winter"))
    page.locator("#id_title").fill("Ports prepare, says one editor")

    colleague.goto(form)
    colleague.locator("#id_body").fill(before.replace("new scanners", "old scanners"))
    save(colleague)
    expect(colleague.get_by_text("was changed successfully")).to_be_visible()

    save(page)
    said = page.locator(".errornote, .errorlist").filter(has_text="while you edited version")
    expect(said.locator("ins").filter(has_text="old")).to_be_visible()
    expect(said.locator("ins").filter(has_text="winter")).to_be_visible()
    assert "before winter" in page.locator("#id_body").input_value()
    expect(page.locator("#id_title")).to_have_value("Ports prepare, says one editor")
    picture(page, "collision")

    page.goto(form)
    both = page.locator("#id_body").input_value()
    assert "old scanners" in both
    page.locator("#id_body").fill(both.replace("before summer", "before winter"))
    save(page)
    kept = page.locator("#id_body").input_value()
    assert "old scanners would be installed before winter" in kept


def test_a_page_much_like_an_article_is_laid_beside_it_and_becomes_its_new_version(page: Page, picture: Picture) -> None:
    log_in(page)
    text = another_page()
    paste(page, text)
    key = re.search(r"/article/(\d+)/", page.url)
    page.goto("/admin/archive/article/add/")
    page.get_by_label("Text").fill(text.replace("before summer", "before winter"))
    press(page.get_by_role("button", name="Read the page"))
    like = page.get_by_role("button", name="It is a new version of this article").first
    expect(like).to_be_visible()
    expect(page.locator("ins").filter(has_text="winter").first).to_be_visible()
    picture(page, "likeness")
    press(like)
    page.goto(f"/admin/archive/article/{key and key[1]}/change/")
    assert "before winter" in page.locator("#id_body").input_value()


def test_two_actors_are_merged_after_a_look_at_what_moves_and_parted_again(page: Page, picture: Picture) -> None:
    log_in(page)
    page.goto("/admin/archive/actor/?state__exact=accepted&q=drug")
    rows = page.locator("#result_list tbody tr")
    names = [rows.nth(place).locator("th a").inner_text() for place in (0, 1)]
    for place in (0, 1):
        press(rows.nth(place).locator("input.action-select"), "Space")
    page.locator("select[name=action]").select_option(
        label=page.locator("select[name=action] option").filter(has_text="Merge").inner_text()
    )
    press(page.get_by_role("button", name=re.compile("Go|Run")))
    stays = page.locator("input[name=into]:checked").locator("xpath=..").inner_text()
    press(page.get_by_role("button", name="Show what moves"))
    expect(page.get_by_role("heading", name="What moves to")).to_be_visible()
    picture(page, "merge")
    press(page.get_by_role("button", name="Merge into"))
    expect(page.get_by_text("Undo it for")).to_be_visible()
    press(page.locator(".messagelist a").first)
    press(page.get_by_role("button", name="Take the merge back"))
    expect(page.get_by_text("stands by itself again")).to_be_visible()
    gone = next(name for name in names if name not in stays)
    expect(page.locator("#id_name")).to_have_value(gone)


def test_versions_are_compared_and_the_text_and_a_passage_put_back(page: Page, picture: Picture) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    log_in(page)
    paste(page, another_page())
    judging = page.url
    row = page.locator(".row[data-kind=figure]").first
    press(row.get_by_role("button", name="Accept").first)
    expect(page.locator(".row[data-kind=figure][data-state=accepted]")).to_have_count(1)
    press(page.get_by_role("link", name="correct these, or the text"))
    form = page.url
    before = page.locator("#id_body").input_value()
    page.locator("#id_body").fill(before.replace("before summer", "before winter"))
    save(page)
    page.goto(form.replace("/change/", "/history/"))
    press(page.get_by_role("button", name="Compare"))
    expect(page.locator("ins").filter(has_text="winter").first).to_be_visible()
    picture(page, "versions")
    page.goto(form.replace("/change/", "/history/"))
    press(page.locator("#change-history tbody tr").nth(1).locator("a").first)
    press(page.get_by_role("button", name="Restore this version"))
    expect(page.get_by_text("Put back, as a new version")).to_be_visible()
    assert page.locator("#id_body").input_value() == before

    page.goto(form.replace("/change/", "/history/"))
    press(page.get_by_role("button", name="Put back: ").last)
    expect(page.get_by_text("Put back, as a new version")).to_be_visible()
    page.goto(judging)
    expect(page.locator(".row[data-kind=figure]").first).to_have_attribute("data-state", "proposed")


def test_the_front_page_leads_to_what_waits(page: Page, picture: Picture) -> None:
    log_in(page)
    paste(page, another_page())
    page.goto("/admin/")
    picture(page, "board")
    line = page.get_by_role("link", name=re.compile(r"unpublished articles? ha(s|ve) proposals to judge"))
    number = int(re.search(r"\d+", line.inner_text())[0])  # type: ignore[index]
    press(line)
    expect(page.locator("#result_list tbody tr")).to_have_count(min(number, 100))
