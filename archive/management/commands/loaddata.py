"""Django's ``loaddata``, but for the gazetteer: it fills empty tables only, so that no editor's change is overwritten."""

from pathlib import Path
from typing import Any

from django.core.management.commands.loaddata import Command as LoadData

from archive.models import Actor, Topic


class Command(LoadData):
    """``loaddata gazetteer`` into an archive that has actors or topics loads nothing and says so."""

    def loaddata(self, fixture_labels: Any) -> None:
        labels = list(fixture_labels)
        others = [label for label in labels if Path(label).name.partition(".")[0] != "gazetteer"]
        if others != labels and (Actor.objects.exists() or Topic.objects.exists()):
            labels = others
            if self.verbosity:
                self.stdout.write(
                    "The archive has actors or topics already; its gazetteer stays as it is. To add new ones: update_gazetteer."
                )
        if labels:
            super().loaddata(labels)
