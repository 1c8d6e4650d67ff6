"""Texts that would run if they were not escaped: hundreds of payloads in every text of an archive, looked at by a real browser.

The pages come with their Content-Security-Policy, but it only reports: nothing but the escaping stands in the way, and what the policy
would have had to refuse is a fault too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.pages import PAGES
from tests.browser.payloads import FIRST, packed, payloads, raw_page
from tests.browser.sample_archive import EDITOR, KEPT, PASSWORD
from tests.browser.serving import served

pytestmark = pytest.mark.browser

LONGEST_QUERY = 1_000
POLICY = "content-security-policy"
WATCHING = """
window.refused = [];
addEventListener('securitypolicyviolation', one => refused.push(`${one.violatedDirective}: ${one.blockedURI}`));
"""
LISTENING = """() => {
  const runs = /^(javascript|vbscript|data:text)/i, address = /^(href|src|srcdoc|action|formaction|data|xlink:href)$/;
  const leads = one => address.test(one.name) && runs.test(one.value.replace(/\\s/g, ''));
  const bad = one => one.name.startsWith('on') || one.name === 'srcdoc' || leads(one);
  const all = [...document.querySelectorAll('*')];
  const attributes = all.flatMap(one => [...one.attributes].filter(bad).map(at => `<${one.localName} ${at.name}="${at.value}">`));
  const scripts = [...document.scripts].filter(one => !one.src && !/json/.test(one.type)).map(one => one.outerHTML.slice(0, 200));
  return [...attributes, ...scripts, ...(document.contentType === 'text/html' ? window.refused : [])];
}"""
"""What would run when it is clicked or shown, scripts in the page, and what the policy would refuse; XML has styles of the browser's."""
SHOWN_TO_ALL = (
    "/ /articles/ /articles/article-0/ /articles/article-0/?q=harbour /articles/article-3/ /articles/article-0/reply/ "
    "/articles/2024/ /actors/ /actors/?q=ran /actors/actor-1/ /actors/actor-2/ /topics/ /topics/topic-0/ /topics/topic-1/ /sources/ "
    "/sources/?sort=grade /sources/unnamed/ /sources/source-1/ /ledgers/ /compare/?one=article-0 /compare/article-0/article-1/ /gaps/ "
    "/gaps/unsourced-figures/ /claims/ /claims/disagreements/ /claims/measure-1/ /forecasts/ /forecasts/?status=overdue /forecasts/tally/ "
    "/quotations/ /quotations/speakers/ /quotations/affiliations/ /quotations/never/ /quotations/same/ /events/ /search/ "
    f"/search/?q=harbour /search/?q=alert&actor=actor-1 /search/keep/?q=harbour /search/kept/{KEPT}/ "
    "/reading-list/?a=article-0&a=article-1 /search/feed.atom?q=harbour /actors/actor-1/feed.atom /api/v1/articles/article-1 "
    "/api/v1/actors /api/v1/search?q=harbour /search/suggest?q=ran /oai?verb=ListRecords&metadataPrefix=oai_dc /sitemap.xml "
    "/articles/article-0/raw/ /about/"
).split()
ON_THE_DESK = (
    "/admin/ /admin/archive/article/ /admin/archive/article/?q=harbour /admin/archive/article/4/change/ /admin/archive/article/4/history/ "
    "/admin/archive/article/4/judge/ /admin/archive/article/4/delete/ /admin/archive/actor/ "
    "/admin/archive/actor/2/change/ /admin/archive/topic/ "
    "/admin/archive/topic/2/change/ /admin/archive/source/ /admin/archive/source/2/change/ /admin/archive/measure/ "
    "/admin/archive/measure/2/change/ /admin/archive/event/ /admin/archive/event/2/change/ /admin/archive/eventmention/ "
    "/admin/archive/forecast/ /admin/archive/forecast/2/change/ /admin/archive/page/ /admin/archive/page/2/change/ "
    "/admin/archive/reply/ /admin/archive/reply/13/change/ /admin/auth/user/ /admin/auth/user/1/change/ /admin/axes/accessattempt/"
).split()
SAVED = (
    "/articles/article-1/cite.ris /articles/article-1/cite.bib /articles/article-1/cite.json /claims/export.csv /quotations/export.csv "
    "/events/export.jsonl /forecasts.ics /search/export.csv?q=harbour /search/export.ris?q=harbour /search/export.jsonl?q=harbour"
).split()
PARAMETERS = "actor topic source from to sort page match kind status speaker label grade one language reply".split()


