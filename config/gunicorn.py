"""How gunicorn serves the archive: threads, so that slow clients block nobody; workers renewed now and then."""

import gc
from typing import Any

workers = 2
worker_class = "gthread"
threads = 4
worker_tmp_dir = "/dev/shm"  # noqa: S108 - the heartbeat file, in memory
keepalive = 5
timeout = 30
max_requests = 10_000
max_requests_jitter = 1_000
limit_request_line = 8190
limit_request_fields = 50
accesslog = None
control_socket_disable = True  # nobody steers it by a socket in a home folder


def post_worker_init(worker: Any) -> None:
    """What a worker has loaded stays for its life: Python need not look through it for garbage again and again.

    A search makes some ten thousand objects, which with Python's own thresholds starts a dozen collections.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
