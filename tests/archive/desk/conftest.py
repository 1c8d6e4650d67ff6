"""The desk's editor, who needs no password here."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def admin_user(db: None, django_user_model: Any) -> Any:
    """A superuser; hashing a password would cost each test as much as the rest of it."""
    return django_user_model.objects.create(username="editor", is_staff=True, is_superuser=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of the article's form as slow: each renders it with a row for every passage, and there are eighty of them."""
    for item in items:
        if item.path == Path(__file__).with_name("test_articles.py"):
            item.add_marker(pytest.mark.slow)
