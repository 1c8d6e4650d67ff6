"""What researchers and editors come to do, done by a browser, with JavaScript and without."""

from random import randint

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sample_archive import EDITOR, PASSWORD

pytestmark = pytest.mark.browser

PAGE = """Thursday, 12 March 2026

Sections
Newsletters

Ferry Ports Prepare for New Container Scanners

Harbour officials said on Thursday that new scanners would be installed before summer. “We will look into every tenth box by June,” said Amalia Brandt, head of port security at the Harbour Policy Institute.

The Drug Enforcement Administration seized 420 kilograms of cocaine in the port last year, according to a report by the Harbour Institute.

Write to us
Your e-mail
"""  # noqa: E501 - a paragraph is a line


def test_a_researcher_searches_filters_opens_an_article_and_follows_an_actor(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search the archive").fill("fentanyl")
    page.get_by_label("Search the archive").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("fentanyl")

    value = page.get_by_role("navigation", name="Actors").get_by_role("listitem").nth(2)
    promised = value.locator("b").inner_text()
    value.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{promised} article")

    hit = page.get_by_role("main").get_by_role("article").first.get_by_role("link").first
    title = hit.inner_text()
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title.rstrip("…"))

    actor = page.locator("a.actor").first
    actor.click()
    assert "/actors/" in page.url
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_line_of_the_sidebar_leads_to_its_exact_words(page: Page) -> None:
    page.goto("/search/?q=kilograms")
    page.get_by_role("main").get_by_role("article").first.get_by_role("link").first.click()
    line = page.locator("a[href^='#figure-']").first
    target = line.get_attribute("href")
    line.click()
    assert page.url.endswith(target or "nowhere")
    expect(page.locator(target or "nowhere")).to_be_in_viewport()


