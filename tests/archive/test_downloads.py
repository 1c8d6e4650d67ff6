import re
from collections.abc import Iterator

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory

from archive import downloads
from archive.downloads import AT_ONCE, LONGEST_NAME, batches, download, filename

pytestmark = pytest.mark.django_db


class Socket:
    """What gunicorn lends an application."""

    patience: float | None = None

    def settimeout(self, seconds: float) -> None:
        self.patience = seconds


def start(chunks: Iterator[str] | None = None, method: str = "GET", socket: Socket | None = None) -> StreamingHttpResponse:
    """A download that is being sent."""
    request = RequestFactory().generic(method, "/", **({"gunicorn.socket": socket} if socket else {}))
    return download(request, chunks or iter(["a", "b"]), total=2, content_type="text/csv", filename="a.csv")  # type: ignore[return-value]


def test_a_download_says_what_it_is_how_long_and_how_it_is_called() -> None:
    response = start()
    assert response.getvalue() == b"ab"
    assert (response["X-Total-Count"], response["Content-Disposition"]) == ("2", 'attachment; filename="a.csv"')
    response.close()


def test_more_downloads_than_may_run_are_asked_to_wait() -> None:
    running = [start() for _ in range(AT_ONCE)]
    refused = start()
    assert (refused.status_code, refused["Retry-After"]) == (503, "10")
    running.pop().close()
    running.append(start())
    assert running[-1].status_code == 200
    for response in running:
        response.close()


def test_a_download_that_is_closed_twice_or_only_dropped_makes_room_once() -> None:
    for _ in range(3 * AT_ONCE):
        response = start()
        assert response.status_code == 200
        response.close()
        response.close()
    for _ in range(3 * AT_ONCE):
        assert start().status_code == 200
    held = [start() for _ in range(AT_ONCE + 1)]
    assert [response.status_code for response in held] == [200] * AT_ONCE + [503]


def test_writing_ends_where_the_reader_went_away() -> None:
    steps: list[str] = []

    def chunks() -> Iterator[str]:
        try:
            for number in range(100):
                steps.append(str(number))
                yield str(number)
        finally:
            steps.append("ended")

    response = start(chunks())
    next(iter(response))
    response.close()
    assert steps == ["0", "ended"]


def test_head_writes_nothing() -> None:
    response = start(iter(["never"]), "HEAD")
    assert response.getvalue() == b""
    assert response["X-Total-Count"] == "2"
    response.close()


def test_a_reader_that_takes_nothing_is_given_up_some_time() -> None:
    socket = Socket()
    start(socket=socket).close()
    assert socket.patience == downloads.PATIENCE


def test_a_file_is_called_by_what_is_in_it() -> None:
    assert re.fullmatch(
        r"policy-archive-search-cartel-and-coca-\d{4}-\d\d-\d\d\.csv",
        filename(["search", "Cartel “and” coca"], "csv"),
    )
    assert len(filename(["x" * 1000], "csv")) <= LONGEST_NAME + 30
    assert re.fullmatch(r"policy-archive-\d{4}-\d\d-\d\d\.csv", filename(["../“”\r\n"], "csv"))


@pytest.mark.parametrize("number", [0, 1, 4, 5, 9])
def test_batches_hold_every_key_once_in_order(db: None, number: int) -> None:
    parts = list(batches(range(number), 4))
    assert [key for part in parts for key in part] == list(range(number))
    assert all(len(part) <= 4 for part in parts)
