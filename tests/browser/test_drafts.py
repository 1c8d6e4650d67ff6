"""What an editor types is not lost with the tab."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_tasks import log_in

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("page", [True], indirect=True, ids=["with JavaScript"])]


def open_first(page: Page) -> str:
    """Opens the form of the first article; gives its title."""
    log_in(page)
    page.goto("/admin/archive/article/")
    page.locator("#result_list tbody th a").first.click()
    return page.locator("#id_title").input_value()


def test_what_was_typed_is_offered_again_after_the_tab_was_closed(page: Page) -> None:
    title = open_first(page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#id_title").fill(f"{title}, seen anew")
    for _ in range(100):
        if page.evaluate("Object.keys(localStorage).some(key => key.startsWith('draft '))"):
            break
        page.wait_for_timeout(100)
    page.reload()
    expect(page.locator("#id_title")).to_have_value(title)
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("#id_title")).to_have_value(f"{title}, seen anew")
    page.reload()
    page.get_by_role("button", name="Forget it").click()
    page.reload()
    expect(page.get_by_role("button", name="Forget it")).to_have_count(0)


def test_leaving_with_unsaved_work_asks_first_and_saving_does_not(page: Page) -> None:
    title = open_first(page)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#id_title").fill(f"{title} ")
    page.locator("#id_title").press("End")
    page.goto("/admin/")
    assert asked == ["beforeunload"]
    page.go_back()
    page.get_by_role("button", name="Forget it").click()
    page.locator("#id_rights").fill("Their own.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    expect(page.get_by_role("button", name="Forget it")).to_have_count(0)
    assert asked == ["beforeunload"]
