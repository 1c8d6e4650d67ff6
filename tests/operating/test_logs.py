"""Each line of the log is one JSON object, and tells of which request it is."""

import json
import logging
import sys
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import path

from config.urls import urlpatterns as ours
from operating.logs import JsonLines, WithoutRefusedTraces, WithRequestId, request_id

logger = logging.getLogger("archive.test")


def speaking(request: HttpRequest) -> HttpResponse:
    logger.warning("In the view")
    return HttpResponse(request_id.get())


def streaming(request: HttpRequest) -> StreamingHttpResponse:
    def parts() -> Iterator[str]:
        logger.warning("While sending")
        yield "sent"

    return StreamingHttpResponse(parts())


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Broken\non purpose.")


urlpatterns = [*ours, path("speaking/", speaking, name="speaking"), path("streaming/", streaming), path("broken/", broken)]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


class Kept(logging.Handler):
    """The lines that were logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.addFilter(WithRequestId())
        self.addFilter(WithoutRefusedTraces())
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def of(self, name: str) -> list[dict[str, Any]]:
        """What a logger said."""
        return [line for line in map(json.loads, self.lines) if line["logger"] == name]


@pytest.fixture
def log() -> Iterator[Kept]:
    """The log of a test, with requests also where it is written for people."""
    kept, requests = Kept(), logging.getLogger("operating.requests")
    level = requests.level
    requests.setLevel(logging.INFO)
    logging.getLogger().addHandler(kept)
    yield kept
    logging.getLogger().removeHandler(kept)
    requests.setLevel(level)


@pytest.mark.parametrize("given", ["abc-123", "A" * 64, "7"])
def test_a_sane_id_is_taken_over(client: Client, given: str) -> None:
    answered = client.get("/speaking/", headers={"X-Request-ID": given})
    assert (answered["X-Request-ID"], answered.content.decode()) == (given, given)


@pytest.mark.parametrize("given", ["", "A" * 65, "a b", "a\tb", "ä", 'x"y', "a\n", "../..", "<b>"])
def test_any_other_id_is_replaced(client: Client, given: str) -> None:
    answered = client.get("/speaking/", headers={"X-Request-ID": given})
    assert len(answered["X-Request-ID"]) == 32
    assert answered["X-Request-ID"] == answered.content.decode()


def test_each_request_has_an_id_of_its_own(client: Client) -> None:
    assert len({client.get("/speaking/")["X-Request-ID"] for _ in range(3)}) == 3


@pytest.mark.parametrize("address", ["/speaking/", "/nowhere/", "/api/v1/nothing", "/admin/", "/static/css/site.css", "/oai"])
def test_every_answer_bears_it(client: Client, address: str) -> None:
    answered = client.get(address, headers={"X-Request-ID": "abc"})
    answered.close()
    assert answered["X-Request-ID"] == "abc"


def test_every_line_of_a_request_bears_its_id_and_the_next_ones_do_not(client: Client, log: Kept) -> None:
    client.get("/speaking/", headers={"X-Request-ID": "first"})
    logger.warning("Between two requests")
    client.get("/speaking/", headers={"X-Request-ID": "second"})
    assert [(line["message"], line.get("request")) for line in log.of("archive.test")] == [
        ("In the view", "first"),
        ("Between two requests", None),
        ("In the view", "second"),
    ]


def test_what_is_logged_while_a_file_is_sent_is_of_its_request(client: Client, log: Kept) -> None:
    answered = client.get("/streaming/", headers={"X-Request-ID": "sending"})
    assert b"".join(answered.streaming_content) == b"sent"  # type: ignore[attr-defined]
    assert [line["request"] for line in log.of("archive.test")] == ["sending"]


def test_requests_at_once_keep_their_ids_apart(client: Client, log: Kept) -> None:
    threads = [Thread(target=Client().get, args=("/speaking/",), kwargs={"headers": {"X-Request-ID": f"t{n}"}}) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(line["request"] for line in log.of("archive.test")) == [f"t{n}" for n in range(8)]


def test_a_request_is_logged_without_what_was_typed_from_where_or_by_which_browser(client: Client, log: Kept) -> None:
    client.get("/speaking/?q=private+words", headers={"X-Request-ID": "one", "User-Agent": "MyBrowser"}, REMOTE_ADDR="203.0.113.7")
    [line] = log.of("operating.requests")
    assert line.pop("ms") >= 0
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "operating.requests",
        "request": "one",
        "message": "GET /speaking/ 200",
        "method": "GET",
        "path": "/speaking/",
        "view": "speaking",
        "status": 200,
    }
    assert not any(word in "".join(log.lines) for word in ("private", "203.0.113.7", "MyBrowser"))


def test_what_is_asked_every_few_seconds_is_logged_only_where_it_is_not_well(client: Client, log: Kept) -> None:
    assert client.get("/healthz").status_code == 200
    assert log.of("operating.requests") == []
    assert client.get("/readyz").status_code == 503
    assert [line["status"] for line in log.of("operating.requests")] == [503]


def test_static_files_are_not_logged_and_missing_pages_are(client: Client, log: Kept) -> None:
    client.get("/nowhere/")
    assert [(line["view"], line["status"]) for line in log.of("operating.requests")] == [("", 404)]
    assert log.of("django.request") == []


def test_a_fault_is_one_line_with_its_traceback(client: Client, log: Kept) -> None:
    client.raise_request_exception = False
    client.get("/broken/", headers={"X-Request-ID": "ill"})
    [line] = log.of("django.request")
    assert (line["level"], line["request"]) == ("ERROR", "ill")
    assert "RuntimeError: Broken\non purpose." in line["traceback"]
    assert all("\n" not in text for text in log.lines)
    assert [line["status"] for line in log.of("operating.requests")] == [500]


@pytest.mark.parametrize("hostile", ["/%0A%7B%22level%22:%22INFO%22%7D", "/%1B%5B31m", "/%E2%80%AE", "/" + "x" * 4000])
def test_no_address_can_forge_a_line_or_fill_the_log(client: Client, log: Kept, hostile: str) -> None:
    client.get(hostile)
    [line] = log.of("operating.requests")
    assert line["path"].isascii()
    assert line["path"].isprintable()
    assert len(line["path"]) <= 300
    assert "\n" not in log.lines[-1]


def test_a_record_that_json_does_not_know_is_written_all_the_same() -> None:
    record = logging.LogRecord("name", logging.INFO, "", 0, "Seen %s", (object,), None)
    record.fields = {"what": object}
    assert json.loads(JsonLines().format(record))["what"] == str(object)


def test_a_traceback_can_be_of_anything() -> None:
    try:
        raise ValueError("\x00 \ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    except ValueError:
        record = logging.LogRecord("name", logging.ERROR, "", 0, "Seen", (), sys.exc_info())
    assert "ValueError" in json.loads(JsonLines().format(record))["traceback"]


def test_another_sites_host_is_told_without_a_traceback(client: Client, log: Kept) -> None:
    assert client.get("/speaking/", headers={"host": "example.org"}).status_code == 400
    (told,) = log.of("django.security.DisallowedHost")
    assert "example.org" in told["message"]
    assert "traceback" not in told


def test_every_handler_leaves_those_tracebacks_out() -> None:
    assert [handler["filters"] for handler in settings.LOGGING["handlers"].values()] == [["request", "refused"]]
