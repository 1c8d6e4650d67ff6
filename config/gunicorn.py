"""How gunicorn serves the archive: threads, so that slow clients block nobody; workers renewed now and then."""

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
