"""Starts, kills and restarts the nodes of an OpenSearch cluster, each a process of its own with a folder and a log of its own.

A node's data are in ``node-1/node_1/data`` of the cluster's folder, what it printed is in ``node-1.log``. Nodes listen on 127.0.0.1 alone.
"""

import json
import random
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

from .jars import jars, program

HOST = "127.0.0.1"
STATUSES = ("red", "yellow", "green")
"""What OpenSearch calls a cluster's health, from the worst."""
UP_WITHIN = 90.0
"""Seconds that a node may take until it answers."""
_PORTS = range(15_000, 32_768)
"""Below those that Linux gives to outgoing connections: one of them, made while a node is dead, could have the dead node's port."""
_JVM = ("-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-Dlog4j2.disable.jmx=true", "-Dio.netty.noUnsafe=true")
_SETTINGS = {
    "cluster.name": "archive",
    "node.roles": "cluster_manager,data,ingest",
    "network.host": HOST,
    "action.auto_create_index": "false",
    "bootstrap.memory_lock": "false",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
    **{
        f"cluster.fault_detection.{check}.{name}": value
        for check in ("follower_check", "leader_check")
        for name, value in (("interval", "500ms"), ("timeout", "2s"), ("retry_count", "2"))
    },
}
"""What all nodes are told."""
JDK = "openjdk-17-jdk-headless"
"""The Debian package of Java and its compiler."""
_direct = build_opener(ProxyHandler({}))


@dataclass
class Node:
    """One node: its number (from 1), its ports, where it works, and its process while it has one."""

    number: int
    http: int
    transport: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        """What it is called, in the cluster and in the folder."""
        return f"node-{self.number}"

    @property
    def address(self) -> str:
        """Where it answers HTTP."""
        return f"{HOST}:{self.http}"

    @property
    def log(self) -> Path:
        """The file with all that it printed."""
        return self.folder / f"{self.name}.log"


class Cluster:
    """Nodes that know of each other. Made and ended by ``cluster``."""

    def __init__(self, folder: Path, nodes: int, heap: str) -> None:
        self._java, self._heap = program("java", JDK), heap
        self._classes = _classes(folder)
        ports = free_ports(2 * nodes)
        self.nodes = tuple(Node(at + 1, ports[2 * at], ports[2 * at + 1], folder) for at in range(nodes))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the nodes answer HTTP, dead ones too: ``127.0.0.1:PORT``."""
        return tuple(node.address for node in self.nodes)

    def url(self, name: str) -> str:
        """The address of an index of this name, for the setting ``SEARCH_URL``."""
        return f"opensearch://{','.join(self.addresses)}/{name}"

    def start(self, *numbers: int) -> None:
        """Starts these nodes on their own data and ports, and waits until each answers; use ``wait`` for the cluster's health.

        A node answers when it has joined its cluster, or after 30 seconds without: after a loss of most nodes start several at once.
        ``RuntimeError``, which quotes the node's log, where one ends early or doesn't answer in time.
        """
        nodes = [self._node(number) for number in numbers]
        if running := [node.name for node in nodes if node.process]:
            raise ValueError(f"{', '.join(running)} runs already.")
        for node in nodes:
            self._run(node)
        deadline = time.monotonic() + UP_WITHIN
        for node in nodes:
            _wait_for_answer(node, deadline)

    def kill(self, *numbers: int) -> None:
        """Ends these nodes by SIGKILL and waits for their ends; a node that doesn't run is left as it is."""
        nodes = [node for node in map(self._node, numbers) if node.process]
        for node in nodes:
            if node.process:
                node.process.kill()
        for node in nodes:
            if node.process:
                with node.process:  # closes the pipe and waits
                    node.process = None

    def health(self) -> str:
        """``green``, ``yellow`` or ``red``, as the first node says that answers; ``OSError`` where none does."""
        return self._health()[0]

    def wait(self, status: str, timeout: float) -> None:
        """Waits until the cluster has just the nodes that run, and this status or a better one.

        ``TimeoutError`` if that takes more seconds than ``timeout``, ``RuntimeError`` as soon as a node has ended that nobody killed.
        """
        wanted, running = STATUSES.index(status), sum(1 for node in self.nodes if node.process)
        deadline = time.monotonic() + timeout
        found, members = "silent", 0
        while time.monotonic() < deadline:
            for node in self.nodes:
                _check(node)
            try:
                found, members = self._health()
            except OSError:
                found, members = "silent", 0
            if found in STATUSES[wanted:] and members == running:
                return
            time.sleep(0.1)
        raise TimeoutError(f"After {timeout:g} s the cluster is {found} with {members} nodes, not {status} with {running}.")

    def _node(self, number: int) -> Node:
        if not 1 <= number <= len(self.nodes):
            raise ValueError(f"There is no node {number}; there are 1 to {len(self.nodes)}.")
        return self.nodes[number - 1]

    def _run(self, node: Node) -> None:
        """Starts the node's process, away from the terminal's Ctrl-C, and with a standard input that ends when this process does."""
        temporary = node.folder / node.name / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        heap = [f"-Xms{self._heap}", f"-Xmx{self._heap}", f"-Djava.io.tmpdir={temporary}"]
        command = [self._java, *heap, *_JVM, "-cp", self._classes, "Node", str(node.folder / node.name), *settings(node, self.nodes)]
        with node.log.open("ab") as log:
            node.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=node.folder, start_new_session=True)

    def _health(self) -> tuple[str, int]:
        """The status and the number of nodes, as the first node says that answers."""
        fault: Exception = ConnectionError("No node of the cluster runs.")
        for node in self.nodes:
            if node.process is None:
                continue
            try:
                said = json.loads(_ask(node, "/_cluster/health?cluster_manager_timeout=1s&timeout=1s"))
                return said["status"], said["number_of_nodes"]
            except (OSError, HTTPException, ValueError) as silent:
                fault = silent
        raise ConnectionError(f"No node of the cluster answers: {fault}") from fault


