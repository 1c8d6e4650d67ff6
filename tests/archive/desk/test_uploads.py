"""What is sent to the desk as a file or a form is limited, and its name leads nowhere."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from archive.models import Page

ADDRESS = "/admin/archive/article/add/"
TEXT = b"Rice and the rain\n\nRain fell on the rice for forty days, and the price of rice rose by 12 percent in May 2024.\n"


def send(client: Client, name: str, data: bytes = TEXT) -> Any:
    """A file under a name that no browser would send, as it stands in the form."""
    head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    return client.generic("POST", ADDRESS, head.encode() + data + b"\r\n--edge--\r\n", content_type="multipart/form-data; boundary=edge")


def files() -> set[Path]:
    return {path for path in Path(settings.DATA_DIR).rglob("*") if "sqlite3" not in path.name}


@pytest.mark.parametrize(
    "name",
    [
        "../../outside.txt",
        "/etc/outside.txt",
        "..\\\\..\\\\outside.txt",
        "C:\\\\outside.txt",
        "a/../../outside.txt",
        "....//outside.txt",
        "%2e%2e%2foutside.txt",
    ],
)
def test_a_files_name_is_kept_without_the_way_to_it_and_no_file_is_written(name: str, admin_client: Client) -> None:
    before = files()
    assert send(admin_client, name).status_code == 302
    kept = Page.objects.get()
    assert "outside.txt" in kept.file_name
    assert not {"/", "\\", "\0"} & set(kept.file_name)
    assert kept.path == ""
    assert files() == before
    assert admin_client.get(f"/admin/archive/page/{kept.pk}/change/").status_code == 200


@pytest.mark.parametrize("name", ["", ".", "..", "a" * 300 + ".txt", "a\x01b.txt", "\u202etxt.exe"])
def test_a_name_that_is_none_is_refused_or_shortened(name: str, admin_client: Client) -> None:
    assert send(admin_client, name).status_code in (200, 302)
    assert all(len(page.file_name) <= 255 for page in Page.objects.all())


def test_a_form_that_is_too_large_or_has_too_many_fields_is_not_even_read(admin_client: Client) -> None:
    assert admin_client.post(ADDRESS, {"text": "a" * 13_000_000}).status_code == 400
    assert admin_client.post(ADDRESS, {f"field{number}": "" for number in range(20_001)}).status_code == 400
    assert not Page.objects.exists()


def test_more_than_a_hundred_files_at_once_are_not_even_read(admin_client: Client) -> None:
    part = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\na\r\n'
    answer = admin_client.generic("POST", ADDRESS, part * 101 + b"--edge--\r\n", content_type="multipart/form-data; boundary=edge")
    assert answer.status_code == 400
