"""What tests of operating stand on besides: commands that are given as an operator gives them."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

Saying = Callable[..., str]


@pytest.fixture
def say() -> Saying:
    """Gives a command and returns what it printed; what it refused is the sentence that it refused with."""

    def saying(*command: Any, **options: Any) -> str:
        out = StringIO()
        try:
            call_command(*map(str, command), stdout=out, **options)
        except CommandError as error:
            return f"refused: {error}"
        return out.getvalue().strip()

    return saying