@contextmanager
def cluster(folder: Path, nodes: int = 3, heap: str = "700m") -> Iterator[Cluster]:
    """A cluster that works in the folder (made where there is none), green when the block begins; all nodes are killed when it ends.

    A folder that is used again has the earlier data; give as many nodes as then.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    made = Cluster(folder, nodes, heap)
    everyone = range(1, nodes + 1)
    try:
        made.start(*everyone)
        made.wait("green", UP_WITHIN)
        yield made
    finally:
        made.kill(*everyone)


def settings(node: Node, nodes: Sequence[Node]) -> list[str]:
    """What a node is told, ``name=value``: what all are told, and where it is among them."""
    own = {
        "node.name": node.name,
        "http.port": str(node.http),
        "transport.port": str(node.transport),
        "discovery.seed_hosts": ",".join(f"{HOST}:{one.transport}" for one in nodes),
        "cluster.initial_cluster_manager_nodes": ",".join(one.name for one in nodes),
    }
    return [f"{name}={value}" for name, value in {**_SETTINGS, **own}.items()]


def free_ports(number: int) -> list[int]:
    """So many ports of 127.0.0.1 that nobody has at the moment."""
    found: list[int] = []
    with ExitStack() as held:
        for port in random.sample(_PORTS, len(_PORTS)):
            if len(found) == number:
                return found
            try:
                held.enter_context(socket.create_server((HOST, port)))
                found.append(port)
            except OSError:
                continue
    raise RuntimeError(f"There are not {number} free ports from {_PORTS.start} to {_PORTS.stop - 1}.")


def _classes(folder: Path) -> str:
    """Java's class path of a node: OpenSearch, and ``Node.java`` compiled into the folder. ``RuntimeError`` where that can't be."""
    source, compiled, libraries = Path(__file__).with_name("Node.java"), folder / "classes", f"{jars()}/*"
    command = [program("javac", JDK), "-cp", libraries, "-d", str(compiled), str(source)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise RuntimeError(f"{source.name} doesn't compile:\n{done.stdout[-2000:]}")
    return f"{libraries}:{compiled}"


def _wait_for_answer(node: Node, deadline: float) -> None:
    while time.monotonic() < deadline:
        _check(node)
        try:
            _ask(node, "/")
            return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise RuntimeError(f"{node.name} doesn't answer after {UP_WITHIN:g} s; its log ends:\n{_end(node.log)}")


def _check(node: Node) -> None:
    """``RuntimeError`` where the node has ended by itself."""
    if node.process and node.process.poll() is not None:
        raise RuntimeError(f"{node.name} ended with {node.process.returncode}; its log ends:\n{_end(node.log)}")


def _ask(node: Node, path: str) -> bytes:
    """What the node answers; the environment's proxies are not asked."""
    with _direct.open(f"http://{node.address}{path}", timeout=5) as answer:
        said: bytes = answer.read()
    return said


def _end(log: Path, lines: int = 20) -> str:
    """The last lines of a log."""
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-lines:])
