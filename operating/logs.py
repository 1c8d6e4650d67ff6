"""What a line of the log looks like: JSON for machines, with the id of the request in which it was written.

Gunicorn's first process reads this too, long before Django is there.
"""

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Of the request that this thread answers; empty outside of one."""


class WithRequestId(logging.Filter):
    """Gives each record the id of its request as ``request_id``."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets everything pass."""
        record.request_id = request_id.get()
        return True


class WithoutRefusedTraces(logging.Filter):
    """Takes the traceback off what Django refused as suspicious, as a ``Host`` that isn't ours: anybody could fill the log with them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets everything pass."""
        if record.name.startswith("django.security."):
            record.exc_info = record.exc_text = None
        return True


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, logger, request, message, what the record's ``fields`` hold, and the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        if identity := getattr(record, "request_id", ""):
            line["request"] = identity
        line["message"] = record.getMessage()
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["traceback"] = "".join(traceback.format_exception(*record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)
