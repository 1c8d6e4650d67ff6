"""What can be wrong with an index. Each message is one sentence that an operator can act on.

A broken index is never shown as an empty archive: every read raises one of these instead of answering "nothing found".
"""

from .notes import Note as _


class QueryTooLarge(ValueError):
    """The query has more parts than the index can look for at once."""


class IndexUnavailable(Exception):
    """The index can't be used now. The base of the errors below. ``public`` says so without naming a folder of the machine."""

    public = _("The search index can't be used now.")
    remedy = "Run manage.py rebuild_index."
    """What an operator does about it."""


class IndexMissing(IndexUnavailable):
    """There is no index: it was never made, or its folder is gone."""

    public = _("There is no search index.")


class IndexDamaged(IndexUnavailable):
    """There is an index, but a part of it is gone or can't be read. Rebuilding repairs it."""

    public = _("The search index is damaged.")


class IndexLocked(IndexUnavailable):
    """Another writer holds the index. Nothing was written."""


class IndexUnreachable(IndexUnavailable):
    """The index is on another machine, which doesn't answer. Nothing is known of what was written."""

    public = _("The search index can't be reached.")
    remedy = "See that the cluster's nodes run, and that SEARCH_URL is right."
