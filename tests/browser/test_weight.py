"""What a page costs its reader, met for the first time: bytes, requests, other hosts, errors, and nothing that moves while it loads."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES, STATUS

pytestmark = pytest.mark.browser

MOST_BYTES, MOST_REQUESTS = 100_000, 15
MOST_MOVED = 0.01
"""A tenth of what Web Vitals call good: on a busy machine a chart is drawn before its last bar came, and its bars make room for it."""
WATCHING = """
window.shifts = [];
window.refused = [];
new PerformanceObserver(list => list.getEntries().forEach(one => shifts.push(one.value))).observe({type: 'layout-shift', buffered: true});
addEventListener('securitypolicyviolation', one => refused.push(`${one.violatedDirective}: ${one.blockedURI}`));
"""


@dataclass
class Loaded:
    """What came over the wire, headers included, as it was compressed; and what was complained of."""

    bytes: int = 0
    addresses: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    shifts: list[float] = field(default_factory=list)


def load(page: Page, address: str) -> Loaded:
    """Opens an address in a window that has nothing in its cache."""
    loaded = Loaded()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.requestWillBeSent", lambda event: loaded.addresses.append(event["request"]["url"]))
    wire.on("Network.loadingFinished", lambda event: _add(loaded, event["encodedDataLength"]))
    page.on("console", lambda message: loaded.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: loaded.errors.append(str(error)))
    page.add_init_script(WATCHING)
    page.goto(address, wait_until="networkidle")
    loaded.errors += page.evaluate("refused")
    loaded.shifts += page.evaluate("shifts")
    return loaded


def _add(loaded: Loaded, length: float) -> None:
    loaded.bytes += int(length)


@pytest.mark.parametrize("name", [name for name, address in PAGES.items() if "#" not in address])
def test_a_page_is_light_and_quiet(name: str, browser: Browser, archive: str) -> None:
    page = browser.new_page(base_url=archive, viewport={"width": 360, "height": 780})
    try:
        loaded = load(page, PAGES[name])
    finally:
        page.close()
    assert 1_000 < loaded.bytes < MOST_BYTES
    assert 1 < len(loaded.addresses) < MOST_REQUESTS, loaded.addresses
    assert [address for address in loaded.addresses if not address.startswith((f"{archive}/", "data:"))] == []
    missing = [f"Failed to load resource: the server responded with a status of {STATUS.get(name)} (Not Found)"]
    assert loaded.errors == (missing if name in STATUS else [])
    assert sum(loaded.shifts) < MOST_MOVED
