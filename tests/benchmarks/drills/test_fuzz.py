"""The drill of hostile requests as it is started by hand, with few of them; and that it makes what it says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import get_resolver

from benchmarks.drills.fuzzers import troubles
from benchmarks.drills.fuzzing.making import Maker, broken
from benchmarks.drills.fuzzing.ways import Ways, filled, forms_of, route_of, routes
from benchmarks.drills.fuzzing.wire import Request

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def ways() -> Ways:
    """All ways, of which one article and one page of a search are known."""
    found = Ways()
    found.learn("/articles/rain/")
    found.learn("http://127.0.0.1:8000/search/?q=rain&page=2")
    return found


def test_every_route_of_the_archive_is_a_way_into_it(ways: Ways) -> None:
    assert {"articles/<slug>/", "search/", "api/v1/search", "admin/archive/article/<it>/history/<it>/"} <= {
        way.template for way in ways.all.values()
    }
    assert list(routes(get_resolver().url_patterns)) != []
    assert [address for address in ("/", "/articles/rain/cite.ris", "/admin/archive/", "/oai") if route_of(address) not in ways.all] == []


def test_links_give_parts_and_parameters_and_those_of_other_sites_none(ways: Ways) -> None:
    assert ways.learn("https://example.org/articles/snow/") is None
    assert list(ways.parts["articles", "slug"]) == ["rain"]
    assert {name: list(values) for name, values in ways.all["search/"].names.items()} == {"q": ["rain"], "page": ["2"]}


def test_a_seed_makes_the_same_requests_and_another_one_others(ways: Ways) -> None:
    same, again, other = (Maker(ways, seed, b"127.0.0.1", b"cookie") for seed in ("1", "1", "2"))
    made = [same.made(number) for number in range(300)]
    assert [again.made(number) for number in range(300)] == made
    assert [other.made(number) for number in range(300)] != made
    assert {request.method for request, _, _ in made} >= {b"GET", b"POST", b"HEAD"}
    assert [request for request, _, _ in made if b"logout" in request.target] == []


def test_forms_tell_all_that_can_be_chosen_and_are_filled_in_as_they_were_given() -> None:
    choice = "<select name=state><option value=a><option value=b selected></select>"
    page = f"<form action=/search/><input name=q></form><form>{choice}<input name=name value=x></form>".encode()
    assert [action for action, _ in forms_of(page)] == ["/search/", ""]
    assert sorted(forms_of(page)[1][1]) == [("name", "x"), ("state", "a"), ("state", "b")]
    assert filled(page) == [("state", "b"), ("name", "x")]
    assert filled(b"") == []


def test_of_a_users_form_the_name_is_lost_so_that_the_administrator_stays() -> None:
    assert b"username" not in broken([("username", "ada"), ("email", "")], b"/admin/auth/user/1/change/", "1")
    assert b"csrfmiddlewaretoken=" in broken([], b"/admin/archive/topic/add/", "1")


def test_a_request_is_sent_byte_by_byte_as_it_is_made() -> None:
    request = Request(b"ODD", b"/\xff?\0", ((b"Host", b"a b"),), b"body")
    assert bytes(request) == b"ODD /\xff?\0 HTTP/1.1\r\nHost: a b\r\n\r\nbody"


def test_each_kind_of_trouble_in_the_log_is_told_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    traced = r'{"message": "x", "traceback": "Traceback\n  File \"a.py\", line 7, in f\nValueError: no"}'
    log.write_text(f'{{"message": "fine"}}\n{traced}\n{traced}\nWORKER TIMEOUT (pid:7)\n')
    told = troubles(log)
    assert len(told) == 2
    assert told[0].startswith("in the log, 2 times: [('a.py', '7')] ['ValueError: no'], first in ")
    assert "WORKER TIMEOUT" in told[1]


def test_whatever_is_asked_an_answer_comes_and_none_says_that_the_server_failed() -> None:
    small = [sys.executable, "-m", "benchmarks.drills.fuzz", "--number", "30", "--requests", "600"]
    done = subprocess.run(small, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert re.match(r"6\d\d requests to \d+ routes in \d+ s: .* 2xx, .* 3xx, .* 4xx", said[0])
    assert said[1].startswith("slowest ")
    assert said[2] == "0 faults"
