"""How gunicorn serves the archive: threads for whole requests, so that slow clients block nobody; workers renewed now and then."""

import gc
import os
import resource
import secrets
import shutil
import tempfile
from itertools import count
from typing import Any

from config.settings import LOGGING, METRICS

FILES, MOST_FILES = resource.getrlimit(resource.RLIMIT_NOFILE)
"""That a process may open, and that it may let itself open."""

workers = 2
worker_class = "config.gathering.GatheringWorker"
threads = 4
worker_connections = 4_000 if MOST_FILES == resource.RLIM_INFINITY else min(4_000, MOST_FILES // 2)
worker_tmp_dir = "/dev/shm"  # noqa: S108 - the heartbeat file, in memory
keepalive = 5
timeout = 30
max_requests = 10_000
max_requests_jitter = 1_000
limit_request_line = 8190
limit_request_fields = 50
accesslog = None
control_socket_disable = True  # nobody steers it by a socket in a home folder
logconfig_dict = {**LOGGING, "loggers": {"gunicorn.error": {"handlers": ["console"], "propagate": False}}}


def on_starting(server: Any) -> None:
    """As many files as connections need; and a folder in memory in which the workers count for ``/metrics``.

    A file mapped from a disk that is full would kill them.
    """
    on_reload(server)
    if FILES != resource.RLIM_INFINITY and 2 * worker_connections > FILES:
        resource.setrlimit(resource.RLIMIT_NOFILE, (2 * worker_connections, MOST_FILES))
    if METRICS:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="archive-metrics-", dir=worker_tmp_dir)


def on_reload(server: Any) -> None:
    """The workers that start now share the pages that they keep, and none with those before, which may be of another release."""
    os.environ["SERVER_START"] = secrets.token_hex(8)


def on_exit(server: Any) -> None:
    """Takes it away again."""
    if METRICS:
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


def pre_fork(server: Any, worker: Any) -> None:
    """Gives a worker the lowest place that none of the living has."""
    taken = {other.place for other in server.WORKERS.values()}
    worker.place = next(place for place in count(1) if place not in taken)


def post_fork(server: Any, worker: Any) -> None:
    """A worker goes on counting where the one before it in its place stopped: files by process id would pile up."""
    if METRICS:
        from prometheus_client import values

        values.ValueClass = values.MultiProcessValue(lambda: worker.place)


def post_worker_init(worker: Any) -> None:
    """What a worker has loaded stays for its life: Python need not look through it for garbage again and again.

    A search makes some ten thousand objects, which with Python's own thresholds starts a dozen collections.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
