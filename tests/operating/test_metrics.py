"""Figures for Prometheus: true, open only if that is said, and told also when a part is ill."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from search.models import Outbox
from tests.factories import index_all, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(settings: Any) -> None:
    """``METRICS=1``."""
    settings.METRICS = True
    settings.MIDDLEWARE = [settings.MIDDLEWARE[0], "operating.metrics.CountRequests", *settings.MIDDLEWARE[1:]]


def figures(client: Client) -> dict[tuple[str, ...], float]:
    """All samples, by name and the values of their labels, the view first."""
    answered = client.get("/metrics")
    assert (answered.status_code, answered["Content-Type"].split(";")[0]) == (200, "text/plain")
    families = text_string_to_metric_families(answered.content.decode())
    samples = (sample for family in families for sample in family.samples)
    return {(sample.name, *(value for _, value in sorted(sample.labels.items(), reverse=True))): sample.value for sample in samples}


def test_there_are_none_unless_they_are_switched_on(client: Client) -> None:
    assert client.get("/metrics").status_code == 404


def test_requests_are_counted_by_view_and_status_with_their_time(client: Client, counting: None) -> None:
    before = figures(client)
    for address in ("/articles/", "/articles/", "/articles/?page=99", "/articles/no-such/", "/nowhere/", "/healthz"):
        client.get(address)
    after = figures(client)

    def more(*key: str) -> float:
        return after.get(key, 0) - before.get(key, 0)

    assert more("archive_requests_total", "articles", "200") == 2
    assert more("archive_requests_total", "articles", "404") == 1
    assert more("archive_requests_total", "article", "404") == 1
    assert more("archive_requests_total", "none", "404") == 1
    assert more("archive_requests_total", "healthz", "200") == 1
    assert more("archive_request_seconds_count", "articles") == more("archive_request_seconds_bucket", "articles", "+Inf") == 3
    assert 0 < more("archive_request_seconds_sum", "articles") < 60


def test_no_request_makes_a_new_label(client: Client, counting: None) -> None:
    client.get("/articles/")
    before = set(figures(client))
    for number in range(5):
        client.get(f"/no/{number}/?q={number}")
        client.generic(f"METHOD{number}", f"/articles/{number}/")
    assert len(set(figures(client)) - before) < 40  # the views none and article, with their buckets and two or three statuses
    assert not any("METHOD" in label for key in figures(client) for label in key)


def test_what_the_archive_holds_is_told(client: Client, counting: None) -> None:
    make_article("One")
    make_article("Two")
    make_article("Three", status="draft")
    index_all()
    Outbox.objects.create(article_id=1)
    Outbox.objects.update(written_at=timezone.now() - timedelta(hours=1))
    told = figures(client)
    assert [told["archive_articles", status] for status in ("published", "draft", "review", "withdrawn")] == [2, 1, 0, 0]
    assert told["archive_index_articles",] == 2
    assert told["archive_outbox_rows",] == 1
    assert 3600 <= told["archive_outbox_oldest_seconds",] < 3700
    assert told["archive_disk_free_bytes",] > 0
    assert [told["archive_up", part] for part in ("database", "index", "disk")] == [1, 1, 1]


def test_a_part_that_is_ill_has_no_figures_and_the_others_have(
    client: Client, counting: None, index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("gone")

    assert figures(client)["archive_up", "index"] == 0
    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", gone)
        told = figures(client)
    assert [told["archive_up", part] for part in ("database", "index", "disk")] == [0, 0, 1]
    assert ("archive_index_articles",) not in told
    assert "archive_disk_free_bytes" in {key[0] for key in told}


def test_figures_are_read_and_never_written(client: Client, counting: None) -> None:
    assert client.post("/metrics").status_code == 405
    assert client.head("/metrics").status_code == 200