@dataclass
class Watched:
    """A window, and what it did that no text may make it do."""

    page: Page
    ran: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def open(self, address: str) -> None:
        """Opens a page, waits for what it sets off, and looks through it."""
        answer = self.page.goto(address, wait_until="load")
        assert answer is not None
        assert answer.status < 500, address
        self.page.wait_for_timeout(20)
        self.found += [f"{address}: {one}" for one in self.page.evaluate(LISTENING)]
        self.seen |= set(re.findall(r"7[0-9]{4}", self.page.content()))


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the hostile archive."""
    with served(tmp_path_factory.mktemp("hostile"), {"API_RATE": ""}, "tests.browser.hostile_archive") as address:
        yield address


@pytest.fixture
def watched(browser: Browser, hostile: str) -> Iterator[Watched]:
    """A window on the hostile archive, whose policy only reports."""
    context = browser.new_context(base_url=hostile)
    opened = Watched(context.new_page())
    context.expose_function("ran", lambda number=0: opened.ran.append(f"ran({number}) on {opened.page.url}"))
    context.add_init_script(WATCHING)
    opened.page.on("dialog", lambda dialog: (opened.ran.append(f"{dialog.message} on {opened.page.url}"), dialog.dismiss()))
    context.route("**/*", _with_a_policy_that_reports)
    yield opened
    context.close()


def _with_a_policy_that_reports(route: Route) -> None:
    if route.request.resource_type != "document":
        route.continue_()
        return
    answer = route.fetch(max_redirects=0)
    headers = dict(answer.headers)
    headers["content-security-policy-report-only"] = headers.pop(POLICY, "")
    route.fulfill(response=answer, headers=headers)


def _answering(html: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=html, headers={"content-type": "text/html"})


def log_in(watched: Watched) -> None:
    watched.page.goto("/admin/login/?next=/about/")
    watched.page.get_by_label("Username:").fill(EDITOR)
    watched.page.get_by_label("Password:").fill(PASSWORD)
    watched.page.get_by_role("button", name="Log in").click()
    watched.page.wait_for_url("**/about/")


def queries() -> list[str]:
    """Addresses that repeat all payloads: as what is searched for, and as every other parameter."""
    texts = payloads()
    asked = ["/search/?" + urlencode({"q": line}) for line in packed(texts, LONGEST_QUERY)]
    asked += ["/search/?" + urlencode({name: " ".join(texts[turn::40])[:900]}) for turn, name in enumerate(PARAMETERS)]
    asked += [f"{path}?" + urlencode({texts[turn]: texts[turn + 1]}) for turn, path in enumerate(("/search/", "/claims/", "/actors/"))]
    return [*asked, "/nowhere/" + quote(texts[5]), "/articles/" + quote(texts[6]), "/actors/?q=" + quote(" ".join(texts[:5]))]


def test_what_watches_sees_texts_that_are_not_escaped(watched: Watched) -> None:
    raw = [text for text in payloads() if "<" in text and "&" not in text][::5]
    for start in range(0, len(raw), 6):
        watched.page.route("**/raw", _answering(raw_page(raw[start : start + 6])))
        watched.open("/raw")
    assert len({re.sub(" on .*", "", one) for one in watched.ran}) > 10
    assert len(watched.found) > len(raw) / 3


def test_no_text_runs_on_a_page(watched: Watched) -> None:
    for address in SHOWN_TO_ALL:
        watched.open(address)
    assert (watched.ran, watched.found) == ([], [])
    assert {str(FIRST + number) for number in range(len(payloads()))} <= watched.seen


def test_no_text_of_an_address_runs(watched: Watched) -> None:
    for address in queries():
        watched.open(address)
    assert (watched.ran, watched.found) == ([], [])
    assert len(watched.seen) > 500


def test_no_text_runs_on_the_desk(watched: Watched) -> None:
    log_in(watched)
    for address in ON_THE_DESK:
        watched.open(address)
    assert (watched.ran, watched.found) == ([], [])
    assert len(watched.seen) > 500


def test_files_are_of_a_kind_that_no_browser_runs(browser: Browser, hostile: str) -> None:
    context: Any = browser.new_context(base_url=hostile)
    for address in SAVED:
        answer = context.request.get(address)
        assert answer.status == 200, address
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search("html|xml|svg|pdf", answer.headers["content-type"]), address
        assert answer.headers["content-disposition"].startswith("attachment") or "calendar" in answer.headers["content-type"], address
    context.close()


def test_every_kind_of_page_is_looked_at() -> None:
    looked_at = {address.split("?")[0].strip("/").split("/")[0] for address in SHOWN_TO_ALL}
    assert {address.split("?")[0].strip("/").split("/")[0] for address in PAGES.values()} - looked_at <= {"admin", "nowhere"}
