"""A column that holds another one folded, so that a look-up finds Mérida by merida."""

from typing import Any

from django.db import models
from django.db.models.signals import pre_save

from archive.folding import fold


class FoldedField(models.CharField):
    """The folded form of the field ``of``, kept by every save and bulk write; by a signal too, since fixtures are loaded past both."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "blank": True, **kwargs})

    def deconstruct(self) -> Any:
        """Like any field's, with ``of``."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Listens to its model's saves."""
        super().contribute_to_class(cls, name, private_only)
        pre_save.connect(self._keep, sender=cls, weak=False, dispatch_uid=(cls._meta.label, name, self.of))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The value to write, also for rows that are written at once."""
        self._keep(model_instance)
        return super().pre_save(model_instance, add)

    def _keep(self, instance: models.Model, **kwargs: Any) -> None:
        setattr(instance, self.attname, fold(getattr(instance, self.of))[: self.max_length])
