"""The desk's editor, who needs no password here."""

from typing import Any

import pytest


@pytest.fixture
def admin_user(db: None, django_user_model: Any) -> Any:
    """A superuser; hashing a password would cost each test as much as the rest of it."""
    return django_user_model.objects.create(username="editor", is_staff=True, is_superuser=True)
