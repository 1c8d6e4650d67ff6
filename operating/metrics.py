"""Figures for Prometheus at ``/metrics``: what is asked of the archive and how long it takes, and what it holds.

Requests are counted by each process into a file of its own, which whoever is asked adds up (``config/gunicorn.py`` says where); what the
archive holds is asked of it at that moment. With ``METRICS=0`` nothing is counted, and there is no such page.
"""

import os
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import Error
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from archive.models import Article
from operating import parts
from operating.requests import view_of
from search.engine import IndexUnavailable

_OWN = CollectorRegistry()
"""What this process counted, where it is the only one."""
REQUESTS = Counter("archive_requests", "Requests answered, by view and status.", ["view", "status"], registry=_OWN)
SECONDS = Histogram(
    "archive_request_seconds",
    "Seconds until an answer began, by view.",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=_OWN,
)


class CountRequests:
    """Counts each request once it is answered; what no view answered (static files, unknown addresses) is of the view ``none``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        view = view_of(request) or "none"
        REQUESTS.labels(view, str(response.status_code)).inc()
        SECONDS.labels(view).observe(time.perf_counter() - started)
        return response


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures in Prometheus's text format."""
    if not settings.METRICS:
        raise Http404
    held = CollectorRegistry()
    held.register(_Held())
    counted = _OWN
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)
    return HttpResponse(generate_latest(counted) + generate_latest(held), content_type=CONTENT_TYPE_LATEST)


class _Held(Collector):
    """What the archive holds now. A part that can't be asked has no figures but its own: ``archive_up`` is 0."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        up = GaugeMetricFamily("archive_up", "Whether a part answers.", labels=["part"])
        for part, gauges in {"database": _of_database, "index": _of_index, "disk": _of_disk}.items():
            try:
                yield from gauges()
                up.add_metric([part], 1)
            except (Error, IndexUnavailable, OSError):
                up.add_metric([part], 0)
        yield up


def _of_database() -> list[GaugeMetricFamily]:
    articles = GaugeMetricFamily("archive_articles", "Articles in the database, by status.", labels=["status"])
    counts = dict(Article.objects.order_by().values_list("status").annotate(Count("pk")))
    for status in Article.Status.values:
        articles.add_metric([status], counts.get(status, 0))
    number, age = parts.waiting()
    rows = GaugeMetricFamily("archive_outbox_rows", "Changes that wait for the index.", number)
    oldest = GaugeMetricFamily("archive_outbox_oldest_seconds", "For how long the oldest of them waits.", age.total_seconds())
    return [articles, rows, oldest]


def _of_index() -> list[GaugeMetricFamily]:
    return [GaugeMetricFamily("archive_index_articles", "Articles that searches find.", parts.indexed())]


def _of_disk() -> list[GaugeMetricFamily]:
    return [GaugeMetricFamily("archive_disk_free_bytes", "Bytes that are free for DATA_DIR.", parts.free_bytes())]
