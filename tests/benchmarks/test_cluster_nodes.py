"""The OpenSearch cluster of the benchmarks, tried with programs that stand for Java and Maven."""

import socket
import sys
from pathlib import Path

import pytest

from benchmarks.cluster.jars import jars, version
from benchmarks.cluster.nodes import Cluster, cluster, free_ports, settings

NODE = """
import json, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"status": "green", "number_of_nodes": 1}).encode())
told = dict(one.split("=", 1) for one in sys.argv if "=" in one)
server = HTTPServer(("127.0.0.1", int(told["http.port"])), Answers)
threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown())).start()
server.serve_forever()
"""
"""What stands for a node: it answers, and ends with its standard input."""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the PATH but the shell's programs; its mvn notes each call and makes a jar, its java is ``NODE``."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program(folder, "mvn", f'echo "$@" >> {tmp_path}/calls; for one; do case $one in -DoutputDirectory=*) mkdir ${{one#*=}};; esac; done')
    program(folder, "javac", "exit 0")
    (folder / "node.py").write_text(NODE)
    program(folder, "java", f'exec {sys.executable} {folder}/node.py "$@"')
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def program(folder: Path, name: str, body: str) -> None:
    """Puts a shell script there."""
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)


def test_the_jars_are_fetched_once(programs: Path, tmp_path: Path) -> None:
    assert jars() == jars() == tmp_path / "cache" / "policy-archive" / f"opensearch-{version()}"
    assert len((tmp_path / "calls").read_text().splitlines()) == 1
    assert list(jars().parent.iterdir()) == [jars()]


def test_half_fetched_jars_are_not_kept(programs: Path, tmp_path: Path) -> None:
    program(programs, "mvn", "echo no such host; exit 1")
    with pytest.raises(RuntimeError, match="no such host"):
        jars()
    assert list((tmp_path / "cache" / "policy-archive").iterdir()) == []


def test_a_missing_program_is_named_with_its_package(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(RuntimeError, match=r"no mvn on the PATH; Debian's package maven has it\."):
        jars()


def test_ports_are_free_and_below_those_of_outgoing_connections() -> None:
    ports = free_ports(6)
    assert len(set(ports)) == 6
    assert max(ports) < 32_768
    for port in ports:
        socket.create_server(("127.0.0.1", port)).close()


def test_every_node_knows_all_nodes_and_listens_on_the_loopback_address(programs: Path, tmp_path: Path) -> None:
    made = Cluster(tmp_path, 3, "64m")
    told = dict(one.split("=", 1) for one in settings(made.nodes[1], made.nodes))
    assert told["node.name"] == "node-2"
    assert told["network.host"] == "127.0.0.1"
    assert told["http.port"] == str(made.nodes[1].http)
    assert told["cluster.initial_cluster_manager_nodes"] == "node-1,node-2,node-3"
    assert told["discovery.seed_hosts"] == ",".join(f"127.0.0.1:{node.transport}" for node in made.nodes)
    assert made.url("notes") == f"opensearch://{made.addresses[0]},{made.addresses[1]},{made.addresses[2]}/notes"


def test_a_node_is_killed_and_started_again(programs: Path, tmp_path: Path) -> None:
    with cluster(tmp_path / "work", nodes=1) as running:
        assert running.health() == "green"
        with pytest.raises(ValueError, match="node-1 runs already"):
            running.start(1)
        with pytest.raises(ValueError, match="no node 2"):
            running.kill(2)
        running.kill(1)
        running.kill(1)
        with pytest.raises(ConnectionError):
            running.health()
        running.start(1)
        running.wait("yellow", 5)
        process = running.nodes[0].process
    assert process is not None
    assert process.returncode == -9


def test_a_cluster_without_all_its_nodes_is_not_what_was_waited_for(programs: Path, tmp_path: Path) -> None:
    made = Cluster(tmp_path, 2, "64m")
    try:
        made.start(1, 2)
        with pytest.raises(TimeoutError, match=r"green with 1 nodes, not yellow with 2"):
            made.wait("yellow", 0.3)
    finally:
        made.kill(1, 2)


def test_a_node_that_ends_early_is_quoted(programs: Path, tmp_path: Path) -> None:
    program(programs, "java", "echo Too small a heap; exit 3")
    with pytest.raises(RuntimeError, match=r"node-1 ended with 3; its log ends:\nToo small a heap"), cluster(tmp_path, nodes=1):
        pass
