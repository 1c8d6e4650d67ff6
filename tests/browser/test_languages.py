"""A Spanish browser gets Spanish pages: nothing on them is English but what says that it is, and the language is changed in one step."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import PAGES
from tests.browser.test_accessibility import WIDTHS, violations
from tests.browser.test_keyboard import follow

pytestmark = pytest.mark.browser

ENGLISH = re.compile(r"\b(?:the|and|of|with)\b", re.IGNORECASE)
"""Words that no Spanish sentence has."""
ADDRESS = r"https?://\S+|ctx_ver=\S+"
IN_ENGLISH = {"log-in"}
"""Pages of the desk, which has one language."""
SAID = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const named = "script, style, code, bdi, svg text";
  const spanish = (element) => element.closest("[lang]").lang === "es";
  const said = [];
  for (const element of document.querySelectorAll("body, body *")) {
    if (element.closest(named) || !spanish(element) || !element.checkVisibility()) continue;
    for (const name of ["alt", "aria-label", "placeholder", "title"]) if (element.hasAttribute(name)) said.push(element.getAttribute(name));
    said.push([...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" "));
  }
  const shortened = (texts) => texts.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
  return [shortened(said), shortened([...document.querySelectorAll("bdi")].map((name) => name.textContent))];
}"""
"""What a page says in Spanish, or pretends to: its texts and spoken attributes, element by element; and what it says are names."""
NAMES = ("actors", "topics", "sources", "articles")
NAMED = """async ([kinds]) => {
  const names = [];
  for (const kind of kinds) {
    for (let next = `/api/v1/${kind}?page_size=100`; next;) {
      const page = await (await fetch(next)).json();
      for (const row of page.results) names.push(row.name ?? row.title, row.outlet, ...(row.authors ?? []));
      next = page.next;
    }
  }
  return names.filter(Boolean);
}"""
"""What actors, topics, sources and articles are called, and who wrote and printed them."""


@pytest.fixture
def spanish(browser: Browser, archive: str) -> Iterator[Page]:
    """A window of a browser that asks for Spanish."""
    page = browser.new_page(base_url=archive, locale="es-ES", viewport={"width": WIDTHS[0], "height": 900})
    yield page
    page.close()


@pytest.fixture(scope="module")
def names(browser: Browser, archive: str) -> list[str]:
    """Names, which are not translated, wherever they stand."""
    page = browser.new_page(base_url=archive)
    page.goto("/")
    found: list[str] = page.evaluate(NAMED, [list(NAMES)])
    page.close()
    return found


@pytest.mark.parametrize("name", [name for name in PAGES if name not in IN_ENGLISH])
def test_a_page_in_spanish_says_nothing_in_english_without_saying_so(name: str, spanish: Page, names: list[str]) -> None:
    spanish.goto(PAGES[name])
    assert spanish.locator("html").get_attribute("lang") == "es"
    said, named = spanish.evaluate(SAID)
    assert len(said) > 20
    untranslated = re.compile("|".join([ADDRESS, *map(re.escape, sorted({*names, *named}, key=len, reverse=True))]))
    assert [text for text in said if ENGLISH.search(untranslated.sub("", text))] == []


@pytest.mark.parametrize("name", ["home", "article", "search with filters", "kept search", "about"])
def test_axe_finds_no_violation_in_spanish(name: str, spanish: Page) -> None:
    spanish.goto(PAGES[name])
    assert list(violations(spanish, WIDTHS[0])) == []


def test_the_language_is_changed_by_keyboard_and_stays(page: Page) -> None:
    page.goto("/search/?q=fentanyl")
    follow(page, page.get_by_role("button", name="Español"))
    page.wait_for_load_state()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert page.url.endswith("/search/?q=fentanyl")
    expect(page.get_by_role("heading", level=1)).to_contain_text("artículos para «fentanyl»")
    page.goto("/about/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cómo lee este archivo")
    follow(page, page.get_by_role("button", name="English"))
    expect(page.get_by_role("heading", level=1)).to_have_text("How this archive reads")


def test_scripts_speak_the_language_of_the_page(spanish: Page) -> None:
    spanish.goto("/")
    spanish.get_by_role("combobox").first.press_sequentially("fen")
    spanish.get_by_role("option").first.wait_for()
    expect(spanish.get_by_role("listbox")).to_have_attribute("aria-label", "Sugerencias")
    expect(spanish.get_by_role("listbox").get_by_text("Temas")).to_be_visible()
    spanish.goto(PAGES["article"])
    spanish.get_by_role("link", name="Añadir a la lista de lectura").click()
    expect(spanish.get_by_role("link", name="En su lista de lectura (1)")).to_be_visible()
