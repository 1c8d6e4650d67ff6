"""The archive's one signal: what search, feeds and caches listen to."""

from django.dispatch import Signal

articles_changed = Signal()
"""Sent inside the transaction of every write that changes what is known of articles, with ``ids``: a list of primary keys.

Bulk writes send no signals of Django's, so their callers send this one; row by row writes send it through ``archive.changes``.
"""
