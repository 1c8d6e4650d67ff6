"""``python -m benchmarks.cluster``: an OpenSearch cluster on 127.0.0.1, until Ctrl-C.

Needs a JDK and Maven (Debian: openjdk-17-jdk-headless, maven). The first time Maven fetches OpenSearch, 53 MB, into the user's cache.
Prints the ``SEARCH_URL`` to use; with ``--run`` runs a command instead, which finds it in ``CLUSTER``, and ends as that ends. Works in
the folder given, which keeps the data; without one in a temporary folder, which is removed.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .nodes import cluster


def main() -> None:
    """Starts the nodes, says where they are, and waits for the end."""
    command = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    command.add_argument("--nodes", type=int, default=3, help="nodes, a process each (3)")
    command.add_argument("--folder", type=Path, help="the folder to work in, kept for the next time")
    command.add_argument("--heap", default="700m", help="Java's heap of each node (700m)")
    command.add_argument("--run", nargs=argparse.REMAINDER, metavar="COMMAND", help="what to run, with its arguments")
    given = command.parse_args()
    if given.nodes < 1:
        command.error("a cluster has one node at least")
    # So that a run that is told to end removes its folder; its nodes end with it in any case.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.suppress(KeyboardInterrupt))
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="archive-cluster-")))
        try:
            running = stack.enter_context(cluster(folder, given.nodes, given.heap))
        except RuntimeError as fault:
            sys.exit(str(fault))
        if given.run:
            sys.exit(subprocess.run(given.run, env={**os.environ, "CLUSTER": running.url("archive")}, check=False).returncode)
        for node in running.nodes:
            print(f"{node.name}: http://{node.address}, process {node.process.pid if node.process else 'none'}, log {node.log}")
        print(f"SEARCH_URL={running.url('archive')}", flush=True)
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