def log_in(page: Page, name: str = EDITOR) -> None:
    """Opens the desk as one of its editors."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def paste(page: Page, text: str) -> None:
    """Adds a page, also where the archive holds one much like it."""
    page.goto("/admin/archive/article/add/")
    page.get_by_label("Text").fill(text)
    page.get_by_role("button", name="Read the page").click()
    if page.get_by_role("button", name="of its own").count():
        page.get_by_role("button", name="of its own").click()
    page.wait_for_url("**/judge/")


def another_page() -> str:
    """A page that no other test adds, in words of its own."""
    number = randint(100_000, 999_999)
    words = " ".join(f"Pier {number + place} waits for its crane and pays {place} guards." for place in range(12))
    return PAGE.replace("Ferry Ports", f"Ports of {number}").replace("420 kilograms", f"{number} kilograms") + f"\n\n{words}\n"


def test_an_editor_logs_in_pastes_a_page_judges_it_and_publishes_it(page: Page) -> None:
    log_in(page)
    paste(page, PAGE)
    page.get_by_role("link", name="correct these, or the text").click()
    expect(page.locator("#id_title")).to_have_value("Ferry Ports Prepare for New Container Scanners")
    assert "Your e-mail" not in page.locator("#id_body").input_value()

    page.locator("#id_status").select_option("published")
    page.locator("select[name^='quotations-'][name$='-state']").first.select_option("accepted", force=True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    for _ in range(50):
        page.goto("/search/?q=%22every+tenth+box%22")
        if page.get_by_role("main").get_by_role("article").count():
            break
        page.wait_for_timeout(200)
    page.get_by_role("link", name="Ferry Ports Prepare for New Container Scanners").click()
    expect(page.locator("main")).to_contain_text("Amalia Brandt")
    expect(page.get_by_role("link", name="Drug Enforcement Administration").first).to_be_visible()


def test_every_page_fits_a_window_of_320_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    entities = ("/actors/", "/actors/mexico/", "/topics/", "/topics/border-security/", "/sources/")
    for path in ("/", "/articles/", "/search/?q=fentanyl", *entities, "/about/", "/search/?q=zzzqqq"):
        page.goto(path)
        wide = page.locator("html").evaluate("e => e.scrollWidth")
        assert wide <= 320, f"{path} is {wide} pixels wide"


def test_a_reference_is_copied_by_a_button_and_can_be_had_without_one(page: Page, request: pytest.FixtureRequest) -> None:
    page.goto("/articles/")
    page.get_by_role("main").get_by_role("article").first.get_by_role("link").first.click()
    page.get_by_text("Reference and files").click()
    reference = page.locator("#reference-apa")
    expect(reference).to_be_visible()
    button = page.get_by_role("button", name="Copy").first
    if "without JavaScript" in request.node.name:
        expect(button).to_be_hidden()
    else:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button.click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == " ".join(reference.inner_text().split())


def test_a_paragraph_leads_to_its_citation_and_its_citation_back_to_it(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/articles/")
    page.get_by_role("main").get_by_role("article").first.get_by_role("link").first.click()
    way = page.get_by_role("link", name="Cite this passage").nth(1)
    anchor = (way.get_attribute("href") or "").rstrip("/").rpartition("/")[2]
    way.focus()
    way.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cite this passage")
    assert page.locator("html").evaluate("e => e.scrollWidth") <= 320
    page.goto(f"{page.url.partition('/cite/')[0]}/#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_researcher_keeps_a_search_and_opens_its_receipt(page: Page) -> None:
    page.goto("/search/?q=fentanyl")
    promised = page.get_by_role("heading", level=1).inner_text().partition(" for ")[0]
    page.get_by_role("link", name="Keep this search").click()
    page.get_by_role("button", name="Keep it").click()
    assert "/search/kept/" in page.url
    expect(page.get_by_role("main")).to_contain_text(promised)
    expect(page.get_by_role("main")).to_contain_text("Nothing has changed")
    page.reload()
    page.get_by_role("link", name="Ask it again").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(promised)


def test_a_researcher_makes_a_reading_list(page: Page) -> None:
    page.goto("/articles/")
    hit = page.get_by_role("main").get_by_role("article").first.get_by_role("link").first
    title = hit.inner_text()
    hit.click()
    page.get_by_role("link", name="Add to reading list").click()
    if "/reading-list/" not in page.url:  # the script keeps the list, and the reader stays where he is
        page.get_by_role("link", name="On your reading list (1)").click()
    rows = page.get_by_role("main").get_by_role("article")
    expect(rows).to_have_count(1)
    page.get_by_label("Title contains").fill("a")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("main").get_by_role("listitem").first.get_by_role("link", name="to the reading list").click()
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(title)
    rows.first.get_by_role("link", name="Remove").click()
    expect(rows).to_have_count(1)
    expect(rows.first).not_to_contain_text(title)


def test_a_visitor_leaves_a_reply_an_editor_approves_it_and_it_is_shown(page: Page, request: pytest.FixtureRequest) -> None:
    words = f"Said {request.node.name}: see https://reply.example/page."
    page.goto("/articles/")
    page.get_by_role("main").get_by_role("article").first.get_by_role("link").first.click()
    article = page.url
    page.get_by_role("link", name="Leave a reply").click()
    page.get_by_label("Your name").fill("Vera Visitor")
    page.get_by_label("Your reply").fill(" \n ")
    page.get_by_role("button", name="Send the reply").click()
    expect(page.get_by_text("Write your reply first.")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Vera Visitor")
    expect(page.get_by_label("Leave this empty")).not_to_be_in_viewport(ratio=0.1)
    page.get_by_label("Your reply").fill(words)
    page.get_by_role("button", name="Send the reply").click()
    expect(page.get_by_text("Your reply waits for an editor.")).to_be_in_viewport()
    assert page.url.startswith(article)
    expect(page.locator("#replies")).not_to_contain_text(words)

    log_in(page)
    page.get_by_role("link", name="1 reply waits for an editor").click()
    page.locator("input[name='_selected_action']").first.check()
    page.locator("select[name='action']").first.select_option("approve")
    page.get_by_role("button", name="Go").first.click()
    expect(page.get_by_text("1 reply approved.")).to_be_visible()

    page.goto(article)
    reply = page.locator("#replies").get_by_role("article").filter(has_text=words)
    expect(reply).to_contain_text("Vera Visitor")
    expect(reply.get_by_role("link")).to_have_attribute("rel", "nofollow ugc noopener")
