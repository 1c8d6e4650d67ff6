"""Versions of passages: what editors made of them. What the reader writes, replaces and takes back in bulk leaves none."""

from collections.abc import Collection
from typing import Any

from django.db.models import signals
from simple_history.models import HistoricalRecords

AS_PROPOSED = "As it stood before."
"""The reason of a passage's first version, which is noted with the first change to it: reading notes none."""


class Decisions(HistoricalRecords):
    """Notes a version of a passage whenever one is saved by itself, as editors' forms do; bulk writes and deletions cost what they did.

    No signal of deletion is listened to: with one, Django would fetch each row that a new reading takes back, and delete it by itself.
    """

    def finalize(self, sender: Any, **kwargs: Any) -> None:
        """Connects to the kind of passage that ``sender`` is."""
        super().finalize(sender, **kwargs)
        if not issubclass(sender, self.cls):
            return
        signals.post_delete.disconnect(self.post_delete, sender=sender)
        signals.pre_delete.disconnect(self.pre_delete, sender=sender)
        signals.pre_save.connect(self.pre_save, sender=sender, weak=False)

    def pre_save(self, instance: Any, raw: bool = False, **kwargs: Any) -> None:
        """Before the first change: what the passage was until now."""
        if instance.pk is not None and not raw and not hasattr(instance, "skip_history_when_saving"):
            note_first([instance])


def note_first(passages: Collection[Any]) -> None:
    """The first version of those passages of a kind that have none yet: as the database holds them, by nobody."""
    if not passages:
        return
    kind = type(next(iter(passages)))
    keys = {passage.pk for passage in passages}
    known = set(kind.history.filter(id__in=keys).values_list("id", flat=True))
    held = list(kind._default_manager.filter(pk__in=keys - known)) if keys - known else []
    for passage in held:
        passage._history_user = None
    kind.history.bulk_history_create(held, default_change_reason=AS_PROPOSED)
