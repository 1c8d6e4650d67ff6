"""Real clients of the API: one that openapi-python-client generates from its description, and schemathesis, which tries to break it."""

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.test import Client

from tests.factories import index_all, link, make_actor, make_article, make_source, make_topic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PACKAGE = "policy_archive_client"


@pytest.fixture
def archive() -> None:
    """Five articles, one with one of everything."""
    for number in range(4):
        make_article(f"Drought {number}", published_on=f"2025-11-{number + 1:02}")
    full = make_article("On money", "World Bank money in drought.", "2025-11")
    link(full, actor=make_actor("World Bank"), topic=make_topic("Trade"), source=make_source("Annual Report"))
    index_all()


@pytest.fixture
def generated(tmp_path: Path, client: Client) -> Iterator[Any]:
    """The generated package, imported; generating it needs no network."""
    description = tmp_path / "openapi.json"
    description.write_bytes(client.get("/api/v1/openapi.json").content)
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"package_name_override": PACKAGE, "post_hooks": []}))
    asked = ["generate", "--path", description, "--config", settings, "--meta", "none", "--output-path", tmp_path / PACKAGE]
    ended = subprocess.run(
        [str(Path(sys.executable).with_name("openapi-python-client")), *map(str, asked), "--fail-on-warning"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    sys.path.insert(0, str(tmp_path))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(tmp_path))
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def connected(generated: Any, client: Client) -> Any:
    """A client of the generated package whose requests this process answers."""

    def answered(request: httpx.Request) -> httpx.Response:
        response = client.get(request.url.raw_path.decode())
        return httpx.Response(response.status_code, headers=dict(response.items()), content=response.content)

    transport = httpx.MockTransport(answered)
    return generated.Client(base_url="http://testserver", httpx_args={"transport": transport}, raise_on_unexpected_status=True)


def operation(name: str, tag: str = "archive") -> Any:
    """A generated operation's function."""
    return importlib.import_module(f"{PACKAGE}.api.{tag}.{name}").sync


def test_a_generated_client_lists_filters_and_pages(archive: None, connected: Any) -> None:
    articles = operation("list_articles")
    listed = articles(client=connected)
    assert (listed.count, listed.results[0].slug, listed.next_) == (5, "drought-3", None)
    assert [row.slug for row in articles(client=connected, q="money").results] == ["on-money"]
    second = articles(client=connected, page=2, page_size=2)
    assert [row.slug for row in second.results] == ["drought-1", "drought-0"]
    assert httpx.URL(second.previous).params["page"] == "1"
    found, cursor = [], ""
    while cursor is not None:
        page = articles(client=connected, cursor=cursor, page_size=2)
        found += [row.slug for row in page.results]
        cursor = httpx.URL(page.next_).params["cursor"] if page.next_ else None
    assert found == ["drought-3", "drought-2", "drought-1", "drought-0", "on-money"]


def test_a_generated_client_reads_one_of_each_and_searches(archive: None, connected: Any) -> None:
    article = operation("get_article")("on-money", client=connected)
    assert (article.body, article.actors[0].slug) == ("World Bank money in drought.", "world-bank")
    assert operation("get_actor")("world-bank", client=connected).article_count == 1
    assert operation("get_topic")("trade", client=connected).article_count == 1
    assert operation("get_source")("annual-report", client=connected).title == "Annual Report"
    hits = operation("search", "search")(client=connected, q="drought", topic=["trade"])
    assert [hit.slug for hit in hits.results] == ["on-money"]


def test_a_generated_client_reads_a_refusals_sentence(archive: None, connected: Any) -> None:
    refused = operation("get_article")("nothing", client=connected)
    assert refused.error == "There is no article “nothing”."


def test_schemathesis_finds_no_fault(archive: None, live_server: Any, settings: Any, tmp_path: Path) -> None:
    """Every answer is of a declared status, media type and shape, and none is a 5xx, whatever is asked.

    Left out is the check that well-formed requests are answered: a slug of nobody is refused with 422, and no description can say so.
    """
    settings.API_RATE = None
    asked = ["run", f"{live_server.url}/api/v1/openapi.json", "--checks", "all", "--exclude-checks", "positive_data_acceptance"]
    ended = subprocess.run(
        [str(Path(sys.executable).with_name("schemathesis")), *asked, "--max-examples", "1", "--no-color", "--phases", "coverage,fuzzing"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-10_000:] + ended.stderr
    generated = re.search(r"(\d+) generated", ended.stdout)
    assert generated
    assert int(generated[1]) >= 200
